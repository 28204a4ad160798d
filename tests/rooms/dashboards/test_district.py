"""The page of a whole district: what is late, what comes next, how far the measures are, in few queries."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from prongsai.accounts.members import Member
from prongsai.dashboards.district import DistrictPage
from prongsai.followup.content import EntryContent
from prongsai.followup.models import Assignment, Entry
from prongsai.meetings.actions import prepare_meetings
from prongsai.rounds.models import Round
from tests.factories import followup
from tests.factories.plans import weak_points_chosen

DAY, LATER = date(2025, 3, 12), date(2025, 5, 6)
HERE = "/rounds/bangkok-yai/2568/district/"
MOST = 15
Browser = Callable[[Member], Client]


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel(followup.at(DAY), tick=False):
        yield


@pytest.fixture
def works(bangkok_yai_2568: Round, official_2567: object) -> tuple[Assignment, Assignment]:
    """What the administration looks at every 15 days, and what the revenue division looks at every month."""
    measures = followup.put_to_work(weak_points_chosen(bangkok_yai_2568, followup.BEGINNING))
    return followup.assignment_of(measures["E1"]), followup.assignment_of(measures["E5"], "revenue")


def shown(client: Client) -> DistrictPage:
    page: DistrictPage = client.get(HERE).context["page"]
    return page


def test_it_says_what_is_wrong_and_what_the_score_needs(
    works: tuple[Assignment, Assignment], anong: Member, client_of: Browser
) -> None:
    followup.written(works[1], DAY, EntryContent(Entry.State.OBSTACLE, 80, text="ก", obstacles="ระบบล่ม"))
    measures = shown(client_of(anong)).measures
    assert len(measures.troubles) == 8
    assert measures.more_troubles == 4
    assert [one.code for one in measures.needed][:2] == ["E6", "E5"]
    assert "E6" in measures.way


def test_indicators_stand_under_their_instrument_which_counts_each_work_once(
    works: tuple[Assignment, Assignment], anong: Member, client_of: Browser
) -> None:
    (eit,) = shown(client_of(anong)).measures.instruments
    assert eit.whole.code == "EIT"
    assert {row.works for row in eit.indicators} == {1, 10}
    assert eit.whole.works == Assignment.objects.count()


def test_before_the_follow_up_begins_duties_and_meetings_are_there(
    bangkok_yai_2568: Round, anong: Member, client_of: Browser
) -> None:
    prepare_meetings(round_=bangkok_yai_2568, by=None, now=followup.at(DAY))
    page = shown(client_of(anong))
    assert not page.measures.is_begun
    assert [row.day for row in page.meetings] == sorted(row.day for row in page.meetings)
    assert len(page.meetings) == 3
    assert page.meetings[0].day >= DAY
    assert page.soon.rows
    assert not page.late.rows


def test_late_duties_stand_worst_first_on_the_page_of_their_own_year(
    anong: Member, client_of: Browser
) -> None:
    with time_machine.travel(followup.at(LATER), tick=False):
        before: DistrictPage = client_of(anong).get("/rounds/bangkok-yai/2567/district/").context["page"]
        late = shown(client_of(anong)).late
    assert late.count > len(late.rows) == 5
    assert late.all_href == "/rounds/bangkok-yai/2568/duties/?show=late"
    assert all("/rounds/bangkok-yai/2568/duties/" in row.href for row in late.rows)
    assert not before.late.rows


def test_strangers_find_nothing_and_everybody_of_the_house_reads(
    works: tuple[Assignment, Assignment], dao: Member, chai: Member, boon: Member, client_of: Browser
) -> None:
    assert client_of(dao).get(HERE).status_code == 404
    for member in (chai, boon):
        assert client_of(member).get(HERE).status_code == 200


def test_the_number_of_queries_stays_however_much_is_written(
    works: tuple[Assignment, Assignment], bangkok_yai_2568: Round, anong: Member, client_of: Browser
) -> None:
    prepare_meetings(round_=bangkok_yai_2568, by=None, now=followup.at(DAY))
    client, counts = client_of(anong), []
    for month in range(3):
        with CaptureQueriesContext(connection) as queries:
            client.get(HERE)
        counts.append(len(queries))
        followup.written(works[0], DAY - timedelta(days=30 * month))
    assert max(counts) <= MOST, counts
