"""Agencies and people of the demo."""

from collections.abc import Collection, Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.contrib.auth.hashers import make_password
from django.utils import translation

from prongsai.accounts.members import Member, member_of
from prongsai.accounts.models import Membership, User
from prongsai.accounts.roles import OF_A_UNIT, Role
from prongsai.agencies.actions import UnitSpec, add_agency, add_units
from prongsai.agencies.models import Agency, Unit

HERE = Path(__file__).parent
PASSWORD = "demo-prongsai-2568"  # noqa: S105 - the demo's, printed on its first screen
OFFICE_ROLES = (
    Role.DIVISION_OFFICER,
    Role.SCHOOL_OFFICER,
    Role.DIVISION_HEAD,
    Role.ASSISTANT_SECRETARY,
    Role.WORKING_GROUP,
    Role.ASSISTANT_DIRECTOR,
    Role.COMPLAINTS_OFFICER,
    Role.CUSTODIAN,
    Role.AUDITOR,
)
ROLES = {
    "bangkok-yai": OFFICE_ROLES,
    "khlong-toei": OFFICE_ROLES,
    "wang-thonglang": (Role.DIVISION_HEAD,),
    "bang-rak": (Role.OFFICER, Role.DIRECTOR, Role.DIVISION_OFFICER, Role.DIVISION_HEAD),
    "samphanthawong": (Role.DIVISION_OFFICER,),
    "bma": (Role.CENTRAL_HEAD, Role.ASSESSOR, Role.AUDITOR, Role.PLATFORM_ADMINISTRATOR),
}
"""Beside PEOPLE: accounts named role.agency, for example division_head.bangkok-yai."""
PEOPLE = (
    ("officer", "เจ้าหน้าที่ ITA เขตบางกอกใหญ่", "ITA officer, Bangkok Yai", "bangkok-yai", Role.OFFICER),
    ("director", "ผู้อำนวยการเขตบางกอกใหญ่", "Director, Bangkok Yai", "bangkok-yai", Role.DIRECTOR),
    ("central", "เจ้าหน้าที่สำนักงาน ก.ก.", "Officer, central office", "bma", Role.CENTRAL_OFFICER),
    ("officer2", "เจ้าหน้าที่ ITA เขตคลองเตย", "ITA officer, Khlong Toei", "khlong-toei", Role.OFFICER),
    (
        "officer3",
        "เจ้าหน้าที่ ITA เขตวังทองหลาง",
        "ITA officer, Wang Thonglang",
        "wang-thonglang",
        Role.OFFICER,
    ),
    (
        "director3",
        "ผู้อำนวยการเขตวังทองหลาง",
        "Director, Wang Thonglang",
        "wang-thonglang",
        Role.DIRECTOR,
    ),
    (
        "officer4",
        "เจ้าหน้าที่ ITA เขตสัมพันธวงศ์",
        "ITA officer, Samphanthawong",
        "samphanthawong",
        Role.OFFICER,
    ),
    ("director4", "ผู้อำนวยการเขตสัมพันธวงศ์", "Director, Samphanthawong", "samphanthawong", Role.DIRECTOR),
    ("director2", "ผู้อำนวยการเขตคลองเตย", "Director, Khlong Toei", "khlong-toei", Role.DIRECTOR),
)


def listed_agencies() -> dict[str, Any]:
    listed: dict[str, Any] = yaml.safe_load((HERE / "agencies.yaml").read_text(encoding="utf-8"))
    return listed


def add_agencies(only: Collection[str] | None = None) -> dict[str, Agency]:
    """BMA, its districts with ten divisions each, its bureaus and a neighbour; or BMA and the districts of `only`."""
    listed = listed_agencies()
    root = listed["root"]
    bma = add_agency(
        slug=root["slug"],
        kind=Agency.Kind.BMA,
        name_th=root["th"],
        name_en=root["en"],
        short_th=root["short_th"],
        short_en=root["short_en"],
        parent=None,
    )
    districts = [row for row in listed["districts"] if only is None or row[0] in only]
    offices = add_offices(listed, bma) if only is None else []
    made = [bma, *add_districts(districts, listed, bma), *offices]
    return {agency.slug: agency for agency in made}


