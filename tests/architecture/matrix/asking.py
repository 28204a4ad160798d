"""Asking one address as one person, and watching what it writes."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

from django.db import connection, transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from prongsai.accounts.roles import OF_A_UNIT
from tests.architecture.matrix.declaring import GET, POST, Row, Seat, Things
from tests.architecture.matrix.expecting import Answer, answer_of
from tests.architecture.matrix.world import Asker, World

WRITE = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM) "?(\w+)', re.IGNORECASE)
BESIDE = {"django_session"}
"""What any request may write: a session."""
BESIDE_A_TOKEN = {"api_ratewindow"}
"""What any request with a token may write: how often it was used."""

OF_THE_OFFICE = {"agency", "slug", "year"}
"""Arguments of an address that say whose it is, and when."""


@dataclass(frozen=True, slots=True)
class Address:
    name: str
    place: str
    pattern: URLPattern

    @property
    def arguments(self) -> tuple[str, ...]:
        return tuple(re.findall(r"<(?:\w+:)?(\w+)>", self.place))

    @property
    def is_open(self) -> bool:
        return bool(getattr(self.pattern.callback, "is_public", False))


def addresses() -> dict[str, Address]:
    return {one.name: one for one in _walk(get_resolver())}


def _walk(resolver: URLResolver, before: str = "", space: str = "") -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        place = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern, place, f"{pattern.namespace}:" if pattern.namespace else space)
        else:
            yield Address(f"{space}{pattern.name}", place, pattern)


def names_things(row: Row, address: Address) -> bool:
    return bool(row.query or set(address.arguments) - set(row.fixed or {}))


def may_mix(row: Row, address: Address) -> bool:
    """Can one agency's address be followed by another's rows?"""
    return not row.is_open and bool(set(address.arguments) - OF_THE_OFFICE - set(row.fixed or {}))


def path_of(row: Row, address: Address, things: Things, instead: Things | None = None) -> str:
    """The address with things put in.

    instead   things for the arguments that name rows, where the agency's address is to be followed by another's rows
    """
    place = address.place
    for name in address.arguments:
        source = instead if instead is not None and name not in OF_THE_OFFICE else things
        wanted = (row.uses or {}).get(name, name)
        value = (row.fixed or {}).get(name, source.get(wanted))
        assert value is not None, f"{row.label}: nothing fills <{name}>; say so with uses= or fixed="
        place = re.sub(rf"<(?:\w+:)?{name}>", str(value), place)
    query = {key: things[thing] for key, thing in (row.query or {}).items()}
    return f"/{place}?{urlencode(query)}" if query else f"/{place}"


def seat_of(asker: Asker, target: str, row: Row, world: World) -> Seat:
    member = asker.member
    is_bound = member.role in OF_A_UNIT
    own = world.things[member.agency.slug]["unit_id"]
    return Seat(
        role=member.role,
        path=member.agency.path,
        target=world.agencies[target].path,
        unit=("one" if member.unit and member.unit.pk == own else "two") if is_bound else None,
        of=row.of,
        is_own=row.is_own and target == member.agency.slug,
    )


@dataclass(frozen=True, slots=True)
class Answered:
    answer: Answer
    status: int
    written: frozenset[str]


def ask(client: Client, method: str, path: str, body: dict[str, Any] | None = None) -> Answered:
    """Send it, and undo whatever it did, to the rows and to the browser's cookies."""
    cookies = client.cookies.output(header="", sep=";")
    with transaction.atomic(), watching() as written:
        got = _sent(client, method, path, body or {})
        if got.streaming:
            b"".join(got.streaming_content)  # type: ignore[attr-defined]
        transaction.set_rollback(True)
    client.cookies = SimpleCookie(cookies)
    answer = answer_of(got.status_code, got.headers.get("Location", ""))
    beside = BESIDE | (BESIDE_A_TOKEN if _is_program(client) else set())
    return Answered(answer, got.status_code, frozenset(written - beside))


def _sent(client: Client, method: str, path: str, body: dict[str, Any]) -> HttpResponseBase:
    """Forms as browsers send them; from programs JSON, but for files."""
    if method == GET:
        return client.get(path)
    if method == POST and (not _is_program(client) or "file" in body):
        return client.post(path, body)
    content, headers = json.dumps(body), {"If-Match": '"1"'}
    return client.generic(method.upper(), path, content, content_type="application/json", headers=headers)


def _is_program(client: Client) -> bool:
    return "HTTP_AUTHORIZATION" in client.defaults


@contextmanager
def watching() -> Iterator[set[str]]:
    """The tables that are written to meanwhile."""
    written: set[str] = set()

    def look(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        found = WRITE.match(sql)
        if found:
            written.add(found[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(look):
        yield written
