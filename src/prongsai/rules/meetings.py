"""On which day a meeting is held, and how the decisions of meetings stand."""

from collections.abc import Collection
from datetime import date, timedelta
from enum import StrEnum

from prongsai.rules.calendar import WeekendRule, deadline_moved

SOON_DAYS = 7
"""A decision is due soon so many days before its day."""


class Standing(StrEnum):
    """How a decision stands."""

    LATE = "late"
    SOON = "soon"
    WAITING = "waiting"
    DONE = "done"


def standing_of(due_on: date, done_on: date | None, today: date) -> Standing:
    if done_on is not None:
        return Standing.DONE
    if due_on < today:
        return Standing.LATE
    return Standing.SOON if due_on <= today + timedelta(days=SOON_DAYS) else Standing.WAITING


def meeting_day(printed_on: date, rule: WeekendRule, holidays: Collection[date]) -> date:
    """The day on which a meeting is held that is due on `printed_on`.

    People meet on working days only: where the office lets deadlines stand on holidays, the meeting is held before.
    """
    moving = WeekendRule.PREVIOUS_WORKING_DAY if rule is WeekendRule.KEEP else rule
    return deadline_moved(printed_on, moving, holidays)
