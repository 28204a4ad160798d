"""The chain: entries are sealed in order, once, and a changed database is found out, entry by entry."""

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.audit.actions import record
from prongsai.audit.chain import GENESIS
from prongsai.audit.closing import close_days
from prongsai.audit.frozen import GUARDS
from prongsai.audit.lines import lines, verify_lines
from prongsai.audit.models import DailyRoot, Entry
from prongsai.audit.sealing import head, seal
from prongsai.audit.verifying import What, verify
from tests.conftest import NOW

DAYS = timedelta(days=1)


@pytest.fixture
def trail(anong: Member, bangkok_yai: Agency) -> int:
    """Three entries of one day and three of the next, sealed; both days closed. The number of the first of the six."""
    seal()
    before, _ = head()
    for number in range(6):
        at = NOW + (number // 3) * DAYS + timedelta(minutes=number)
        record("people.unit.changed", by=anong, target=bangkok_yai, at=at, number=number)
    close_days(now=NOW + 2 * DAYS)
    return before + 1


@pytest.fixture
def as_owner(db: None) -> Iterator[None]:
    """The owner of the database, who takes the guards away first."""
    with connection.cursor() as cursor:
        for guard in GUARDS:
            for name in guard.triggers(connection.vendor):
                on = f' ON "{guard.table}"' if connection.vendor == "postgresql" else ""
                cursor.execute(f'DROP TRIGGER "{name}"{on}')
    return


def run(sql: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def broken_at() -> list[tuple[What, int, int]]:
    return [(one.what, one.first, one.last) for one in verify(now=NOW + 2 * DAYS).breaks]


def test_what_was_there_before_the_chain_is_put_into_it_in_order(trail: int) -> None:
    rows = list(Entry.objects.order_by("seq").values_list("seq", "previous", "digest", "id"))
    assert [row[0] for row in rows] == list(range(1, len(rows) + 1))
    assert [row[1] for row in rows] == [GENESIS, *(row[2] for row in rows[:-1])]
    assert trail > 1, "the base of the tests was there before"
    assert verify(now=NOW + 2 * DAYS).is_whole


def test_sealing_again_changes_nothing(trail: int) -> None:
    assert seal() == 0


def test_an_entry_that_comes_later_joins_the_end(trail: int, anong: Member, bangkok_yai: Agency) -> None:
    entry = record("people.unit.changed", by=anong, target=bangkok_yai, at=NOW)
    assert Entry.objects.get(pk=entry.pk).seq is None
    assert verify(now=NOW + timedelta(minutes=1)).unsealed == 1
    assert seal() == 1
    assert Entry.objects.get(pk=entry.pk).seq == trail + 6


def test_anybody_can_recompute_the_chain_from_the_file(trail: int) -> None:
    """With nothing but SHA-256 and JSON, as the manual says."""
    written = list(lines())
    previous = GENESIS
    for number, line in enumerate(written, start=1):
        assert json.loads(line)[1:3] == [number, previous]
        previous = hashlib.sha256(line.encode()).hexdigest()
    assert previous == DailyRoot.objects.order_by("last").last().digest  # type: ignore[union-attr]
    assert json.loads(written[-1])[12] == {"number": 5}


def test_a_file_is_verified_like_the_database(trail: int) -> None:
    written = list(lines())
    root = DailyRoot.objects.order_by("last").first()
    assert root is not None
    assert verify_lines(written[3:], known={root.day: root.digest}).is_whole
    cut = [*written[: trail - 1], *written[trail:]]
    assert [(one.what, one.first) for one in verify_lines(cut).breaks] == [(What.MISSING, trail)]
    changed = [line.replace('"number":1}', '"number":9}') for line in written]
    found = verify_lines(changed).breaks
    assert [(one.what, one.first) for one in found] == [(What.UNLINKED, trail + 2)]
    assert verify_lines(written[:-1], known={root.day: "0" * 64}).breaks[0].what == What.ROOT_GONE
    assert verify_lines(["{"]).breaks[0].what == What.UNKNOWN


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET actor = 'x' WHERE seq IS NOT NULL",
        "UPDATE audit_entry SET digest = previous WHERE seq IS NOT NULL",
        "UPDATE audit_entry SET seq = NULL, previous = '', digest = '' WHERE seq IS NOT NULL",
        "UPDATE audit_entry SET actor = 'x' WHERE seq IS NULL",
        "UPDATE audit_entry SET seq = 900000, previous = 'x', digest = 'x' WHERE seq IS NULL",
        "UPDATE audit_entry SET seq = 1, previous = 'x', digest = 'x' WHERE seq IS NULL",
        "DELETE FROM audit_entry WHERE seq IS NULL",
        "UPDATE audit_dailyroot SET digest = 'x'",
        "DELETE FROM audit_dailyroot",
        "INSERT INTO audit_entry (at, action, actor, role, is_acting, agency_path, target, details, encoding, seq,"
        " previous, digest) SELECT at, action, actor, role, is_acting, agency_path, target, details, encoding, 900000,"
        " previous, digest FROM audit_entry LIMIT 1",
        "TRUNCATE audit_entry",
    ],
)
def test_the_database_lets_an_entry_be_sealed_and_nothing_else(
    trail: int, anong: Member, bangkok_yai: Agency, statement: str
) -> None:
    if statement.startswith("TRUNCATE") and connection.vendor == "sqlite":
        pytest.skip("SQLite has no TRUNCATE")
    record("people.unit.changed", by=anong, target=bangkok_yai, at=NOW)
    with pytest.raises(DatabaseError, match=r"append-only|sealed after"), transaction.atomic():
        run(statement)
    seal()
    assert verify(now=NOW).is_whole


