"""What the office discloses about its measures comes from the plan and the results: a draft, looked at by the division, marked when it ages."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.disclosure.models import Record
from prongsai.disclosure.suppliers import Supplied, supplied_to
from prongsai.measures.models import Measure
from prongsai.results.halves import Reporting
from prongsai.results.models import UnitReport
from prongsai.rounds.models import Round
from prongsai.support.models import Line
from tests.factories import support
from tests.factories.disclosure import item_of, record_of
from tests.factories.disclosure import moved as item_moved
from tests.factories.results import half_of, moved, told

TODAY, LATER = date(2025, 4, 10), date(2025, 5, 2)
REPORT, PLAN, PROMOTION = 9, 4, 7
RESULT, AGAIN = "อบรมเจ้าหน้าที่ครบทุกคน ผ่านการทดสอบ 40 คน", "อบรมเพิ่มอีกหนึ่งรุ่น"
Signed = Callable[[Member], Client]


@pytest.fixture
def record(half: Reporting, bangkok_yai_2568: Round) -> Record:
    """What the administration says of the results, in O22: nothing yet."""
    return record_of(bangkok_yai_2568, "O22", REPORT)


@pytest.fixture
def accepted(half: Reporting, at_work: dict[str, Measure], fah: Member, hin: Member) -> UnitReport:
    """The administration's part of the first half, as its head accepted it."""
    for name in ("E1", "E5"):
        told(half, at_work[name].pk, "administration", on=TODAY, by=fah, text=f"{RESULT} {name}")
    report = UnitReport.objects.get(unit__code="administration")
    return moved(moved(report, "submit", fah, TODAY), "accept", hin, TODAY)


def supply_of(record: Record) -> Supplied | None:
    return supplied_to(record_of(record.item.round, record.item.code, record.component))


def results_in(record: Record) -> list[str | None]:
    found = supply_of(record)
    return [str(row[3] or "") for row in found.rows] if found else []


def address_of(record: Record) -> str:
    return f"/rounds/bangkok-yai/2568/oit/records/{record.pk}/"


def saved(client: Client, record: Record, **more: str) -> Record:
    """The form as the browser sends it back, with its boxes as they were shown."""
    page = client.get(address_of(record) + more.pop("query", "")).context["page"]
    boxes = {box.name: box.text for table in page.form.tables for row in table.rows() for box in row}
    mark = {"supplied": page.supply.mark} if page.supply and page.supply.is_draft else {}
    seen = {"seen": str(page.form.initial["seen"])}
    answer = client.post(address_of(record), {**boxes, **seen, **mark, **more})
    assert answer.status_code == 302, answer.context["page"].form.errors
    return record_of(record.item.round, record.item.code, record.component)


def test_the_plan_is_there_before_any_result(record: Record, at_work: dict[str, Measure]) -> None:
    assert supply_of(record) is None
    plan = supply_of(record_of(record.item.round, "O22", PLAN))
    assert plan is not None
    assert len(plan.rows) == len(at_work)
    activity, when, owner, result = plan.rows[0]
    assert str(activity).startswith("1. ")
    assert (when, owner, result) == ("ต.ค. 2567 - ก.ย. 2568", "ฝ่ายปกครอง", None)


def test_measures_that_promote_online_permits_are_those_that_the_office_wrote_down(
    record: Record, now: datetime
) -> None:
    round_ = record.item.round
    assert supply_of(record_of(round_, "O22", PROMOTION)) is None
    administration = round_.agency.units.get(code="administration")
    support.line(round_, administration, now, text="อบรมเจ้าหน้าที่ทุกฝ่าย")
    support.line(round_, None, now, kind=Line.Kind.CHANNEL, text="เว็บไซต์")
    found = supply_of(record_of(round_, "O22", PROMOTION))
    assert found is not None
    assert found.rows == (("อบรมเจ้าหน้าที่ทุกฝ่าย", None, "ฝ่ายปกครอง", None),)


def test_only_what_a_head_accepted_is_told(
    record: Record, half: Reporting, at_work: dict[str, Measure], fah: Member, hin: Member
) -> None:
    told(half, at_work["E1"].pk, "administration", on=TODAY, by=fah)
    assert supply_of(record) is None
    told(half, at_work["E4"].pk, on=TODAY, text="ผลของสำนักงาน")
    assert results_in(record) == ["", "ผลของสำนักงาน", ""]


