"""Counters and events: an address each, counted for their division, and never stored with an answer."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.rounds.models import Round
from prongsai.surveys import actions, queries
from prongsai.surveys.answering import facts
from prongsai.surveys.models import Point, Wave
from prongsai.surveys.responses import arrivals, store
from tests.factories.surveys import opened

HERE = "/rounds/bangkok-yai/2568/surveys/"
ANSWERS = {f"E{number}": "4" for number in range(1, 7)}


@pytest.fixture(autouse=True)
def _today(now: datetime) -> Iterator[None]:
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def visitors(bangkok_yai_2568: Round, now: datetime) -> Wave:
    return opened(bangkok_yai_2568, now)


@pytest.fixture
def counter(visitors: Wave, anong: Member, now: datetime) -> Point:
    place = visitors.places.get(code="revenue")
    point, code = actions.add_point(
        place=place, kind=Point.Kind.COUNTER, name="เคาน์เตอร์ 3", by=anong, now=now
    )
    assert code == ""
    return point


@pytest.fixture
def officer(anong: Member, client_of: Callable[[Member], Client]) -> Client:
    return client_of(anong)


def send(token: str, times: int = 1) -> None:
    for number in range(times):
        words = {**ANSWERS, "submission": f"by-{token}-{number:016d}"}
        assert Client().post(f"/s/{token}/revenue/revenue/", words).status_code == 303


def page(answer: HttpResponse) -> str:
    return answer.content.decode()


def test_a_counter_counts_for_its_division_and_beside_it(visitors: Wave, counter: Point) -> None:
    start = page(Client().get(f"/s/{counter.token}/"))
    assert f"/s/{counter.token}/revenue/revenue/" in start
    send(counter.token, 6)
    send(visitors.token)
    revenue = counter.place.number
    assert store.counts([visitors.drawer])[visitors.drawer] == {revenue: 7}
    assert queries.arrivals_of(visitors) == {counter.number: 6}


def test_a_sum_is_never_written_with_the_sheet_that_it_counts(
    visitors: Wave, counter: Point, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrivals, "WRITTEN_EVERY", 0.0)
    stored = []
    for number in range(3):
        words = {**ANSWERS, "submission": f"{number:020d}"}
        Client().post(f"/s/{counter.token}/revenue/revenue/", words)
        with arrivals.connections["surveys"].cursor() as cursor:
            cursor.execute(f"SELECT COALESCE(SUM(count), 0) FROM {arrivals.ARRIVALS}")
            stored.append(cursor.fetchone()[0])
    assert stored == [0, 1, 2]


def test_an_ended_counter_leads_to_its_division(
    visitors: Wave, counter: Point, anong: Member, now: datetime
) -> None:
    actions.end_point(point=counter, by=anong, now=now)
    facts.forget()
    send(counter.token)
    assert sum(store.counts([visitors.drawer])[visitors.drawer].values()) == 1, "no poster leads nowhere"
    with pytest.raises(actions.CannotReach):
        actions.end_point(point=counter, by=anong, now=now)


def test_names_are_told_apart_and_staff_need_no_counters(
    visitors: Wave, counter: Point, bangkok_yai_2568: Round, anong: Member, now: datetime
) -> None:
    event = {"kind": Point.Kind.EVENT, "name": counter.name, "by": anong, "now": now}
    with pytest.raises(actions.CannotReach) as refused:
        actions.add_point(place=counter.place, **event)
    assert refused.value.code == "twice"
    staff = opened(bangkok_yai_2568, now, "IIT")
    with pytest.raises(actions.CannotReach) as refused:
        actions.add_point(place=staff.places.get(number=1), **event)
    assert refused.value.code == "with_cards"


def test_the_page_shows_small_sums_as_small(officer: Client, visitors: Wave, counter: Point) -> None:
    send(counter.token, 3)
    html = page(officer.get(f"{HERE}{visitors.pk}/reach/"))
    row = re.search(rf"<tr class=\"point\"><th scope=\"row\">{counter.name}.*?</tr>", html, re.DOTALL)
    assert row
    assert "&lt;5" in row[0]


def test_an_officer_adds_a_counter_and_fetches_its_posters(officer: Client, visitors: Wave) -> None:
    there = f"{HERE}{visitors.pk}/reach/point/"
    words = {"place": "revenue", "kind": "counter", "name": " ช่องบริการ  ๑ "}
    assert officer.post(there, words).status_code == 302
    again = officer.post(there, words)
    assert again.status_code == 422
    assert "ช่องบริการ" in page(again), "what was typed stands there still"
    point = Point.objects.get(wave=visitors)
    assert point.name == "ช่องบริการ ๑"
    poster = officer.get(f"{HERE}{visitors.pk}/poster/?size=tent&point={point.number}")
    assert poster.content.startswith(b"%PDF")
    assert officer.get(f"{HERE}{visitors.pk}/poster/?point=99").status_code == 404
    assert officer.get(f"{HERE}{visitors.pk}/poster/?point=x").status_code == 404


def test_the_page_asks_few_queries_however_many_points(
    officer: Client,
    visitors: Wave,
    anong: Member,
    now: datetime,
    django_assert_max_num_queries: Callable[..., object],
) -> None:
    for place in visitors.places.all():
        for number in range(4):
            actions.add_point(place=place, kind=Point.Kind.EVENT, name=f"งาน {number}", by=anong, now=now)
    with django_assert_max_num_queries(14):  # type: ignore[attr-defined]
        officer.get(f"{HERE}{visitors.pk}/reach/")
