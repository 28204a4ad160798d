"""Approved records prove the duties of disclosure; links of what was approved are watched; procurement goes out as OCDS."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from django.test import Client

from prongsai.accounts.members import Member
from prongsai.checks.models import Watch
from prongsai.disclosure.actions import fill_record
from prongsai.disclosure.content import Content
from prongsai.rounds.models import Round
from prongsai.rounds.queries import obligations_of
from prongsai.rules.disclosing import Link
from prongsai.rules.framework import Text
from tests.factories.disclosure import item_of, moved, record_of, said
from tests.factories.followup import at

TODAY, LATER = date(2025, 4, 10), date(2025, 5, 2)
Signed = Callable[[Member], Client]


def _state(round_: Round, code: str, period: int = 1, periods: int = 1, unit: str = "revenue") -> str:
    duties = obligations_of(round_, TODAY).filter(code=code, period=period, periods=periods, unit__code=unit)
    return str(duties.get().state)  # type: ignore[attr-defined]


def test_a_duty_is_met_when_all_its_records_are_approved(
    bangkok_yai_2568: Round, anong: Member, chai: Member
) -> None:
    assert _state(bangkok_yai_2568, "O9") == "due"
    for component in (1, 2):
        said(record_of(bangkok_yai_2568, "O9", component), on=TODAY, by=anong)
    item = moved(item_of(bangkok_yai_2568, "O9"), "submit", anong, TODAY)
    assert _state(bangkok_yai_2568, "O9") == "in_review"
    item = moved(item, "approve", chai, TODAY)
    assert _state(bangkok_yai_2568, "O9") == "due"
    moved(item, "unlock", anong, TODAY, comment="เพิ่มภาษีน้ำมัน")
    said(record_of(bangkok_yai_2568, "O9", 3), on=TODAY, by=anong)
    item = moved(moved(item, "submit", anong, TODAY), "approve", chai, TODAY)
    assert _state(bangkok_yai_2568, "O9") == "accepted"


def test_a_month_proves_the_duty_of_its_month_alone(
    bangkok_yai_2568: Round, anong: Member, chai: Member
) -> None:
    for component in (1, 2, 3, 10):
        said(record_of(bangkok_yai_2568, "O10", component, period=6), on=TODAY, by=anong, is_none=True)
    item = moved(item_of(bangkok_yai_2568, "O10"), "submit", anong, TODAY)
    moved(item, "approve", chai, TODAY)
    assert _state(bangkok_yai_2568, "O10", 6, 12, "enforcement") == "accepted"
    assert _state(bangkok_yai_2568, "O10", 7, 12, "enforcement") != "accepted"


def _approved_links(round_: Round, urls: list[str], anong: Member, chai: Member, on: date) -> None:
    record = record_of(round_, "O16", 1)
    content = Content(links=[Link(Text("หลักเกณฑ์", ""), url) for url in urls])
    fill_record(record=record, content=content, seen=record.row_version, by=anong, now=at(on))
    moved(moved(item_of(round_, "O16"), "submit", anong, on), "approve", chai, on)


def test_links_of_what_was_approved_are_watched_and_let_go_with_it(
    bangkok_yai_2568: Round, anong: Member, chai: Member, client_of: Signed
) -> None:
    _approved_links(
        bangkok_yai_2568, ["https://example.go.th/a", "https://example.go.th/b"], anong, chai, TODAY
    )
    watched = Watch.objects.filter(subject="disclosure:2568:O16")
    assert sorted(watched.values_list("address__url", flat=True)) == [
        "https://example.go.th/a",
        "https://example.go.th/b",
    ]
    page = client_of(anong).get("/rounds/bangkok-yai/2568/oit/items/O16/").context["page"]
    assert [(one.url, one.tone) for one in page.links] == [
        ("https://example.go.th/a", "due"),
        ("https://example.go.th/b", "due"),
    ]
    moved(item_of(bangkok_yai_2568, "O16"), "unlock", anong, LATER, comment="ลิงก์เปลี่ยน")
    _approved_links(bangkok_yai_2568, ["https://example.go.th/b"], anong, chai, LATER)
    assert [one.address.url for one in watched.all()] == ["https://example.go.th/b"]


def test_procurement_goes_out_as_ocds(
    bangkok_yai_2568: Round, anong: Member, chai: Member, client_of: Signed
) -> None:
    place = "/rounds/bangkok-yai/2568/oit/items/O15/ocds.json"
    assert client_of(anong).get(place).status_code == 404
    record = record_of(bangkok_yai_2568, "O15", 3)
    row = ("ซื้อครุภัณฑ์", "บริษัท ตัวอย่าง จำกัด", Decimal("120000.00"), date(2025, 3, 3), None)
    content = Content(tables={"award": (row,)})
    fill_record(record=record, content=content, seen=record.row_version, by=anong, now=at(TODAY))
    moved(moved(item_of(bangkok_yai_2568, "O15"), "submit", anong, TODAY), "approve", chai, TODAY)
    package = client_of(anong).get(place).json()
    [release] = package["releases"]
    assert (package["version"], release["tag"]) == ("1.1", ["award"])
    assert release["awards"][0]["value"] == {"amount": 120000.0, "currency": "THB"}
    assert release["awards"][0]["suppliers"][0]["name"] == "บริษัท ตัวอย่าง จำกัด"
    assert {party["roles"][0] for party in release["parties"]} == {"buyer", "supplier"}
