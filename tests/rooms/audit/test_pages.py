"""The pages of the trail: who sees what, what they say, and what they cost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from prongsai.accounts.members import Member
from prongsai.accounts.models import Membership
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency, Unit
from prongsai.audit.actions import record
from prongsai.audit.closing import close_days
from prongsai.audit.models import DailyRoot, Entry
from prongsai.audit.queries import ON_A_PAGE
from prongsai.rounds.models import Round
from tests.conftest import NOW

Browser = Callable[[Member], Client]


@pytest.fixture
def unit(bangkok_yai: Agency, anong: Member) -> Unit:
    unit = bangkok_yai.units.all()[0]
    changes = {"name_th": ("ฝ่ายเดิม", "ฝ่าย<ใหม่>"), "closed_on": (None, "2025-03-12")}
    record("people.unit.changed", by=anong, target=unit, at=NOW, code=unit.code, changes=changes)
    return unit


def body(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def test_an_entry_is_a_sentence_with_what_changed(anong: Member, client_of: Browser, unit: Unit) -> None:
    page = body(client_of(anong), "/trail/")
    assert "anong" in page
    assert unit.name_th in page
    assert "<del>ฝ่ายเดิม</del>" in page
    assert "<ins>ฝ่าย&lt;ใหม่&gt;</ins>" in page
    assert "12 มี.ค. 2568" in page
    assert "14:00" in page, "in Thailand's time"


def test_the_history_of_a_thing_is_its_own(anong: Member, client_of: Browser, unit: Unit) -> None:
    client = client_of(anong)
    page = body(client, f"/trail/of/agencies.unit/{unit.pk}/")
    assert page.count('class="trail-entry"') == 1
    assert f"/people/agencies/{unit.agency.slug}/" in page
    other = unit.agency.units.exclude(pk=unit.pk)[0]
    assert 'class="trail-entry"' not in body(client, f"/trail/of/agencies.unit/{other.pk}/")


@pytest.mark.parametrize(
    "place", ["agencies.unit/{unit}", "rounds.round/{round}", "agencies.unit/999999", "x.y/1"]
)
def test_a_foreign_or_unknown_thing_is_not_found(
    dao: Member, client_of: Browser, unit: Unit, bangkok_yai_2568: Round, place: str
) -> None:
    place = place.format(unit=unit.pk, round=bangkok_yai_2568.pk)
    body(client_of(dao), f"/trail/of/{place}/", 404)


def test_a_sister_agency_sees_nothing_and_a_foreign_agency_is_not_found(
    dao: Member, client_of: Browser, unit: Unit
) -> None:
    client = client_of(dao)
    assert unit.name_th + "</a>" not in body(client, "/trail/")
    body(client, "/trail/?agency=bangkok-yai", 404)
    assert Entry.objects.visible_to(dao).exclude(agency_path=dao.agency.path).count() == 0


def test_the_office_above_sees_those_below_and_may_choose_one(
    boon: Member, client_of: Browser, unit: Unit
) -> None:
    client = client_of(boon)
    assert "ฝ่ายเดิม" in body(client, "/trail/")
    assert "ฝ่ายเดิม" in body(client, "/trail/?agency=bangkok-yai")
    assert "ฝ่ายเดิม" not in body(client, "/trail/?agency=khlong-toei")


@pytest.mark.parametrize("role", [Role.SCHOOL_OFFICER, Role.WORKING_GROUP, Role.ASSISTANT_SECRETARY])
def test_others_see_what_they_did_themselves(
    chai: Member, anong: Member, client_of: Browser, unit: Unit, role: Role
) -> None:
    record("people.unit.closed", by=chai, target=unit, at=NOW)
    own = replace(anong, role=role)
    assert {entry.actor for entry in Entry.objects.visible_to(own)} == {"anong"}
    Membership.objects.filter(user=anong.user).update(role=role)
    client = client_of(anong)
    assert "ฝ่ายเดิม" in body(client, "/trail/")
    body(client, "/trail/roots/", 403)
    assert client.post("/trail/take-out/", {"format": "csv"}).status_code == 403


def test_an_administrator_sees_people_and_settings_but_no_content(
    boon: Member, anong: Member, client_of: Browser, unit: Unit, bangkok_yai_2568: Round
) -> None:
    record("rounds.duty.excused", by=anong, target=bangkok_yai_2568, at=NOW, reason="เหตุผลลับ")
    Membership.objects.filter(user=boon.user).update(role=Role.PLATFORM_ADMINISTRATOR)
    client = client_of(boon)
    page = body(client, "/trail/")
    assert "ฝ่ายเดิม" in page
    assert "เหตุผลลับ" not in page
    body(client, f"/trail/of/rounds.round/{bangkok_yai_2568.pk}/", 404)
    assert "เหตุผลลับ" not in client.post("/trail/take-out/", {"format": "csv"}).content.decode("utf-8-sig")


def test_the_page_is_narrowed_by_person_kind_and_day(
    anong: Member, chai: Member, client_of: Browser, unit: Unit
) -> None:
    client = client_of(anong)
    for query, is_there in (
        (f"person={anong.user.pk}", True),
        (f"person={chai.user.pk}", False),
        ("kind=agencies.unit", True),
        ("kind=rounds.round", False),
        ("first=12/3/2568&last=12/3/2568", True),
        ("first=13/3/2568", False),
        ("last=11/3/2568", False),
    ):
        assert ("ฝ่ายเดิม" in body(client, f"/trail/?{query}")) == is_there, query
    assert "ฝ่ายเดิม" in body(client, "/trail/?first=xx"), "a day that is none narrows nothing, and says so"


def test_older_entries_come_page_by_page(anong: Member, client_of: Browser, bangkok_yai: Agency) -> None:
    for number in range(ON_A_PAGE + 5):
        record("people.unit.changed", by=anong, target=bangkok_yai, at=NOW + timedelta(seconds=number))
    client = client_of(anong)
    first = body(client, "/trail/?kind=agencies.agency")
    assert first.count('class="trail-entry"') == ON_A_PAGE
    older = Entry.objects.filter(target__startswith="agencies.agency", agency_path=bangkok_yai.path)[
        ON_A_PAGE - 1
    ].pk
    assert f"?kind=agencies.agency&amp;before={older}" in first
    second = body(client, f"/trail/?kind=agencies.agency&before={older}")
    assert second.count('class="trail-entry"') == 5


def test_the_number_of_queries_does_not_grow_with_the_entries(
    boon: Member,
    anong: Member,
    client_of: Browser,
    unit: Unit,
    bangkok_yai_2568: Round,
    django_assert_max_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    for thing in [*bangkok_yai_2568.obligations.all()[:15], *unit.agency.units.all()[:15]]:
        record("people.unit.changed", by=anong, target=thing, at=NOW)
    client = client_of(boon)
    with django_assert_max_num_queries(14):
        client.get("/trail/")
    client = client_of(anong)
    with django_assert_max_num_queries(9):
        client.get(f"/trail/of/agencies.unit/{unit.pk}/")


def test_the_table_holds_formulas_harmless_and_is_noted(
    anong: Member, client_of: Browser, bangkok_yai: Agency
) -> None:
    record(
        "people.unit.changed",
        by=replace(anong, user=anong.user.__class__(pk=anong.user.pk, name_th="=1+1", username="x")),
        target=bangkok_yai,
        at=NOW,
        changes={"name_th": ("=cmd|' /C calc'!A0", "@SUM(1)")},
    )
    client = client_of(anong)
    address = f"/trail/take-out/?person={anong.user.pk}"
    text = client.post(address, {"format": "csv"}).content.decode("utf-8-sig")
    assert "'=1+1" in text
    assert not [
        cell for line in text.splitlines() for cell in line.split(",") if cell.startswith(("=", "@", "+"))
    ]
    answer = client.post(address, {"format": "xlsx"})
    assert "no-store" in answer["Cache-Control"]
    sheet = load_workbook(BytesIO(answer.content)).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
    assert "=1+1" in {cell.value for row in sheet.iter_rows() for cell in row}
    assert Entry.objects.filter(action="audit.trail.taken").count() == 2
    assert client.post(address, {"format": "exe"}).status_code == 404


def test_the_sheet_of_a_root_says_how_to_verify_it(anong: Member, client_of: Browser, unit: Unit) -> None:
    close_days(now=NOW + timedelta(days=1))
    root = DailyRoot.objects.get()
    client = client_of(anong)
    assert root.digest in body(client, "/trail/roots/")
    sheet = body(client, "/trail/roots/2025-03-12/")
    assert f"prongsai trail verify --root 2025-03-12:{root.digest}" in sheet
    assert "12 มีนาคม 2568" in sheet
    body(client, "/trail/roots/2025-03-13/", 404)
    body(client, "/trail/roots/yesterday/", 404)
