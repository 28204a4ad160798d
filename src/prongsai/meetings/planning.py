"""On which days the meetings of a series are held: from the duties that they fulfil, or from the rhythm of the year."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from prongsai.frameworks.queries import framework_from
from prongsai.meetings.models import Series
from prongsai.meetings.presets import DUTY
from prongsai.rounds.duty_rules import weekend_rule_of
from prongsai.rounds.holidays import holidays
from prongsai.rounds.models import Obligation, Round
from prongsai.rounds.queries import deadline_rule_of
from prongsai.rules.calendar import FiscalYear, Rhythm, Weekday, WeekendRule, periods_of
from prongsai.rules.meetings import meeting_day


@dataclass(frozen=True, slots=True)
class Planned:
    """One meeting of a series. obligation_id: the duty that it fulfils."""

    number: int
    day: date
    obligation_id: int | None = None


def duties_of_series(round_: Round) -> dict[str, list[Obligation]]:
    """The duties of a round that ask for a meeting, by code, in their order. One query."""
    found: dict[str, list[Obligation]] = defaultdict(list)
    duties = Obligation.objects.filter(round=round_, kind=Obligation.Kind.MEETING, code__startswith=DUTY)
    for one in duties.order_by("code", "period"):
        found[one.code].append(one)
    return dict(found)


def days_of(series: Series) -> list[Planned]:
    """The meetings of the year, one for each period, all on working days. At most three queries."""
    rule = _weekend_rule(series.round)
    if series.code:
        duties = duties_of_series(series.round).get(series.code, [])
        return [Planned(one.period, meeting_day(one.printed_on, rule, holidays()), one.pk) for one in duties]
    weekday = Weekday(series.weekday) if series.weekday else None
    spans = periods_of(FiscalYear(series.round.fiscal_year), Rhythm(series.rhythm), weekday)
    return [
        Planned(number, meeting_day(span.last, rule, holidays()))
        for number, span in enumerate(spans, start=1)
    ]


def _weekend_rule(round_: Round) -> WeekendRule:
    rule = deadline_rule_of(round_.agency)
    return WeekendRule(rule.weekend_rule) if rule else weekend_rule_of(framework_from(round_.framework))
