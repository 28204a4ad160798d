"""Days are closed in Thailand's time, each once, and the roots follow each other whatever the clock does."""

from datetime import UTC, date, datetime, timedelta

import pytest

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.audit.actions import record
from prongsai.audit.closing import close_days
from prongsai.audit.models import DailyRoot, Entry
from prongsai.audit.sealing import seal
from prongsai.audit.verifying import verify

pytestmark = pytest.mark.django_db
MIDNIGHT = datetime(2025, 3, 12, 17, 0, tzinfo=UTC)
"""Between 12 and 13 March in Thailand."""
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)


@pytest.fixture
def write(anong: Member, bangkok_yai: Agency) -> object:
    """Writes an entry of that moment and seals it; its number."""
    close_days(now=MIDNIGHT - DAY)

    def written(at: datetime) -> int:
        entry = record("people.unit.changed", by=anong, target=bangkok_yai, at=at)
        seal()
        return Entry.objects.get(pk=entry.pk).seq or 0

    return written


def roots() -> list[tuple[date, int, int]]:
    return list(DailyRoot.objects.order_by("last").values_list("day", "first", "last"))


def test_a_day_ends_at_midnight_in_thailand(write) -> None:  # type: ignore[no-untyped-def]
    last = write(MIDNIGHT - SECOND)
    write(MIDNIGHT)
    assert close_days(now=MIDNIGHT - SECOND) == []
    [root] = close_days(now=MIDNIGHT)
    assert (root.day, root.last) == (date(2025, 3, 12), last)
    assert root.digest == Entry.objects.get(seq=last).digest
    assert close_days(now=MIDNIGHT + DAY / 2) == [], "a day is closed once"


def test_missed_days_are_closed_later_and_empty_ones_not_at_all(write) -> None:  # type: ignore[no-untyped-def]
    one, two = write(MIDNIGHT + SECOND), write(MIDNIGHT + 3 * DAY)
    close_days(now=MIDNIGHT + 9 * DAY)
    days = [day for day, _first, _last in roots()]
    assert days[-2:] == [date(2025, 3, 13), date(2025, 3, 16)]
    assert roots()[-1][1:] == (one + 1, two)


def test_what_comes_in_for_a_closed_day_is_covered_by_the_next_root(write) -> None:  # type: ignore[no-untyped-def]
    """A transaction over midnight, or a clock that moved back."""
    write(MIDNIGHT - SECOND)
    close_days(now=MIDNIGHT + SECOND)
    late = write(MIDNIGHT - 2 * SECOND)
    assert close_days(now=MIDNIGHT + 2 * SECOND) == []
    next_day = write(MIDNIGHT + 3 * SECOND)
    close_days(now=MIDNIGHT + DAY)
    assert roots()[-1] == (date(2025, 3, 13), late, next_day)
    assert verify(now=MIDNIGHT + DAY).is_whole


def test_a_clock_that_ran_ahead_for_a_while_stops_nothing(write) -> None:  # type: ignore[no-untyped-def]
    far = MIDNIGHT + 1000 * DAY
    write(far)
    close_days(now=far + DAY)
    back = write(MIDNIGHT + SECOND)
    close_days(now=MIDNIGHT + DAY)
    assert roots()[-1] == (date(2025, 3, 13), back, back)
    assert verify(now=MIDNIGHT + DAY).is_whole


def test_an_entry_of_tomorrow_does_not_keep_today_open(write) -> None:  # type: ignore[no-untyped-def]
    write(MIDNIGHT + 1000 * DAY)
    today = write(MIDNIGHT - SECOND)
    close_days(now=MIDNIGHT + SECOND)
    assert roots()[-1][2] == today
