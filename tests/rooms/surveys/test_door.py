"""A form that stands ready is shown before the framework: a new number each time, and never after the survey is closed."""

import gzip
import re
from collections.abc import Iterator
from datetime import datetime

import pytest
import time_machine

from prongsai.rounds.models import Round
from prongsai.surveys.actions import close_wave
from prongsai.surveys.answering import facts
from prongsai.surveys.models import Wave
from prongsai.ui.door import ReadyDoor
from tests.doors import Counting, ask, counting_framework
from tests.factories.surveys import opened

NUMBER = re.compile(rb'name="submission" value="([^"]+)"')


@pytest.fixture(autouse=True)
def _today(now: datetime) -> Iterator[None]:
    facts.forget()
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def framework() -> Iterator[Counting]:
    with counting_framework() as framework:
        yield framework


@pytest.fixture
def door(framework: Counting) -> ReadyDoor:
    return ReadyDoor(framework)


@pytest.fixture
def wave(bangkok_yai_2568: Round, now: datetime) -> Wave:
    return opened(bangkok_yai_2568, now)


def form_of(wave: Wave) -> str:
    return f"/s/{wave.token}/revenue/revenue/"


def test_the_form_is_the_same_but_for_its_number(wave: Wave, door: ReadyDoor, framework: Counting) -> None:
    answers = [ask(door, form_of(wave)) for _ in range(5)]
    assert framework.asked == 2, "once to make the page, once to hear the answer for what stands ready"
    numbers = [found[1] for _status, _headers, body in answers if (found := NUMBER.search(body))]
    assert len(set(numbers)) == 5, "two senders with one number would be one sheet"
    assert len({NUMBER.sub(b"", body) for _status, _headers, body in answers}) == 1
    headers = [{**headers, "Content-Length": ""} for _status, headers, _body in answers[1:]]
    assert all(found == headers[0] for found in headers)
    assert headers[0]["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in headers[0]


def test_the_packed_form_opens_and_tells_its_length(wave: Wave, door: ReadyDoor) -> None:
    for _ in range(4):
        _status, headers, body = ask(door, form_of(wave), accept_encoding="gzip")
    assert headers["Content-Encoding"] == "gzip"
    assert int(headers["Content-Length"]) == len(body)
    assert NUMBER.search(gzip.decompress(body))


def test_after_the_close_the_framework_says_so(
    wave: Wave, door: ReadyDoor, framework: Counting, now: datetime
) -> None:
    for _ in range(3):
        ask(door, form_of(wave))
    close_wave(wave=wave, by=None, now=now)
    facts.forget()
    before = framework.asked
    _status, _headers, body = ask(door, form_of(wave))
    assert framework.asked == before + 1
    assert not NUMBER.search(body)


def test_after_the_last_day_the_framework_says_so(wave: Wave, door: ReadyDoor, framework: Counting) -> None:
    for _ in range(3):
        ask(door, form_of(wave))
    before = framework.asked
    with time_machine.travel(
        datetime.combine(wave.last_on, datetime.max.time()).astimezone(), tick=False
    ) as late:
        late.shift(24 * 60 * 60)
        _status, _headers, body = ask(door, form_of(wave))
    assert framework.asked == before + 1
    assert not NUMBER.search(body)


def test_what_comes_in_goes_to_the_framework(wave: Wave, door: ReadyDoor, framework: Counting) -> None:
    for _ in range(3):
        ask(door, form_of(wave))
    before = framework.asked
    ask(door, f"{form_of(wave)}?all=1")
    assert framework.asked == before + 1
    assert ask(door, form_of(wave), host="evil.example")[0] == "400 Bad Request"
