"""From what a framework asks for to dated duties: what, whose, from, due, grace and lock of one fiscal year."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from prongsai.rules.calendar import FiscalYear, Rhythm, Span, Weekday, WeekendRule, deadline_moved, periods_of
from prongsai.rules.framework import Text

LEAD_DAYS = 30
"""A duty for which no first day is printed opens so many days before its last."""


class DutyKind(StrEnum):
    DEADLINE = "deadline"
    MEETING = "meeting"
    SURVEY = "survey"
    DISCLOSURE = "disclosure"


@dataclass(frozen=True, slots=True)
class DutyRule:
    """One thing asked for, once or again and again.

    code     once per fiscal year and unit, whatever the period: calendar:results, O10
    unit     division code of the framework; "" for the whole agency
    amount   how many at least, where it is a number (answers of a survey)
    proof    key of what shows that it is done
    spans    printed days; where there are none, the periods of the rhythm
    """

    code: str
    kind: DutyKind
    text: Text
    proof: str
    unit: str = ""
    amount: int | None = None
    rhythm: Rhythm = Rhythm.ONCE
    weekday: Weekday | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Policy:
    """What an office decides about deadlines.

    grace_days   days after the due date that are not yet late
    lock_after   days after the grace on which the duty locks, or None where it never does
    """

    weekend: WeekendRule = WeekendRule.KEEP
    holidays: Collection[date] = frozenset()
    grace_days: int = 0
    lock_after: int | None = None


@dataclass(frozen=True, slots=True)
class Dates:
    """The days of one duty. printed_on is kept beside due_on, which may have been moved off a holiday."""

    opens_on: date
    printed_on: date
    due_on: date
    grace_until: date
    locks_on: date | None


@dataclass(frozen=True, slots=True)
class Duty:
    """One dated duty. period counts from 1 to periods; key is unique in the round."""

    key: str
    rule: DutyRule
    period: int
    periods: int
    dates: Dates


def duties_of(rules: Iterable[DutyRule], year: FiscalYear, policy: Policy) -> list[Duty]:
    """Every duty of the year, by due date. Rules that ask for the same thing twice make it once."""
    made: dict[str, Duty] = {}
    for rule in rules:
        for duty in _of_rule(rule, year, policy):
            made.setdefault(duty.key, duty)
    return sorted(made.values(), key=lambda duty: (duty.dates.due_on, duty.key))


def dates_of(span: Span, policy: Policy) -> Dates:
    """The days that count for what is printed as `span`."""
    due_on = deadline_moved(span.last, policy.weekend, policy.holidays)
    opens_on = span.first if span.first is not None else span.last - timedelta(days=LEAD_DAYS)
    grace_until = due_on + timedelta(days=policy.grace_days)
    locks_on = None if policy.lock_after is None else grace_until + timedelta(days=policy.lock_after + 1)
    return Dates(min(opens_on, due_on), span.last, due_on, grace_until, locks_on)


def _of_rule(rule: DutyRule, year: FiscalYear, policy: Policy) -> Iterator[Duty]:
    spans = rule.spans or periods_of(year, rule.rhythm, rule.weekday)
    for period, span in enumerate(spans, start=1):
        key = f"{rule.code}/{rule.unit or '-'}/{rule.rhythm}/{period}"
        yield Duty(key, rule, period, len(spans), dates_of(span, policy))
