"""Whoever holds a whole dump tries to tie answers to cards, to moments and to each other: with real commits, on a real disk."""

import secrets
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from prongsai.surveys.responses import comments, store
from prongsai.surveys.responses.comments import MIXED_WITH, SEALED_COMMENTS, WAITING
from prongsai.surveys.responses.keys import code_mark, wave_key
from prongsai.surveys.responses.store import INTAKE, KEYS, SEALED, UNSPENT

pytestmark = [pytest.mark.slow, pytest.mark.django_db(databases=["default", "surveys"])]
WAVE, PEOPLE = 3, 120
CHANCE = 12
"""Of 120 guesses one is right by chance; more than twelve are so once in ten thousand million runs."""


@pytest.fixture(autouse=True)
def apart(tmp_path: Path) -> Iterator[BaseDatabaseWrapper]:
    """A connection that commits: to a file of its own, or beside the one whose work is rolled back after the test."""
    standing = connections["surveys"]
    own = standing.copy("surveys")
    connections["surveys"] = own
    if own.vendor == "sqlite":
        own.settings_dict["NAME"] = str(tmp_path / "surveys.sqlite3")
        with own.schema_editor() as editor:
            for migration in ("0001_initial", "0003_comments"):
                import_module(f"prongsai.surveys.responses.migrations.{migration}").make(None, editor)
    yield own
    with own.cursor() as cursor:
        for table in (INTAKE, SEALED, UNSPENT, KEYS, WAITING, SEALED_COMMENTS):
            cursor.execute(f"DELETE FROM {table}")
    own.close()
    connections["surveys"] = standing


def dump(table: str) -> list[tuple[object, ...]]:
    """All that the database tells of a table, in the order in which it lies; with transaction marks where there are any."""
    hidden = "ctid, xmin, " if connections["surveys"].vendor == "postgresql" else ""
    with connections["surveys"].cursor() as cursor:
        cursor.execute(f"SELECT {hidden}* FROM {table}")
        return cursor.fetchall()


