"""Entries: one for each period, mended until it is closed, by those whose work it is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from prongsai.accounts.members import Member
from prongsai.audit.models import Entry as TrailEntry
from prongsai.followup.actions import (
    CannotEnter,
    CannotReopen,
    Stale,
    attach_evidence,
    enter_no_change,
    reopen_period,
    write_entry,
)
from prongsai.followup.content import EntryContent
from prongsai.followup.models import Assignment, Entry, Period, Replan
from prongsai.measures.models import Measure
from tests.factories.followup import SAID, assignment_of, at, period_at, written

DAY = date(2025, 3, 12)
State = Entry.State


def write(
    assignment: Assignment, by: Member, content: EntryContent = SAID, *, day: date = DAY, seen: int = 0
) -> Entry:
    period = period_at(assignment, day)
    return write_entry(assignment=assignment, period=period, content=content, seen=seen, by=by, now=at(DAY))


def test_people_of_a_unit_write_for_their_own_unit_alone(
    fortnightly: Assignment, of_revenue: Assignment, fah: Member, gaew: Member, at_work: dict[str, Measure]
) -> None:
    write(fortnightly, fah)
    write(of_revenue, gaew)
    for assignment, member in ((fortnightly, gaew), (of_revenue, fah), (assignment_of(at_work["E4"]), fah)):
        with pytest.raises(PermissionDenied):
            write(assignment, member)


def test_the_officer_writes_for_all_the_director_and_strangers_for_none(
    at_work: dict[str, Measure],
    fortnightly: Assignment,
    anong: Member,
    chai: Member,
    boon: Member,
    dao: Member,
) -> None:
    write(assignment_of(at_work["E4"]), anong)
    for member in (chai, boon, dao):
        with pytest.raises(PermissionDenied):
            write(fortnightly, member)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (EntryContent(State.UNDER_WAY, 40), "no_text"),
        (EntryContent(State.UNDER_WAY, 40, text="  \n "), "no_text"),
        (EntryContent(State.UNDER_WAY, 101, text="ก"), "progress_out_of_range"),
        (EntryContent(State.UNDER_WAY, -1, text="ก"), "progress_out_of_range"),
        (EntryContent(State.UNDER_WAY, 100, text="ก"), "hundred_means_done"),
        (EntryContent(State.OBSTACLE, 40, text="ก"), "no_obstacles"),
        (EntryContent(State.POSTPONED, 40, text="ก"), "no_obstacles"),
    ],
)
def test_an_entry_without_content_is_refused(
    fortnightly: Assignment, fah: Member, content: EntryContent, code: str
) -> None:
    with pytest.raises(CannotEnter) as refused:
        write(fortnightly, fah, content)
    assert refused.value.code == code
    assert not Entry.objects.exists()


def test_done_is_a_hundred_and_not_begun_is_nothing(fortnightly: Assignment, fah: Member) -> None:
    assert write(fortnightly, fah, EntryContent(State.DONE, 7, text="ครบ")).progress == 100
    mended = write(fortnightly, fah, EntryContent(State.NOT_BEGUN, 7, text="ยังไม่เริ่ม"), seen=1)
    assert mended.progress == 0


def test_a_stale_form_is_refused_and_the_same_words_twice_are_not(
    fortnightly: Assignment, fah: Member, anong: Member
) -> None:
    write(fortnightly, fah)
    assert write(fortnightly, anong, SAID).row_version == 1
    write(fortnightly, anong, replace(SAID, progress=50), seen=1)
    with pytest.raises(Stale):
        write(fortnightly, fah, replace(SAID, progress=60), seen=1)
    assert Entry.objects.get().progress == 50


def test_every_change_is_in_the_trail_with_what_stood_before(fortnightly: Assignment, fah: Member) -> None:
    write(fortnightly, fah)
    write(fortnightly, fah, replace(SAID, progress=50), seen=1)
    changed = TrailEntry.objects.get(action="followup.entry.changed")
    assert changed.details["before"] == {"progress": "40"}
    assert Entry.objects.get().written_at == at(DAY)


@pytest.mark.parametrize(
    ("day", "code"), [(date(2025, 3, 20), "not_yet"), (date(2025, 3, 12), ""), (date(2024, 10, 3), "")]
)
def test_what_is_ahead_cannot_be_written_what_is_late_can(
    fortnightly: Assignment, fah: Member, day: date, code: str
) -> None:
    if not code:
        write(fortnightly, fah, day=day)
        return
    with pytest.raises(CannotEnter) as refused:
        write(fortnightly, fah, day=day)
    assert refused.value.code == code


def test_a_period_of_another_rhythm_is_not_asked(
    fortnightly: Assignment, of_revenue: Assignment, fah: Member
) -> None:
    period = period_at(of_revenue, DAY)
    with pytest.raises(CannotEnter) as refused:
        write_entry(assignment=fortnightly, period=period, content=SAID, seen=0, by=fah, now=at(DAY))
    assert refused.value.code == "not_asked"


@pytest.fixture
def closed(fortnightly: Assignment) -> Period:
    """The first half of February, closed since 1 March."""
    period = period_at(fortnightly, date(2025, 2, 3))
    Period.objects.filter(pk=period.pk).update(locks_on=date(2025, 3, 1))
    return period_at(fortnightly, date(2025, 2, 3))


def test_a_closed_period_takes_nothing_until_it_is_reopened(
    fortnightly: Assignment, closed: Period, fah: Member, chai: Member, anong: Member
) -> None:
    with pytest.raises(CannotEnter) as refused:
        write(fortnightly, fah, day=closed.ends_on)
    assert refused.value.code == "closed"
    with pytest.raises(PermissionDenied):
        reopen_period(period=closed, reason="น้ำท่วม", until=DAY, by=anong, now=at(DAY))
    reopen_period(period=closed, reason="น้ำท่วม", until=DAY, by=chai, now=at(DAY))
    entry = write(fortnightly, fah, day=closed.ends_on)
    with pytest.raises(CannotEnter):
        write_entry(
            assignment=fortnightly, period=closed, content=replace(SAID, progress=1), seen=1, by=fah,
            now=at(DAY + timedelta(days=1)),
        )  # fmt: skip
    with pytest.raises(CannotEnter):
        attach_evidence(entry=entry, evidence=[], by=fah, now=at(DAY + timedelta(days=1)))


@pytest.mark.parametrize(
    ("reason", "until", "code"), [(" ", DAY, "no_reason"), ("ก", date(2025, 3, 11), "until_is_past")]
)
def test_a_reopening_needs_reason_and_end(
    closed: Period, chai: Member, reason: str, until: date, code: str
) -> None:
    with pytest.raises(CannotReopen) as refused:
        reopen_period(period=closed, reason=reason, until=until, by=chai, now=at(DAY))
    assert refused.value.code == code


def _refused_by_the_database(write: Callable[[], object]) -> bool:
    try:
        with transaction.atomic():
            write()
    except IntegrityError:
        return True
    return False


def test_the_database_itself_keeps_what_was_written(fortnightly: Assignment, closed: Period) -> None:
    entry = written(fortnightly, date(2025, 3, 3))
    assert _refused_by_the_database(lambda: Entry.objects.filter(pk=entry.pk).delete())
    assert _refused_by_the_database(lambda: Entry.objects.update(written_on=DAY))
    assert _refused_by_the_database(lambda: Assignment.objects.update(planned_on=DAY))
    assert _refused_by_the_database(lambda: _raw_delete("followup_assignment"))
    assert _refused_by_the_database(lambda: Entry.objects.update(progress=100))
    assert _refused_by_the_database(lambda: Entry.objects.update(text=""))
    late = {"written_on": DAY, "written_at": at(DAY), "changed_on": DAY, "changed_at": at(DAY)}
    assert _refused_by_the_database(
        lambda: Entry.objects.create(
            assignment=fortnightly, period=closed, state="under_way", progress=1, text="ก", **late
        )
    )
    Replan.objects.create(
        assignment=fortnightly, old_on=DAY, new_on=closed.ends_on, reason="ก", replanned_at=at(DAY)
    )
    assert _refused_by_the_database(lambda: Replan.objects.update(reason="ข"))
    assert _refused_by_the_database(lambda: Replan.objects.all().delete())


def _raw_delete(table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table}")


def test_no_change_carries_on_what_the_last_entry_said(
    fortnightly: Assignment, of_revenue: Assignment, anong: Member
) -> None:
    written(fortnightly, date(2025, 2, 20))
    pairs = [(one, period_at(one, DAY)) for one in (fortnightly, of_revenue)]
    first, second = enter_no_change(pairs=pairs, reason="รอจัดสรรงบประมาณ", by=anong, now=at(DAY))
    assert (first.state, first.progress, first.text) == ("under_way", 40, "")
    assert (second.state, second.progress) == ("not_begun", 0)
    assert first.no_change_reason == "รอจัดสรรงบประมาณ"
    assert enter_no_change(pairs=pairs, reason="อีกครั้ง", by=anong, now=at(DAY)) == []


def test_no_change_is_for_all_or_for_none(
    fortnightly: Assignment, of_revenue: Assignment, fah: Member
) -> None:
    pairs = [(one, period_at(one, DAY)) for one in (fortnightly, of_revenue)]
    with pytest.raises(PermissionDenied):
        enter_no_change(pairs=pairs, reason="รอ", by=fah, now=at(DAY))
    with pytest.raises(CannotEnter) as refused:
        enter_no_change(pairs=pairs[:1], reason="  ", by=fah, now=at(DAY))
    assert refused.value.code == "no_reason"
    assert not Entry.objects.exists()
