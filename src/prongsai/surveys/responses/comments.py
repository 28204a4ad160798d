"""What people wrote in their own words, apart from what they answered: a transaction, a table and a number of its own.

On PostgreSQL a row shows which transaction wrote it, and a comment is written right after its sheet. So each new comment is
written together with as many others, drawn anew, as MIXED_WITH: all of them then bear one mark, and none of them more than
another was written with that sheet. SQLite has no such marks, and its rows lie in the order of their drawn numbers.
"""

import secrets

from django.db import connections
from django.db.backends.utils import CursorWrapper

from prongsai.surveys.responses.apps import DATABASE
from prongsai.surveys.responses.grouping import together
from prongsai.surveys.responses.keys import DRAW_BITS, comment_draw
from prongsai.surveys.responses.writing import LOCK_SPACE, key_of, rows_of, writing

WAITING, SEALED_COMMENTS = "survey_answers_waitingcomment", "survey_answers_sealedcomment"
MIXED_WITH = 50
INSERT = "INSERT INTO %s (wave, draw, body) VALUES (%%s, %%s, %%s)"
Row = tuple[int, int, str]


def leave(*, wave: int, submission: str, body: str) -> None:
    """Store a comment, once however often it is sent. Never in the transaction of the sheet. Raises CannotTake."""
    together(lambda: _leave(wave, submission, body))


def _leave(wave: int, submission: str, body: str) -> None:
    with writing(wave, shared=True) as cursor:
        row = (wave, comment_draw(key_of(cursor, wave), submission), body)
        others = _taken_up(cursor, row) if connections[DATABASE].vendor == "postgresql" else []
        rows = [row, *others]
        secrets.SystemRandom().shuffle(rows)
        cursor.executemany(INSERT % WAITING + " ON CONFLICT DO NOTHING", rows)


def seal_comments(cursor: CursorWrapper, wave: int) -> None:
    """Part of the seal: shuffled, under new numbers, and nothing of the old ones left."""
    cursor.execute(f"SELECT body FROM {WAITING} WHERE wave = %s", [wave])
    sealed = [(wave, secrets.randbits(DRAW_BITS), body) for (body,) in cursor.fetchall()]
    secrets.SystemRandom().shuffle(sealed)
    cursor.executemany(INSERT % SEALED_COMMENTS, sealed)
    cursor.execute(f"DELETE FROM {WAITING} WHERE wave = %s", [wave])


def sealed_comments(wave: int) -> dict[int, str]:
    """Number -> what was written, in the order of the drawn numbers. Empty while the wave is open."""
    rows = rows_of(f"SELECT draw, body FROM {SEALED_COMMENTS} WHERE wave = %s ORDER BY draw", [wave])
    return {int(draw): body for draw, body in rows}


def _taken_up(cursor: CursorWrapper, row: Row) -> list[Row]:
    """Other comments of the wave, drawn by lot and deleted, to be written again beside this one."""
    wave, draw, _body = row
    cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK_SPACE + 1, wave])
    cursor.execute(
        f"SELECT draw FROM {WAITING} WHERE wave = %s AND draw <> %s ORDER BY random() LIMIT {MIXED_WITH}",
        [wave, draw],
    )
    drawn = [one for (one,) in cursor.fetchall()]
    if not drawn:
        return []
    marks = ", ".join(["%s"] * len(drawn))
    cursor.execute(
        f"DELETE FROM {WAITING} WHERE wave = %s AND draw IN ({marks}) RETURNING wave, draw, body",
        [wave, *drawn],
    )
    return [(int(of), int(number), text) for of, number, text in cursor.fetchall()]
