"""Taking, counting and sealing answers. Plain SQL, the same on SQLite and PostgreSQL; each function is one transaction.

Nothing here takes a moment, a person or an address, so none can be kept. Orders of magnitude: docs/privacy-surveys.md.
"""

import secrets
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from enum import StrEnum

from django.db import connections, transaction
from django.db.backends.utils import CursorWrapper

from prongsai.rules.survey_tally import Tally
from prongsai.surveys.responses.apps import DATABASE
from prongsai.surveys.responses.comments import WAITING, seal_comments
from prongsai.surveys.responses.grouping import together
from prongsai.surveys.responses.keys import DRAW_BITS, KEY_BYTES, code_mark, sheet_draw
from prongsai.surveys.responses.models import COLUMNS, WIDTH
from prongsai.surveys.responses.writing import KEYS, CannotTake, key_of, rows_of, writing

INTAKE, SEALED = "survey_answers_intake", "survey_answers_sealed"
UNSPENT = "survey_answers_unspentcode"
SHEET = f"wave, place, service, draw, {', '.join(COLUMNS)}"
INSERT = f"INSERT INTO %s ({SHEET}) VALUES ({', '.join(['%%s'] * (WIDTH + 4))})"
INSERT_ONCE = INSERT % INTAKE + " ON CONFLICT DO NOTHING"


__all__ = [
    "INTAKE",
    "KEYS",
    "SEALED",
    "UNSPENT",
    "CannotTake",
    "Sums",
    "Taken",
    "add_codes",
    "cancel_codes",
    "counts",
    "has",
    "is_sealed_or_empty",
    "many",
    "open_wave",
    "patterns",
    "seal",
    "sums",
    "take",
    "tallies",
    "unspent",
]


class Taken(StrEnum):
    """STORED: now, durably. BEFORE: the same sending had been stored already; nothing was counted twice."""

    STORED = "stored"
    BEFORE = "before"


class _TakenBefore(Exception):
    """Undoes what the same sending would have changed a second time: another card that came with it stays good."""


def open_wave(wave: int) -> None:
    """From now on the wave takes answers, until it is sealed. Opening twice changes nothing."""
    with writing(wave) as cursor:
        cursor.execute(
            f"INSERT INTO {KEYS} (wave, key) VALUES (%s, %s) ON CONFLICT DO NOTHING",
            [wave, secrets.token_bytes(KEY_BYTES)],
        )


def take(
    *, wave: int, place: int, service: int, answers: Sequence[int | None], submission: str, code: str = ""
) -> Taken:
    """Store one sheet and, where the wave is answered with cards, spend the card: both or neither, durably.

    submission   the number that the page carries; the same one again is the same sheet
    code         the card's code without spaces; "" where the wave is open to all
    Raises       CannotTake.
    """
    return together(lambda: _take(wave, place, service, answers, submission, code))


def _take(
    wave: int, place: int, service: int, answers: Sequence[int | None], submission: str, code: str
) -> Taken:
    with suppress(_TakenBefore), writing(wave, shared=True) as cursor:
        key = key_of(cursor, wave)
        draw = sheet_draw(key, submission)
        if code and not _spend(cursor, wave, code_mark(key, code)):
            if _is_there(cursor, wave, draw):
                return Taken.BEFORE
            raise CannotTake("code_used")
        row = [wave, place, service, draw, *answers, *[None] * (WIDTH - len(answers))]
        cursor.execute(INSERT_ONCE, row)
        if not cursor.rowcount:
            raise _TakenBefore
        return Taken.STORED
    return Taken.BEFORE


def many() -> AbstractContextManager[None]:
    """Whatever is taken inside is taken together, durably, or not at all."""
    return transaction.atomic(using=DATABASE)


def has(*, wave: int, submission: str) -> bool:
    """This very sending was stored before."""
    with writing(wave, shared=True) as cursor:
        return _is_there(cursor, wave, sheet_draw(key_of(cursor, wave), submission))


def add_codes(*, wave: int, batch: int, codes: Sequence[str]) -> None:
    """Make cards good. Raises CannotTake when the wave takes no answers."""
    with writing(wave) as cursor:
        key = key_of(cursor, wave)
        cursor.execute(f"DELETE FROM {UNSPENT} WHERE wave = %s AND batch = %s", [wave, batch])
        cursor.executemany(
            f"INSERT INTO {UNSPENT} (wave, mark, batch) VALUES (%s, %s, %s)",
            [[wave, code_mark(key, code), batch] for code in codes],
        )


def cancel_codes(*, wave: int, batch: int) -> int:
    """Make the unspent cards of a batch void; how many they were."""
    with writing(wave) as cursor:
        cursor.execute(f"DELETE FROM {UNSPENT} WHERE wave = %s AND batch = %s", [wave, batch])
        return int(cursor.rowcount)


def unspent(wave: int) -> dict[int, int]:
    """How many cards of each batch have not been used."""
    rows = rows_of(f"SELECT batch, COUNT(*) FROM {UNSPENT} WHERE wave = %s GROUP BY batch", [wave])
    return {int(batch): int(count) for batch, count in rows}


