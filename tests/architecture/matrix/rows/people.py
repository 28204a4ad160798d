"""The register of agencies, units and people."""

from prongsai.accounts.roles import Role, Verb
from tests.architecture.matrix.declaring import (
    GET,
    POST,
    Body,
    Row,
    Things,
    holding,
    managing,
    nobody,
    register,
)

DAY = "30/9/2569"
UNIT = {
    "kind": "division",
    "name_th": "ฝ่ายใหม่",
    "name_en": "",
    "short_th": "",
    "aliases": "",
    "code": "new_one",
}
AGENCY = {
    "name_th": "สำนักงานเขตใหม่",
    "name_en": "New District Office",
    "short_th": "ใหม่",
    "short_en": "New",
    "kind": "bma_district",
    "slug": "brand-new",
    "like": "",
    "aliases": "",
}
GIVEN = {"role": Role.WORKING_GROUP.value, "unit": "", "starts_on": "1/10/2567", "ends_on": DAY}
PERSON = {**GIVEN, "name_th": "ผู้มาใหม่", "name_en": "", "email": ""}
ACTING = {**GIVEN, "role": Role.ASSISTANT_SECRETARY.value, "is_acting": "on"}
TOKEN = {"name": "โอนคะแนน", "scopes": "rounds:read", "days": "30"}
CODE = {"code": "no-such-code"}
PEOPLE = {"found": register, "needs": managing(Verb.MANAGE_PEOPLE)}
UNITS = {"found": register, "needs": managing(Verb.MANAGE_UNITS)}
ADDING = holding(Verb.ADD_AGENCY)


def sends(words: dict[str, str]) -> Body:
    return lambda _things, _own: dict(words)


def _into_a_unit(things: Things, _own: Things) -> dict[str, str]:
    return {**PERSON, "role": Role.DIVISION_OFFICER.value, "unit": str(things["unit_id"])}


def _own_role(_things: Things, own: Things) -> dict[str, str]:
    return {"membership": str(own["membership_id"])}


def _role_of_another(things: Things, _own: Things) -> dict[str, str]:
    return {"membership": str(things["membership_id"])}


ROWS = (
    Row("people:people", methods=(GET,)),
    Row("people:roles", methods=(GET,)),
    Row("people:choose_role", methods=(POST,), body=_own_role, writes=False),
    Row(
        "people:choose_role",
        "of another person",
        methods=(POST,),
        found=nobody,
        body=_role_of_another,
        is_for_nobody=True,
    ),
    Row("people:agencies", methods=(GET,)),
    Row("people:export_agencies", methods=(GET,), fixed={"format": "csv"}),
    Row("people:add_agency", needs=ADDING, body=sends(AGENCY)),
    Row("people:import_agencies", needs=ADDING, writes=False),
    Row("people:agency", methods=(GET,), found=register),
    Row("people:add_unit", body=sends(UNIT), **UNITS),
    Row("people:import_units", writes=False, **UNITS),
    Row("people:export_units", methods=(GET,), found=register, fixed={"format": "csv"}),
    Row("people:change_unit", uses={"code": "unit_code"}, body=sends(UNIT), **UNITS),
    Row("people:close_unit", uses={"code": "unit_code"}, body=sends({"day": DAY}), **UNITS),
    Row("people:agency_people", methods=(GET,), found=register),
    Row("people:invite", body=sends(PERSON), **PEOPLE),
    Row("people:invite", "into a unit", body=_into_a_unit, **PEOPLE),
    Row("people:import_people", writes=False, **PEOPLE),
    Row("people:export_people", methods=(GET,), fixed={"format": "csv"}, **PEOPLE),
    Row("people:person", methods=(GET,), found=register),
    Row("people:hand_password_code", methods=(POST,), **PEOPLE),
    Row("people:reset_second_factor", body=sends({"reason": "โทรศัพท์หาย"}), **PEOPLE),
    Row("people:give_role", body=sends(ACTING), **PEOPLE),
    Row("people:end_membership", body=sends({"day": DAY}), **PEOPLE),
    Row("people:withdraw_invitation", methods=(POST,), **PEOPLE),
    Row("people:own_tokens", methods=(GET,)),
    Row("people:create_token", needs=holding(Verb.USE_API), body=sends(TOKEN)),
    Row("people:agency_tokens", methods=(GET,), **PEOPLE),
    Row("people:end_token", body=sends({"reason": "เลิกใช้แล้ว"}), **PEOPLE),
    Row("people:join", is_open=True, writes=False),
    Row("people:new_password", is_open=True, fixed=CODE, writes=False),
    Row("people:take_up", is_open=True, fixed=CODE, writes=False),
)