def add_districts(rows: Iterable[list[Any]], listed: dict[str, Any], bma: Agency) -> list[Agency]:
    units = [_division(row) for row in listed["divisions"]]
    return [
        add_agency(
            slug=slug,
            kind=Agency.Kind.DISTRICT,
            name_th=f"สำนักงานเขต{thai}",
            name_en=f"{english} District Office",
            short_th=thai,
            short_en=english,
            parent=bma,
            units=units,
            aliases=aliases[0] if aliases else (),
        )
        for slug, thai, english, *aliases in rows
    ]


def add_offices(listed: dict[str, Any], bma: Agency) -> list[Agency]:
    """Bureaus, and an office outside that papers speak of: names alone, nobody works in them here."""
    bureaus = [_office(row, Agency.Kind.BUREAU, bma) for row in listed["bureaus"]]
    return bureaus + [_office(row, Agency.Kind.OTHER, None) for row in listed["others"]]


def _office(row: dict[str, Any], kind: Agency.Kind, parent: Agency | None) -> Agency:
    return add_agency(
        slug=row["slug"],
        kind=kind,
        name_th=row["th"],
        name_en=row["en"],
        short_th=row["th"],
        short_en=row["en"],
        parent=parent,
        aliases=row["aliases"],
    )


def _division(row: dict[str, Any]) -> UnitSpec:
    return UnitSpec(
        code=row["code"],
        kind=Unit.Kind.DIVISION,
        name_th=row["th"],
        name_en=row["en"],
        short_th=row["short"],
        aliases=tuple(row.get("aliases", ())),
    )


def add_people(agencies: dict[str, Agency], *, since: date) -> None:
    """The demo's accounts, all with the demo's password: a few to begin with, then one of every role."""
    for username, name_th, name_en, slug, role in PEOPLE:
        _add_person(username, name_th, name_en, agencies[slug], role, since)
    for slug, roles in ROLES.items():
        if Role.SCHOOL_OFFICER in roles:
            _add_school(agencies[slug])
        for role in roles:
            _add_person(f"{role.value}.{slug}", *_named(role, agencies[slug]), agencies[slug], role, since)


@cache
def _hashed() -> str:
    """The one password of the demo, hashed once: hashing is slow on purpose."""
    return make_password(PASSWORD)


def _add_person(username: str, name_th: str, name_en: str, agency: Agency, role: Role, since: date) -> None:
    user = User.objects.create(username=username, password=_hashed(), name_th=name_th, name_en=name_en)
    kind = Unit.Kind.SCHOOL if role == Role.SCHOOL_OFFICER else Unit.Kind.DIVISION
    unit = agency.units.filter(kind=kind).order_by("position").first() if role in OF_A_UNIT else None
    Membership.objects.create(user=user, agency=agency, unit=unit, role=role, starts_on=since)


def _add_school(agency: Agency) -> None:
    school = UnitSpec(
        code="school_1",
        kind=Unit.Kind.SCHOOL,
        name_th=f"โรงเรียนตัวอย่าง เขต{agency.short_th}",
        name_en=f"Example School, {agency.short_en}",
        short_th="โรงเรียนตัวอย่าง",
    )
    add_units(agency=agency, units=[school])


def _named(role: Role, agency: Agency) -> tuple[str, str]:
    """Position and place, in Thai and English."""
    with translation.override("th"):
        thai = f"{role.label} {agency.short_th}"
    with translation.override("en"):
        return thai, f"{role.label}, {agency.short_en}"


def officer_of(agency: Agency, *, today: date) -> Member:
    """The ITA officer of an agency, to act in the demo's filling."""
    return one_of(agency, Role.OFFICER, today=today)


def one_of(agency: Agency, role: Role, *, today: date) -> Member:
    """The one who holds that role in an agency."""
    person = User.objects.get(memberships__agency=agency, memberships__role=role)
    member = member_of(person, chosen=None, today=today)
    assert member is not None
    return member