def counts(waves: Sequence[int]) -> dict[int, dict[int, int]]:
    """Sheets by wave and place, counted from the keys alone."""
    if not waves:
        return {}
    marks = ", ".join(["%s"] * len(waves))
    every = " UNION ALL ".join(
        f"SELECT wave, place, COUNT(*) FROM {table} WHERE wave IN ({marks}) GROUP BY wave, place"
        for table in (INTAKE, SEALED)
    )
    found: dict[int, dict[int, int]] = {wave: {} for wave in waves}
    for wave, place, count in rows_of(every, [*waves, *waves]):
        places = found[int(wave)]
        places[int(place)] = places.get(int(place), 0) + int(count)
    return found


def seal(wave: int) -> int:
    """Close for ever: copy sheets and comments in random order under new draws, forget intake, cards and key; how many they are.

    After that no trace of order, transaction, submission or code leads to a sheet. Sealing twice changes nothing.
    """
    with writing(wave) as cursor:
        cursor.execute(f"SELECT {SHEET} FROM {INTAKE} WHERE wave = %s", [wave])
        sheets = [(*row[:3], secrets.randbits(DRAW_BITS), *row[4:]) for row in cursor.fetchall()]
        secrets.SystemRandom().shuffle(sheets)
        cursor.executemany(INSERT % SEALED, sheets)
        seal_comments(cursor, wave)
        for table in (INTAKE, UNSPENT, KEYS):
            cursor.execute(f"DELETE FROM {table} WHERE wave = %s", [wave])
        transaction.on_commit(_sweep, using=DATABASE)
        return len(sheets)


def is_sealed_or_empty(wave: int) -> bool:
    """Nothing of the wave stands in the intake, and it takes no answers."""
    asked = " UNION ALL ".join(f"SELECT 1 FROM {table} WHERE wave = %s" for table in (KEYS, INTAKE))
    return not rows_of(f"{asked} LIMIT 1", [wave, wave])


def tallies(wave: int, options: Sequence[int], *, by: str = "place") -> dict[int, list[Tally]]:
    """What was chosen in each question of a sealed wave, by place or by service. One pass.

    options   how many options each question has
    """
    assert by in {"place", "service"}
    wanted = [
        f"COUNT(CASE WHEN {column} = {option} THEN 1 END)"
        for column, count in zip(COLUMNS, options, strict=False)
        for option in range(count)
    ]
    rows = rows_of(
        f"SELECT {by}, COUNT(*), {', '.join(wanted)} FROM {SEALED} WHERE wave = %s GROUP BY {by}", [wave]
    )
    return {int(group): list(_cut(int(sheets), counted, options)) for group, sheets, *counted in rows}


@dataclass(frozen=True, slots=True)
class Sums:
    """A sealed wave in one line. answers: for each column the sum of the places on the scale, and of how many answers."""

    sheets: int
    answers: tuple[int | None, ...]

    def of(self, column: int) -> tuple[int, int]:
        """Sum and number of the answers in a column, counted from 0; "not concerned" is in neither."""
        return self.answers[2 * column] or 0, self.answers[2 * column + 1] or 0


def sums(width: int = WIDTH) -> dict[int, Sums]:
    """Every sealed wave, from its sheets, in one pass and with one row a wave.

    width   how many columns are wanted
    """
    wanted = ", ".join(f"SUM({column}), COUNT({column})" for column in COLUMNS[:width])
    rows = rows_of(f"SELECT wave, COUNT(*), {wanted} FROM {SEALED} GROUP BY wave", [])
    return {int(wave): Sums(int(sheets), tuple(found)) for wave, sheets, *found in rows}


def patterns(wave: int, width: int) -> dict[tuple[int | None, ...], int]:
    """Every combination of answers in a sealed wave, and on how many sheets it stands.

    width   how many questions there are
    """
    columns = ", ".join(COLUMNS[:width])
    rows = rows_of(f"SELECT COUNT(*), {columns} FROM {SEALED} WHERE wave = %s GROUP BY {columns}", [wave])
    return {tuple(answers): int(count) for count, *answers in rows}


def _cut(sheets: int, counted: Sequence[int], options: Sequence[int]) -> Iterator[Tally]:
    start = 0
    for count in options:
        chosen = tuple(int(one) for one in counted[start : start + count])
        start += count
        yield Tally(chosen, sheets - sum(chosen))


def _spend(cursor: CursorWrapper, wave: int, mark: bytes) -> bool:
    cursor.execute(f"DELETE FROM {UNSPENT} WHERE wave = %s AND mark = %s", [wave, mark])
    return bool(cursor.rowcount)


def _is_there(cursor: CursorWrapper, wave: int, draw: int) -> bool:
    cursor.execute(f"SELECT 1 FROM {INTAKE} WHERE wave = %s AND draw = %s", [wave, draw])
    return cursor.fetchone() is not None


def _sweep() -> None:
    """Take what was deleted off the disk: dead rows on PostgreSQL, the write-ahead log on SQLite.

    A plain VACUUM: the full one would wait for, and hold up, everybody who reads or answers, and keeps dead rows as long
    as any transaction is open in any database of the server.
    """
    connection = connections[DATABASE]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"VACUUM {INTAKE}, {UNSPENT}, {KEYS}, {WAITING}")
        else:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