@pytest.mark.usefixtures("as_owner")
class TestAnOwnerOfTheDatabase:
    """Raw SQL, the guards taken away first: what is done is found, and where."""

    def test_changes_an_entry(self, trail: int) -> None:
        run("UPDATE audit_entry SET actor = 'somebody else' WHERE seq = %s", trail + 1)
        run("UPDATE audit_entry SET at = %s WHERE seq = %s", NOW - DAYS, trail + 4)
        assert broken_at() == [
            (What.CHANGED, trail + 1, trail + 1),
            (What.CHANGED, trail + 4, trail + 4),
        ]

    def test_removes_entries(self, trail: int) -> None:
        run("DELETE FROM audit_entry WHERE seq IN (%s, %s)", trail + 1, trail + 2)
        assert (What.MISSING, trail + 1, trail + 2) in broken_at()

    def test_removes_the_end(self, trail: int) -> None:
        run("DELETE FROM audit_entry WHERE seq > %s", trail + 3)
        assert broken_at() == [(What.CUT_OFF, trail + 4, trail + 5)]

    def test_removes_an_entry_and_counts_anew(self, trail: int) -> None:
        run("DELETE FROM audit_entry WHERE seq = %s", trail + 1)
        for number in range(trail + 2, trail + 6):
            run("UPDATE audit_entry SET seq = %s WHERE seq = %s", number - 1, number)
        assert (What.UNLINKED, trail + 1, trail + 1) in broken_at()

    def test_puts_an_entry_in(self, trail: int) -> None:
        for number in range(trail + 5, trail + 1, -1):
            run("UPDATE audit_entry SET seq = %s WHERE seq = %s", number + 1, number)
        copy_entry(trail, seq=trail + 2)
        assert broken_at()[0] in {
            (What.CHANGED, trail + 2, trail + 2),
            (What.UNLINKED, trail + 2, trail + 2),
        }

    def test_exchanges_two(self, trail: int) -> None:
        run("UPDATE audit_entry SET seq = 900000 WHERE seq = %s", trail + 1)
        run("UPDATE audit_entry SET seq = %s WHERE seq = %s", trail + 1, trail + 2)
        run("UPDATE audit_entry SET seq = %s WHERE seq = 900000", trail + 2)
        found = broken_at()
        assert (What.CHANGED, trail + 1, trail + 1) in found
        assert (What.UNLINKED, trail + 2, trail + 2) in found

    def test_seals_a_changed_entry_anew(self, trail: int) -> None:
        """With its own checksum made right, the next one tells."""
        run("UPDATE audit_entry SET actor = 'somebody else' WHERE seq = %s", trail + 1)
        seal_anew(trail + 1, trail + 1)
        assert broken_at() == [(What.UNLINKED, trail + 2, trail + 2)]

    def test_writes_the_whole_rest_anew(self, trail: int) -> None:
        """A chain that is right in itself: only the roots know."""
        run("UPDATE audit_entry SET actor = 'somebody else' WHERE seq = %s", trail + 1)
        seal_anew(trail + 1, trail + 5)
        assert broken_at() == [
            (What.ROOT_DIFFERS, 1, trail + 2),
            (What.ROOT_DIFFERS, trail + 3, trail + 5),
        ]

    def test_writes_the_roots_anew_too(self, trail: int) -> None:
        """Then what was printed knows, and nothing else."""
        printed = {root.day: root.digest for root in DailyRoot.objects.all()}
        run("UPDATE audit_entry SET actor = 'somebody else' WHERE seq = %s", trail + 1)
        seal_anew(trail + 1, trail + 5)
        run(
            "UPDATE audit_dailyroot SET digest = (SELECT digest FROM audit_entry WHERE seq = audit_dailyroot.last)"
        )
        assert verify(now=NOW).is_whole
        found = verify(now=NOW, known=printed).breaks
        assert {one.what for one in found} == {What.ROOT_DIFFERS}
        assert {one.day for one in found} == set(printed)

    def test_takes_a_root_away(self, trail: int) -> None:
        first = DailyRoot.objects.order_by("last")[0]
        run("DELETE FROM audit_dailyroot WHERE id = %s", first.pk)
        assert broken_at() == [(What.ROOT_GAP, 1, first.last)]
        assert verify(now=NOW, known={first.day: first.digest}).breaks[-1].what == What.ROOT_GONE

    def test_stops_the_sealing(self, trail: int, anong: Member, bangkok_yai: Agency) -> None:
        record("people.unit.changed", by=anong, target=bangkok_yai, at=NOW)
        assert verify(now=NOW + timedelta(minutes=9)).is_whole
        assert [one.what for one in verify(now=NOW + timedelta(minutes=11)).breaks] == [What.UNSEALED]