def test_the_second_half_takes_the_place_of_the_first_once_it_is_told(
    record: Record, accepted: UnitReport, at_work: dict[str, Measure]
) -> None:
    assert results_in(record)[0] == f"{RESULT} E1"
    told(half_of(record.item.round, "12"), at_work["E4"].pk, on=LATER, text="ผลทั้งปี")
    assert results_in(record) == ["", "ผลทั้งปี", ""]


def test_it_is_a_draft_until_somebody_saves_it(
    record: Record, accepted: UnitReport, fah: Member, client_of: Signed
) -> None:
    client = client_of(fah)
    page = client.get(address_of(record)).context["page"]
    assert page.supply.is_draft
    assert not record_of(record.item.round, "O22", REPORT).is_filled
    found = saved(client, record)
    assert [row[3] for row in found.tables["activities"]] == [f"{RESULT} E1", None, f"{RESULT} E5"]
    assert found.changed_by == fah.user
    assert client.get(address_of(record)).context["page"].supply is None


def test_when_the_results_change_after_that_it_is_marked_and_nothing_is_overwritten(
    record: Record, accepted: UnitReport, at_work: dict[str, Measure], fah: Member, client_of: Signed
) -> None:
    client = client_of(fah)
    before = saved(client, record, words_th="รายงานผล")
    told(half_of(record.item.round), at_work["E4"].pk, on=LATER, text=AGAIN)
    page = client.get(address_of(record)).context["page"]
    assert not page.supply.is_draft
    assert AGAIN not in str(page.form.tables[0].rows())
    item = client.get("/rounds/bangkok-yai/2568/oit/items/O22/").content.decode()
    assert "มีข้อมูลใหม่กว่าในการติดตามผล" in item
    assert record_of(record.item.round, "O22", REPORT).tables == before.tables
    after = saved(client, record, query="?take=1", words_th="รายงานผล")
    assert [row[3] for row in after.tables["activities"]][1] == AGAIN
    assert client.get(address_of(record)).context["page"].supply is None


def test_a_division_may_keep_its_own_words_over_the_newer_ones(
    record: Record, accepted: UnitReport, at_work: dict[str, Measure], fah: Member, client_of: Signed
) -> None:
    client = client_of(fah)
    before = saved(client, record)
    told(half_of(record.item.round), at_work["E4"].pk, on=LATER, text=AGAIN)
    mark = client.get(address_of(record)).context["page"].supply.mark
    after = saved(client, record, supplied=mark)
    assert after.tables == before.tables
    assert client.get(address_of(record)).context["page"].supply is None


def test_rows_that_say_the_same_are_no_news_wherever_they_came_from(
    record: Record, accepted: UnitReport, fah: Member, client_of: Signed
) -> None:
    client = client_of(fah)
    saved(client, record, supplied="typed-by-hand")
    assert record_of(record.item.round, "O22", REPORT).supplied == ""
    assert client.get(address_of(record)).context["page"].supply is None


def test_a_mark_that_is_not_of_the_rows_of_now_hides_nothing(
    record: Record, accepted: UnitReport, at_work: dict[str, Measure], fah: Member, client_of: Signed
) -> None:
    client = client_of(fah)
    old = client.get(address_of(record)).context["page"].supply.mark
    told(half_of(record.item.round), at_work["E4"].pk, on=LATER, text=AGAIN)
    saved(client, record, supplied=old, **{"t-activities-0-result": "เขียนเอง"})
    assert client.get(address_of(record)).context["page"].supply is not None


def test_an_approved_item_is_marked_too_and_stays_as_it_was_approved(
    record: Record,
    accepted: UnitReport,
    at_work: dict[str, Measure],
    fah: Member,
    anong: Member,
    chai: Member,
    client_of: Signed,
) -> None:
    saved(client_of(fah), record)
    item = item_moved(item_of(record.item.round, "O22"), "submit", anong, TODAY)
    item_moved(item, "approve", chai, TODAY)
    told(half_of(record.item.round), at_work["E4"].pk, on=LATER, text=AGAIN)
    page = client_of(fah).get(address_of(record))
    assert page.context["page"].form is None
    assert "มีข้อมูลใหม่กว่าในการติดตามผล" in page.content.decode()
    assert "?take=1" not in page.content.decode()
    assert AGAIN not in str(item.versions.get().document)


def test_words_that_are_longer_than_a_cell_are_cut_visibly(
    record: Record, half: Reporting, at_work: dict[str, Measure]
) -> None:
    told(half, at_work["E4"].pk, on=TODAY, text="ผล " * 600)
    text = results_in(record)[1]
    assert text is not None
    assert len(text) == 1000
    assert text.endswith("…")