def pattern(person: int) -> list[int]:
    """Answers that name the person: six places of a number to the base of six."""
    return [person // 6**place % 6 for place in range(6)]


def person_of(row: tuple[object, ...]) -> int:
    answers = row[-18:-12]
    return sum(int(str(answer)) * 6**place for place, answer in enumerate(answers))


@pytest.fixture
def codes() -> list[str]:
    """Everybody answers in turn, with a card of their own."""
    store.open_wave(WAVE)
    codes = [secrets.token_hex(6).upper() for _ in range(PEOPLE)]
    store.add_codes(wave=WAVE, batch=1, codes=codes)
    for person, code in enumerate(codes[: PEOPLE - 1]):
        store.take(
            wave=WAVE,
            place=1,
            service=0,
            answers=pattern(person),
            submission=secrets.token_hex(16),
            code=code,
        )
    return codes


def right_guesses(rows: list[tuple[object, ...]]) -> int:
    """The guess: the row that lies at place n is the n-th person's."""
    return sum(person_of(row) == place for place, row in enumerate(rows))


def test_an_open_wave_keeps_no_row_of_a_used_card(codes: list[str]) -> None:
    """There is nothing to join: a used card is a row that is gone, and the cards that stand were printed together."""
    standing = dump(UNSPENT)
    assert len(standing) == 1
    sheets = dump(INTAKE)
    assert len(sheets) == PEOPLE - 1
    if connections["surveys"].vendor == "postgresql":
        marks = {str(row[1]) for row in standing}
        assert not marks & {str(row[1]) for row in sheets}


def test_an_open_wave_on_sqlite_lies_in_no_order(codes: list[str]) -> None:
    if connections["surveys"].vendor == "postgresql":
        pytest.skip(
            "while a wave is open PostgreSQL shows the order of answers; docs/privacy-surveys.md says so"
        )
    assert right_guesses(dump(INTAKE)) <= CHANCE


def test_a_sealed_wave_shows_neither_order_nor_transaction(codes: list[str]) -> None:
    store.seal(WAVE)
    rows = dump(SEALED)
    assert sorted(person_of(row) for row in rows) == list(range(PEOPLE - 1)), "every answer is there"
    assert right_guesses(rows) <= CHANCE
    assert dump(INTAKE) == []
    assert dump(UNSPENT) == []
    if connections["surveys"].vendor == "postgresql":
        assert len({str(row[1]) for row in rows}) == 1, "one transaction for all"


@pytest.fixture
def commented() -> None:
    """Everybody answers in turn, and writes who they are: the strongest case for whoever wants to join the two."""
    store.open_wave(WAVE)
    for person in range(PEOPLE):
        submission = secrets.token_hex(16)
        store.take(wave=WAVE, place=1, service=0, answers=pattern(person), submission=submission)
        comments.leave(wave=WAVE, submission=submission, body=f"{person}")


def joined_by_order(sheets: list[tuple[object, ...]], written: list[tuple[object, ...]]) -> int:
    """The guess: the n-th comment as it lies belongs to the n-th sheet as it lies."""
    return sum(
        person_of(sheet) == int(str(comment[-1])) for sheet, comment in zip(sheets, written, strict=True)
    )


def written_right_after(sheets: list[tuple[object, ...]], written: list[tuple[object, ...]]) -> float:
    """The guess: a comment belongs to the sheet of the last transaction before its own. Expected hits if one draws by lot
    among the comments that bear the same mark."""
    hits = 0.0
    for mark in {int(str(comment[1])) for comment in written}:
        people = [int(str(comment[-1])) for comment in written if int(str(comment[1])) == mark]
        before = max(
            (sheet for sheet in sheets if int(str(sheet[1])) < mark), key=lambda one: int(str(one[1]))
        )
        hits += people.count(person_of(before)) / len(people)
    return hits


def test_an_open_wave_does_not_tell_who_wrote_what(commented: None) -> None:
    """On SQLite by order; on PostgreSQL by transaction as well, although the order of the sheets themselves shows there."""
    sheets, written = dump(INTAKE), dump(WAITING)
    assert sorted(int(str(one[-1])) for one in written) == list(range(PEOPLE)), "every comment is there"
    assert joined_by_order(sheets, written) <= CHANCE
    if connections["surveys"].vendor == "postgresql":
        marks = [str(one[1]) for one in written]
        assert not set(marks) & {str(sheet[1]) for sheet in sheets}, (
            "no transaction of a sheet wrote a comment"
        )
        assert max(marks.count(mark) for mark in set(marks)) > MIXED_WITH
        assert written_right_after(sheets, written) <= CHANCE


def test_the_numbers_of_a_sheet_and_its_comment_have_nothing_in_common(commented: None) -> None:
    sheets = {int(str(row[-19])): person_of(row) for row in dump(INTAKE)}
    written = {int(str(row[-2])): int(str(row[-1])) for row in dump(WAITING)}
    assert not sheets.keys() & written.keys()
    ranked = zip(sorted(sheets), sorted(written), strict=True)
    assert sum(sheets[sheet] == written[comment] for sheet, comment in ranked) <= CHANCE


def test_the_seal_parts_comments_from_sheets_for_ever(commented: None) -> None:
    before = {str(row[-2]) for row in dump(WAITING)}
    store.seal(WAVE)
    sheets, written = dump(SEALED), dump(SEALED_COMMENTS)
    assert dump(WAITING) == []
    assert sorted(int(str(one[-1])) for one in written) == list(range(PEOPLE))
    assert joined_by_order(sheets, written) <= CHANCE
    assert right_guesses_of(written) <= CHANCE
    assert not before & {str(row[-2]) for row in written}, "drawn anew"


def right_guesses_of(written: list[tuple[object, ...]]) -> int:
    return sum(int(str(one[-1])) == place for place, one in enumerate(written))


def test_what_was_deleted_is_off_the_disk(codes: list[str], apart: BaseDatabaseWrapper) -> None:
    """Below the tables too: no dead rows, and in the file itself not one byte of a card or of the key."""
    with apart.cursor() as cursor:
        cursor.execute(f"SELECT key FROM {KEYS}")
        key = bytes(cursor.fetchone()[0])
    mark = code_mark(wave_key(key), codes[-1])
    assert on_disk(apart, key, mark) == [True, True], "as long as the wave is open, both are there"
    store.seal(WAVE)
    assert on_disk(apart, key, mark) == [False, False]


def on_disk(connection: BaseDatabaseWrapper, *wanted: bytes) -> list[bool]:
    """Which of these bytes stand in the files of the database; on PostgreSQL, whether the tables have any page at all."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT pg_relation_size('{KEYS}'), pg_relation_size('{UNSPENT}')")
            return [bool(size) for size in cursor.fetchone()]
    name = Path(connection.settings_dict["NAME"])
    content = b"".join(file.read_bytes() for file in name.parent.glob(f"{name.name}*"))
    return [one in content for one in wanted]
