"""How this database is written and read: one transaction, one lock a wave, and the key without which a wave takes nothing."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper

from prongsai.surveys.responses.apps import DATABASE
from prongsai.surveys.responses.keys import wave_key

KEYS = "survey_answers_wavekey"
LOCK_SPACE = 0x53555256


class CannotTake(Exception):
    """The answers are not taken. code: closed, code_used."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@contextmanager
def writing(wave: int, *, shared: bool = False) -> Iterator[CursorWrapper]:
    """A transaction; many may take answers of a wave at once, everything else is alone with it."""
    connection = connections[DATABASE]
    with transaction.atomic(using=DATABASE), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            kind = "_shared" if shared else ""
            cursor.execute(f"SELECT pg_advisory_xact_lock{kind}(%s, %s)", [LOCK_SPACE, wave])
        yield cursor


def key_of(cursor: CursorWrapper, wave: int) -> bytes:
    """Raises CannotTake: the wave was never opened, or is sealed."""
    cursor.execute(f"SELECT key FROM {KEYS} WHERE wave = %s", [wave])
    found = cursor.fetchone()
    if found is None:
        raise CannotTake("closed")
    return wave_key(bytes(found[0]))


def rows_of(sql: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connections[DATABASE].cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
