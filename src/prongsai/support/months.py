"""The months of a fiscal year by number: 1 is October, 12 is September; and by when each is to be written."""

from datetime import date

from prongsai.rules.calendar import BUDDHIST_OFFSET
from prongsai.ui.dates import month_in_words
from prongsai.ui.language import spoken

PERIODS = range(1, 13)


def month_of(fiscal_year: int, period: int) -> date:
    """Its first day."""
    year = fiscal_year - BUDDHIST_OFFSET
    return date(year - 1, period + 9, 1) if period <= 3 else date(year, period - 3, 1)


def period_of(fiscal_year: int, day: date) -> int:
    """The month in which the day lies, kept within the year: 1 before it, 12 after it."""
    months = (day.year - (fiscal_year - BUDDHIST_OFFSET)) * 12 + day.month + 3
    return min(max(months, 1), 12)


def count_due_on(fiscal_year: int, period: int, day: int) -> date:
    """A month is counted until this day of the next one."""
    if period == 12:
        return date(fiscal_year - BUDDHIST_OFFSET, 10, day)
    return month_of(fiscal_year, period + 1).replace(day=day)


def check_due_on(fiscal_year: int, period: int, day: int) -> date:
    """The centre is complete by this day of the month itself."""
    return month_of(fiscal_year, period).replace(day=day)


def month_name(fiscal_year: int, period: int) -> str:
    return month_in_words(month_of(fiscal_year, period), spoken())
