"""A kiosk: set up with a code, used by anybody, keeping nothing, ended by the officer."""

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
from prongsai.surveys.codes import printed
from prongsai.surveys.models import Point, Wave
from prongsai.surveys.responses import store
from tests.factories.surveys import opened

ANSWERS = {f"E{number}": "4" for number in range(1, 7)}


@pytest.fixture(autouse=True)
def _today(now: datetime) -> Iterator[None]:
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def visitors(bangkok_yai_2568: Round, now: datetime) -> Wave:
    return opened(bangkok_yai_2568, now)


@pytest.fixture
def made(visitors: Wave, anong: Member, now: datetime) -> tuple[Point, str]:
    place = visitors.places.get(code="registration")
    return actions.add_point(place=place, kind=Point.Kind.KIOSK, name="แท็บเล็ต", by=anong, now=now)


@pytest.fixture
def tablet() -> Client:
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def running(made: tuple[Point, str], tablet: Client) -> str:
    """The address on which the tablet stays."""
    point, code = made
    answer = tablet.post(f"/s/{point.token}/kiosk/", {"code": printed(code).lower()})
    assert answer.status_code == 303
    return answer["Location"]


def page(answer: HttpResponse) -> str:
    return answer.content.decode()


def test_it_runs_without_anybody_signed_in_and_leaves_no_trace(
    visitors: Wave, tablet: Client, running: str
) -> None:
    start = page(tablet.get(running))
    assert f"{running}registration/#E1" in start, (
        "one question at a time, so that the others are out of sight"
    )
    form = tablet.get(f"{running}registration/")
    assert "data-draft" not in page(form)
    assert f'<noscript><meta http-equiv="refresh" content="600;url={running}">' in page(form)
    sent = tablet.post(f"{running}registration/", {**ANSWERS, "submission": "k" * 22})
    assert sent["Location"] == f"{running}thanks/"
    thanks = tablet.get(sent["Location"])
    assert "data-thanks" not in page(thanks), "no mark that this device has answered"
    for answer in (form, sent, thanks):
        assert not answer.cookies
        assert answer.status_code == 303 or answer["Cache-Control"] == "no-store"
    assert queries.arrivals_of(visitors) == {1: 1}


def test_whoever_goes_back_is_not_shown_what_another_sent(
    tablet: Client, running: str, visitors: Wave
) -> None:
    """The browser offers to send the half-filled form again that was mended and sent since."""
    half = {"E1": "5", "submission": "b" * 22}
    assert tablet.post(f"{running}registration/", half).status_code == 422
    tablet.post(f"{running}registration/", {**ANSWERS, **half})
    again = tablet.post(f"{running}registration/", half)
    assert again["Location"] == f"{running}thanks/"
    assert sum(store.counts([visitors.drawer])[visitors.drawer].values()) == 1


def test_the_code_is_needed_and_kept_nowhere(made: tuple[Point, str], tablet: Client) -> None:
    point, code = made
    assert code not in str(vars(point))
    wrong = tablet.post(f"/s/{point.token}/kiosk/", {"code": "K7QM2XHF9T4D"})
    assert wrong.status_code == 422
    assert tablet.get(f"/s/{point.token}/")["Location"] == f"/s/{point.token}/kiosk/"
    assert tablet.get(f"/s/{point.token}/kiosk/{'x' * 20}/").status_code == 404
    assert tablet.get(f"/s/{point.token}/registration/registration/").status_code == 404


def test_it_stays_within_its_division(tablet: Client, running: str) -> None:
    services = re.findall(rf"{running}(\w+)/#E1", page(tablet.get(running)))
    assert "fine" not in services
    assert tablet.get(f"{running}fine/").status_code == 422
    english = tablet.get(running.replace("/s/", "/s/en/"))
    assert f'data-kiosk="{running}"' in page(english), "it goes back to the Thai start by itself"


def test_who_began_before_the_end_may_finish_and_then_it_is_over(
    made: tuple[Point, str], tablet: Client, running: str, anong: Member, now: datetime, visitors: Wave
) -> None:
    actions.end_point(point=made[0], by=anong, now=now)
    facts.forget()
    assert tablet.post(f"{running}registration/", {**ANSWERS, "submission": "e" * 22}).status_code == 303
    for address in (running, f"{running}registration/", f"/s/{made[0].token}/kiosk/"):
        assert tablet.get(address).status_code == 410
    assert sum(store.counts([visitors.drawer])[visitors.drawer].values()) == 1


def test_the_officer_is_shown_the_code_once(
    anong: Member, client_of: Callable[[Member], Client], visitors: Wave, tablet: Client
) -> None:
    there = f"/rounds/bangkok-yai/2568/surveys/{visitors.pk}/reach/"
    made = client_of(anong).post(f"{there}kiosk/", {"kiosk-place": "revenue", "kiosk-name": "แท็บเล็ต 1"})
    code = re.search(r'id="kiosk-code">([^<]+)<', page(made))
    assert code
    assert "no-store" in made["Cache-Control"]
    point = Point.objects.get(wave=visitors)
    assert tablet.post(f"/s/{point.token}/kiosk/", {"code": code[1]}).status_code == 303
    assert code[1] not in page(client_of(anong).get(there))