def copy_entry(seq_from: int, *, seq: int) -> None:
    run(
        "INSERT INTO audit_entry (at, action, actor, role, is_acting, agency_path, target, details, encoding, seq,"
        " previous, digest) SELECT at, action, actor, role, is_acting, agency_path, target, details, encoding, %s,"
        " digest, digest FROM audit_entry WHERE seq = %s",
        seq,
        seq_from,
    )


def seal_anew(first: int, last: int) -> None:
    """What somebody can do who knows the program."""
    from prongsai.audit.chain import digest_of, line_of
    from prongsai.audit.reading import sealed_rows

    previous = Entry.objects.values_list("digest", flat=True).get(seq=first - 1)
    for row in list(sealed_rows(first=first, last=last)):
        digest = digest_of(line_of(row, seq=row.seq or 0, previous=previous))
        run("UPDATE audit_entry SET previous = %s, digest = %s WHERE seq = %s", previous, digest, row.seq)
        previous = digest


def test_letters_of_every_kind_survive(anong: Member, bangkok_yai: Agency) -> None:
    odd = 'ก่อน"หลัง\\ \n\t\x00\u2028 <b> 🙂'
    at = datetime(2025, 3, 12, 7, 0, 0, 123, tzinfo=NOW.tzinfo)
    record("people.unit.changed", by=anong, target=bangkok_yai, at=at, odd=odd)
    seal()
    entry = Entry.objects.order_by("-seq")[0]
    last = next(iter(lines(first=entry.seq or 0)))
    assert "\n" not in last
    assert json.loads(last)[12] == {"odd": odd} == entry.details
    assert json.loads(last)[4] == "2025-03-12T07:00:00.000123Z"
    assert verify(now=NOW).is_whole
