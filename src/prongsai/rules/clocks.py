"""The clock of an application: working days used, when it stands still, and the day by which a decision is due.

The day of an event is not counted; counting begins on the working day after it. The clock stands still only between a released notice
of defects and the answer to it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from prongsai.rules.calendar import is_working_day


class Start(StrEnum):
    """From which event a kind of licence counts."""

    FILING = "filing"
    COMPLETE = "complete"


class Tick(StrEnum):
    """What moves a clock."""

    FILED = "filed"
    COMPLETE = "complete"
    NOTICE = "notice"
    ANSWERED = "answered"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Event:
    tick: Tick
    on: date


@dataclass(frozen=True, slots=True)
class Clock:
    """started_on, ended_on: None until then. used: working days. due_on: None before the start and while it stands still."""

    started_on: date | None
    used: int
    due_on: date | None
    is_paused: bool
    ended_on: date | None

    def is_overdue(self, limit: int) -> bool:
        return self.used > limit


class ClockOutOfOrder(ValueError):
    """Events whose days go back, an answer without a notice, or anything after the end."""


def read_clock(
    events: Sequence[Event], *, start: Start, limit: int, today: date, holidays: Collection[date] = ()
) -> Clock:
    """The clock as it stands at the end of `today`.

    events  in the order in which they happened
    limit   working days that the decision may take, at least 1
    Raises  ClockOutOfOrder.
    """
    begins = Tick.FILED if start is Start.FILING else Tick.COMPLETE
    started: date | None = None
    since: date | None = None
    ended: date | None = None
    used, waits, last = 0, False, date.min
    for event in events:
        _check(event, last, ended, waits=waits)
        last = event.on
        if event.tick is begins and started is None:
            started = since = event.on
        if event.tick is Tick.NOTICE:
            waits = True
        if event.tick is Tick.ANSWERED:
            waits = False
        ended = event.on if event.tick is Tick.ENDED else ended
        if since is not None and (waits or ended):
            used, since = used + working_days(since, event.on, holidays), None
        elif started is not None and since is None and not waits and not ended:
            since = event.on
    if since is None:
        return Clock(started, used, None, waits and not ended, ended)
    due = day_after(since, limit - used, holidays) if limit > used else since
    return Clock(started, used + working_days(since, today, holidays), due, is_paused=False, ended_on=None)


def working_days(after: date, until: date, holidays: Collection[date] = ()) -> int:
    """Working days after one day, up to and including another; none where it comes first."""
    days = (until - after).days
    return sum(is_working_day(after + timedelta(days=count), holidays) for count in range(1, days + 1))


def day_after(day: date, count: int, holidays: Collection[date] = ()) -> date:
    """The working day that comes so many working days after a day."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day, holidays)
    return day


def _check(event: Event, last: date, ended: date | None, *, waits: bool) -> None:
    if ended is not None:
        raise ClockOutOfOrder("an event after the end")
    if event.on < last:
        raise ClockOutOfOrder("days go back")
    if (event.tick is Tick.ANSWERED) != waits and event.tick in {Tick.ANSWERED, Tick.NOTICE}:
        raise ClockOutOfOrder("an answer belongs to a notice, and one notice to one answer")
