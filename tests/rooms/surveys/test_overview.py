"""The supervising office sees where fifty surveys stand, in a handful of queries, and nothing of what was said."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
import time_machine
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from prongsai.accounts.members import Member
from prongsai.rounds.models import Round
from prongsai.surveys import queries
from tests.factories.surveys import fill, opened, prepared

HERE = "/surveys/"


@pytest.fixture(autouse=True)
def _today(now: datetime) -> Iterator[None]:
    queries.forget_counts()
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def central(boon: Member, client_of: Callable[[Member], Client]) -> Client:
    return client_of(boon)


def row_of(html: str, name: str) -> str:
    [found] = [row for row in re.findall(r"<tr>.*?</tr>", html, re.DOTALL) if name in row]
    return re.sub(r"<[^>]+>", " ", found)


def test_each_office_stands_with_its_two_surveys(
    central: Client, bangkok_yai_2568: Round, khlong_toei_2568: Round, now: datetime
) -> None:
    fill(opened(bangkok_yai_2568, now), 1, 30)
    fill(opened(khlong_toei_2568, now), 1, 3)
    prepared(khlong_toei_2568, now, "IIT")
    html = central.get(f"{HERE}?year=2568").content.decode()
    here, there = row_of(html, "บางกอกใหญ่"), row_of(html, "คลองเตย")
    assert "30" in here
    assert "ยังไม่ได้เตรียม" in here, "no survey of staff yet"
    assert "ยังไม่มีผู้ตอบ" in here
    assert "&lt;5" in there
    assert not re.search(r"\b3\b", there), "three people are not told from one to four"


def test_what_needs_help_comes_first_and_a_reached_minimum_is_said(
    central: Client, bangkok_yai_2568: Round, khlong_toei_2568: Round, now: datetime
) -> None:
    for instrument in ("EIT", "IIT"):
        wave = opened(khlong_toei_2568, now, instrument)
        if instrument == "EIT":
            for place in range(1, 11):
                fill(wave, place, 60, answer=4)
    html = central.get(HERE).content.decode()
    assert html.index("บางกอกใหญ่</a>") < html.index("คลองเตย</a>"), "nothing prepared there yet"
    assert "ครบ" in row_of(html, "คลองเตย")


def test_the_page_asks_few_queries(
    central: Client, bangkok_yai_2568: Round, khlong_toei_2568: Round, now: datetime
) -> None:
    for round_ in (bangkok_yai_2568, khlong_toei_2568):
        for instrument in ("IIT", "EIT"):
            opened(round_, now, instrument)
    with CaptureQueriesContext(connection) as asked, CaptureQueriesContext(connections["surveys"]) as counted:
        assert central.get(HERE).status_code == 200
    assert len(asked) + len(counted) <= 15


def test_others_may_not_and_another_year_is_not_there(
    central: Client, cast: dict[str, Member], client_of: Callable[[Member], Client]
) -> None:
    for name in ("anong", "chai", "dao"):
        assert client_of(cast[name]).get(HERE).status_code == 403
    assert central.get(f"{HERE}?year=2500").status_code == 404
