"""A ready page is handed out before the framework, and never otherwise than the framework would."""

import gzip
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import RequestFactory

from prongsai.accounts.members import Member
from prongsai.public_site import kept
from prongsai.public_site.door import ReadyDoor
from prongsai.publication.actions import withdraw
from prongsai.publication.models import Publication
from tests.rooms.public_site.conftest import PLACE, Clock

pytestmark = pytest.mark.django_db


class Counting:
    """The framework, with a count of how often it was asked."""

    def __init__(self) -> None:
        self.application = WSGIHandler()
        self.asked = 0

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        self.asked += 1
        return self.application(environ, start)


@pytest.fixture
def framework() -> Iterator[Counting]:
    """The connection stays open from one request to the next, as a test's transaction needs."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield Counting()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def door(framework: Counting) -> ReadyDoor:
    return ReadyDoor(framework)


def ask(door: ReadyDoor, path: str = PLACE, **headers: str) -> tuple[str, dict[str, str], bytes]:
    environ = RequestFactory().get(path, headers=headers).environ
    said: list[Any] = []
    answer = door(environ, lambda status, found, *_more: said.extend([status, dict(found)]))
    return said[0], said[1], b"".join(answer)


def test_the_third_time_the_framework_is_not_asked_and_the_answer_is_the_same(
    first: Publication, door: ReadyDoor, framework: Counting
) -> None:
    answers = [ask(door) for _ in range(4)]
    assert framework.asked == 2, "once to make the page, once to hear the answer for what stands ready"
    assert all(answer == answers[0] for answer in answers)
    assert answers[0][0] == "200 OK"


def test_packed_and_plain_are_two_answers(first: Publication, door: ReadyDoor, framework: Counting) -> None:
    for _ in range(3):
        plain = ask(door)
        packed = ask(door, accept_encoding="gzip")
    assert packed[1]["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed[2]) == plain[2]
    assert int(packed[1]["Content-Length"]) == len(packed[2])


def test_a_foreign_host_is_never_answered(first: Publication, door: ReadyDoor) -> None:
    for _ in range(3):
        assert ask(door)[0] == "200 OK"
        assert ask(door, host="evil.example")[0] == "400 Bad Request"


def test_what_is_asked_with_a_condition_or_a_query_goes_in(
    first: Publication, door: ReadyDoor, framework: Counting
) -> None:
    for _ in range(3):
        mark = ask(door)[1]["ETag"]
    before = framework.asked
    assert ask(door, if_none_match=mark)[0] == "304 Not Modified"
    assert ask(door, f"{PLACE}?x=1")[0] == "200 OK"
    assert framework.asked == before + 2


def test_a_withdrawn_page_is_gone_here_too(
    first: Publication, door: ReadyDoor, chai: Member, now: datetime, time: Clock
) -> None:
    for _ in range(3):
        ask(door)
    withdraw(first, "ผิด", by=chai, now=now)
    time.now += kept.KEPT_SECONDS
    for _ in range(3):
        assert ask(door)[0] == "410 Gone"


def test_pages_of_the_house_are_never_kept(door: ReadyDoor, framework: Counting) -> None:
    for _ in range(3):
        assert ask(door, "/accounts/log-in/")[0] == "200 OK"
    assert framework.asked == 3
    assert door.answers == {}
