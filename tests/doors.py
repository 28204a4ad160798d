"""Asking the whole application as a server does, and hearing whether the framework was needed."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import RequestFactory

from prongsai.ui.door import ReadyDoor


class Counting:
    """The framework, with a count of how often it was asked."""

    def __init__(self) -> None:
        self.application = WSGIHandler()
        self.asked = 0

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        self.asked += 1
        return self.application(environ, start)


@contextmanager
def counting_framework() -> Iterator[Counting]:
    """The connection stays open from one request to the next, as a test's transaction needs."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield Counting()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def ask(door: ReadyDoor, path: str, **headers: str) -> tuple[str, dict[str, str], bytes]:
    environ = RequestFactory().get(path, headers=headers).environ
    said: list[Any] = []
    answer = door(environ, lambda status, found, *_more: said.extend([status, dict(found)]))
    return said[0], said[1], b"".join(answer)
