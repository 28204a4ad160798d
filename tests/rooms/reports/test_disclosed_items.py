"""The list of the items of disclosure says, item for item, what the communication plan prints of them."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from prongsai.accounts.members import Member
from prongsai.config.demo.communicating import PLANS
from prongsai.measures.actions import load_plan
from prongsai.measures.plan_files import read_plan
from prongsai.reports.kinds import COMMUNICATION
from prongsai.reports.kinds.communication.disclosed import disclosed_items, of_unit
from prongsai.rounds.models import Round

HERE = "/rounds/bangkok-yai/2568/papers/disclosure-items/"
PLAN = PLANS / "samphanthawong-2568.yaml"
Browser = Callable[[Member], Client]


def test_all_items_are_there_with_their_components_before_anything_is_planned(
    bangkok_yai_2568: Round, anong: Member, client_of: Browser
) -> None:
    items = disclosed_items(bangkok_yai_2568)
    assert [one.code for one in items] == [f"O{number}" for number in range(1, 23)]
    assert all(one.components and not one.is_planned for one in items)
    assert items[0].components[0] in client_of(anong).get(HERE).content.decode()


@pytest.fixture
def planned(bangkok_yai_2568: Round, now: datetime) -> Round:
    """The plan that Samphanthawong printed, in an office with the same divisions."""
    load_plan(round_=bangkok_yai_2568, plan=read_plan(PLAN.read_text("utf-8")), by=None, now=now)
    return bangkok_yai_2568


def test_the_rows_are_those_of_the_paper(planned: Round) -> None:
    paper = COMMUNICATION.current(planned)
    assert paper is not None
    printed = [
        row
        for table in paper.tables
        for group in table.groups
        for band in group.bands
        for row in band.rows
        if row.question.startswith("O")
    ]
    assert [row for one in disclosed_items(planned) for row in one.rows] == printed


def test_a_unit_finds_its_own_and_what_all_answer_for(planned: Round) -> None:
    revenue = planned.agency.units.get(code="revenue")
    own = of_unit(disclosed_items(planned), revenue)
    assert "O9" in [one.code for one in own]
    assert "O13" not in [one.code for one in own]


def test_the_table_for_excel_has_a_line_for_each_measure(
    planned: Round, anong: Member, client_of: Browser
) -> None:
    answer = client_of(anong).get(f"{HERE}export/")
    sheet = load_workbook(BytesIO(answer.content)).worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert len(rows) == 1 + sum(len(one.rows) for one in disclosed_items(planned))
    assert rows[1][0] == "O1"


def test_it_is_read_by_all_of_the_house_and_no_stranger(
    planned: Round,
    chai: Member,
    dao: Member,
    client_of: Browser,
    django_assert_max_num_queries: Callable[[int], object],
) -> None:
    assert client_of(dao).get(HERE).status_code == 404
    client = client_of(chai)
    client.get(HERE)
    with django_assert_max_num_queries(13):  # type: ignore[attr-defined]  # a context manager
        assert client.get(f"{HERE}?unit=revenue").status_code == 200
