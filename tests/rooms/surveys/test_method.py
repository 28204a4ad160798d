"""The method note says what is true of this very survey, and no way of a few is told."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from prongsai.accounts.members import Member
from prongsai.rounds.models import Round
from prongsai.surveys import actions
from prongsai.surveys.models import Point, Wave
from prongsai.surveys.presenters.method import method_page
from prongsai.surveys.responses import arrivals
from tests.factories.surveys import fill, opened


@pytest.fixture(autouse=True)
def _today(now: datetime) -> Iterator[None]:
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def visitors(bangkok_yai_2568: Round, now: datetime) -> Wave:
    return opened(bangkok_yai_2568, now)


def come_by(wave: Wave, kind: Point.Kind, count: int, by: Member, now: datetime) -> None:
    place = wave.places.all()[0]
    point, _code = actions.add_point(place=place, kind=kind, name=str(kind), by=by, now=now)
    for _one in range(count):
        arrivals.note(wave=wave.drawer, channel=point.number)


def closed(wave: Wave, now: datetime) -> Wave:
    actions.close_wave(wave=wave, by=None, now=now)
    return wave


def test_ways_are_told_after_the_close_and_sum_up_to_all(
    visitors: Wave, anong: Member, now: datetime
) -> None:
    fill(visitors, 1, 60)
    come_by(visitors, Point.Kind.COUNTER, 25, anong, now)
    assert method_page(visitors).channels == ()
    found = method_page(closed(visitors, now)).channels
    assert [one.sheets for one in found] == [35, 25]


def test_a_way_of_a_few_cannot_be_subtracted(visitors: Wave, anong: Member, now: datetime) -> None:
    fill(visitors, 1, 60)
    come_by(visitors, Point.Kind.COUNTER, 20, anong, now)
    come_by(visitors, Point.Kind.EVENT, 3, anong, now)
    found = method_page(closed(visitors, now)).channels
    assert [one.sheets for one in found] == [37, 23]


@pytest.mark.parametrize(
    ("instrument", "more", "words"),
    [
        ("EIT", {}, "open to all"),
        ("EIT", {"with_slips": True}, "were given a one-time card"),
        ("IIT", {"with_comments": True}, "drew a one-time card from a box"),
    ],
)
def test_it_says_who_could_answer(
    bangkok_yai_2568: Round,
    now: datetime,
    boon: Member,
    client_of: Callable[[Member], Client],
    instrument: str,
    more: dict[str, bool],
    words: str,
) -> None:
    wave = opened(bangkok_yai_2568, now, instrument, **more)
    client = client_of(boon)
    client.cookies["django_language"] = "en"
    html = client.get(f"/rounds/bangkok-yai/2568/surveys/{wave.pk}/method/").content.decode()
    assert words in html
    assert ("Comments were asked for" in html) == bool(more.get("with_comments"))


def test_it_asks_few_questions(
    visitors: Wave,
    anong: Member,
    client_of: Callable[[Member], Client],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client = client_of(anong)
    address = f"/rounds/bangkok-yai/2568/surveys/{visitors.pk}/method/"
    client.get(address)
    with django_assert_max_num_queries(15):
        assert client.get(address).status_code == 200


def test_a_stranger_does_not_see_it(
    visitors: Wave, dao: Member, client_of: Callable[[Member], Client]
) -> None:
    answer = client_of(dao).get(f"/rounds/bangkok-yai/2568/surveys/{visitors.pk}/method/")
    assert answer.status_code == 404
