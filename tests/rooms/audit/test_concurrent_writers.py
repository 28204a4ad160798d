"""Many writers, several sealers, on PostgreSQL: one chain without forks, and nobody waits for a slow transaction."""

import threading
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection, connections, transaction

from prongsai.audit.frozen import GUARDS
from prongsai.audit.models import Entry
from prongsai.audit.sealing import seal
from prongsai.audit.verifying import Verdict, verify
from tests.conftest import NOW

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]
SCHEMA = "chain_of_many"
WRITERS, EACH = 4, 25


@pytest.fixture
def apart() -> Iterator[None]:
    """An empty trail of its own, because what is committed to a trail stays there."""
    tables = ("audit_entry", "audit_dailyroot")
    _apart([f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE", f"CREATE SCHEMA {SCHEMA}"])
    copies = [f"CREATE TABLE {SCHEMA}.{table} (LIKE public.{table} INCLUDING ALL)" for table in tables]
    guards = [sql for guard in GUARDS for sql in guard.statements("postgresql")]
    _apart([*copies, f"SET search_path = {SCHEMA}", *guards])
    yield
    _apart([f"DROP SCHEMA {SCHEMA} CASCADE"])


def _apart(statements: list[str]) -> None:
    """Committed at once, by a connection of its own."""
    in_thread(lambda: [_execute(sql) for sql in statements]).join()


def _execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def in_thread(work) -> threading.Thread:  # type: ignore[no-untyped-def]
    def run() -> None:
        try:
            work()
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def in_the_schema(work):  # type: ignore[no-untyped-def]
    def run() -> None:
        _execute(f"SET search_path = {SCHEMA}, public")
        work()

    return run


def write(name: str) -> None:
    Entry.objects.create(
        at=NOW, action="people.unit.changed", actor=name, role="x", agency_path="x/", target="x:1"
    )


def test_one_chain_whoever_writes_and_seals(apart: None) -> None:
    may_end = threading.Event()

    def slow() -> None:
        with transaction.atomic():
            write("slow")
            assert may_end.wait(20)

    def many(number: int) -> None:
        for count in range(EACH):
            with transaction.atomic():
                write(f"{number}")
                transaction.set_rollback(count % 5 == 4)
            if count % 3 == number % 3:
                seal()

    slow_one = in_thread(in_the_schema(slow))
    started = time.monotonic()
    threads = [in_thread(in_the_schema(lambda number=number: many(number))) for number in range(WRITERS)]
    for thread in threads:
        thread.join()
    assert time.monotonic() - started < 15, "they waited for the slow one"
    in_thread(in_the_schema(seal)).join()
    may_end.set()
    slow_one.join()
    found = []
    in_thread(in_the_schema(lambda: found.extend(look()))).join()
    verdict, of_the_slow_one = found
    assert verdict.is_whole
    assert verdict.entries == WRITERS * EACH * 4 // 5 + 1
    assert verdict.unsealed == 0
    assert of_the_slow_one == verdict.last, "it joined the chain when it was there"


def look() -> tuple[Verdict, int | None]:
    seal()
    return verify(now=NOW + timedelta(minutes=1)), Entry.objects.get(actor="slow").seq
