"""The assignment list names for each item of disclosure the units that the printed plan of Samphanthawong names.

samphanthawong_2568.tsv was written by hand from that plan: see test_communication.
"""

from collections.abc import Callable
from datetime import date, datetime
from itertools import groupby

import pytest
from django.test import Client
from docx.oxml.ns import qn

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.config.demo.communicating import communicate
from prongsai.config.demo.places import add_districts, listed_agencies
from prongsai.disclosure.actions import prepare_records
from prongsai.disclosure.models import Record
from prongsai.reports.actions import approve_paper, submit_paper
from prongsai.reports.kinds.assignments import KIND
from prongsai.reports.kinds.assignments.content import AssignmentsPaper, Item
from prongsai.reports.making import make_pdf, make_word
from prongsai.reports.queries import frozen_file
from prongsai.reports.topics import Topic
from prongsai.reports.word import Manner
from prongsai.rounds.models import Round
from tests.factories.base import open_district_round
from tests.rooms.reports.reading_papers import opened, pages_of_pdf
from tests.rooms.reports.test_communication import printed

pytestmark = [pytest.mark.paper, pytest.mark.slow]
Browser = Callable[[Member], Client]
SCHOOLS, DIVISIONS, ADMINISTRATION = "ทุกโรงเรียน", "ทุกฝ่าย", "ฝ่ายปกครอง"
AS_WE_SAY = {
    "โรงเรียน 1 โรงเรียน": [SCHOOLS],
    "ทุกฝ่าย ฝ่ายปกครองรวบรวม": [DIVISIONS],
}
"""Where the plan says it in other words: the one school of the district that it speaks of; who gathers, which has its own column."""


@pytest.fixture
def round_(db: None, now: datetime) -> Round:
    """Samphanthawong's year, with the schools that came after it was opened."""
    listed = listed_agencies()
    rows = [row for row in listed["districts"] if row[0] == "samphanthawong"]
    (agency,) = add_districts(rows, listed, Agency.objects.get(slug="bma"))
    open_district_round(agency, 2568, now)
    communicate(agency, 2568, now=now)
    found = Round.objects.select_related("agency", "framework").get(agency=agency, fiscal_year=2568)
    prepare_records(round_=found, by=None, now=now)
    return found


@pytest.fixture
def paper(round_: Round) -> AssignmentsPaper:
    found = KIND.current(round_)
    assert found is not None
    return found


def items_of(paper: AssignmentsPaper) -> dict[str, Item]:
    groups = (group for indicator in paper.indicators for group in indicator.groups)
    return {item.code: item for group in groups for item in group.items}


def printed_units() -> dict[str, set[str]]:
    """By item, the units that its rows of the printed plan name."""
    rows = [row for row in printed() if row["code"].startswith("O")]
    return {
        code: {unit for row in found for unit in AS_WE_SAY.get(row["units"], row["units"].split(" "))}
        for code, found in groupby(rows, key=lambda row: row["code"])
    }


def responsible_of(item: Item) -> set[str]:
    return {unit for row in item.rows for unit in row.responsible.splitlines()}


def test_every_item_is_answered_for_by_the_units_of_the_printed_plan(paper: AssignmentsPaper) -> None:
    items, expected = items_of(paper), printed_units()
    assert list(items) == [f"O{number}" for number in range(1, 23)]
    schools_too = {"O3": {SCHOOLS}}
    for code, units in expected.items():
        assert responsible_of(items[code]) == units | schools_too.get(code, set()), code
    assert {items["O6"].contributing, items["O7"].contributing} == {ADMINISTRATION}
    assert items["O15"].contributing == items["O22"].contributing == DIVISIONS


def test_each_heading_of_revenue_has_the_division_that_tells_it(paper: AssignmentsPaper) -> None:
    rows = [row["units"] for row in printed() if row["code"] == "O10"]
    business_fees = 6
    assert rows[business_fees] == "ฝ่ายสิ่งแวดล้อมและสุขาภิบาล ฝ่ายรายได้"
    environment, revenue = rows[business_fees].split(" ")
    expected = [*rows[:business_fees], environment, environment, revenue, *rows[business_fees + 1 :]]
    item = items_of(paper)["O10"]
    assert [row.responsible for row in item.rows for _part in row.parts] == expected
    assert [part.number for row in item.rows for part in row.parts] == [str(n) for n in range(1, 13)]
    assert {row.due for row in item.rows if row.rhythm == "ทุกเดือน"} == {
        "ภายใน 5 วันหลังสิ้นงวด\n5 พ.ย. 2567 - 5 ต.ค. 2568"
    }


def test_who_alone_answers_keeps_the_item_and_else_the_officers_do(paper: AssignmentsPaper) -> None:
    items = items_of(paper)
    assert items["O9"].keeper == "ฝ่ายรายได้"
    assert items["O10"].keeper == items["O3"].keeper == "เจ้าหน้าที่ ITA"
    assert "ทุกครึ่งเดือน" in items["O22"].rows[1].rhythm
    (basics,) = items["O1"].rows
    assert (len(basics.parts), basics.due) == (8, "ภายใน 30 เม.ย. 2568")


def test_the_word_file_has_a_table_an_indicator_whose_heads_repeat(paper: AssignmentsPaper) -> None:
    tables = opened(make_word(paper, KIND.house_template(), Manner())).tables
    assert [table.rows[0].cells[0].text for table in tables] == ["การเปิดเผยข้อมูล", "การป้องกันการทุจริต"]
    body = [row.cells for table in tables for row in table.rows[1:] if len(set(row.cells)) > 1]
    assert len(body) == sum(len(item.rows) for item in items_of(paper).values())
    assert sum(len(cells[1].paragraphs) for cells in body) == int(paper.part_count)
    for table in tables:
        assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    text = " ".join(pages_of_pdf(make_pdf(paper, KIND.house_template(), Manner(), today=date(2025, 3, 12))))
    assert "O22" in text


def test_an_item_whose_rows_are_missing_is_a_gap(round_: Round) -> None:
    Record.objects.filter(item__round=round_, item__code="O9").delete()
    found = KIND.current(round_)
    assert found is not None
    assert [(gap.code, gap.kind) for gap in found.gaps] == [("O9", "not_laid_out")]


def test_the_board_leads_to_it(bangkok_yai_2568: Round, anong: Member, client_of: Browser) -> None:
    client = client_of(anong)
    here = "/rounds/bangkok-yai/2568/papers/assignments/"
    assert f'href="{here}"' in client.get("/rounds/bangkok-yai/2568/oit/").content.decode()
    page = client.get(here)
    assert page.status_code == 200
    assert "บัญชีมอบหมาย" in page.content.decode()


def test_what_the_director_approved_stays_when_the_divisions_change(
    bangkok_yai_2568: Round, anong: Member, chai: Member, now: datetime
) -> None:
    paper = submit_paper(topic=Topic(bangkok_yai_2568, KIND), by=anong, now=now)
    approve_paper(paper=paper, number="กท 5101/9", dated_on=date(2025, 3, 12), by=chai, now=now)
    before = pages_of_pdf(frozen_file(paper, "pdf"))
    bangkok_yai_2568.agency.units.filter(code="revenue").update(name_th="ฝ่ายรายได้และภาษี")
    found = KIND.current(bangkok_yai_2568)
    assert found is not None
    assert items_of(found)["O9"].keeper == "ฝ่ายรายได้และภาษี"
    assert pages_of_pdf(frozen_file(paper, "pdf")) == before
    assert "กท 5101/9" in before[0]
    assert "ฝ่ายรายได้และภาษี" not in "".join(before)
