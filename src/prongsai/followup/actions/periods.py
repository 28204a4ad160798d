"""Periods are made in advance, and their days of grace and lock follow the office's rule."""

from datetime import date, timedelta

from prongsai.followup.models import Cadence, Period
from prongsai.measures.models import Measure
from prongsai.rounds.models import DeadlineRule, Round
from prongsai.rounds.queries import deadline_rule_of
from prongsai.rules.calendar import FiscalYear, Span
from prongsai.rules.followup import Look, look_periods


def cadence_for(round_: Round, measure: Measure) -> Cadence:
    """The cadence of a measure's follow-up, with all its periods, made if need be."""
    cadence, is_new = Cadence.objects.get_or_create(
        round=round_, look=measure.follow_up, look_on=measure.follow_up_on
    )
    if is_new:
        cadence.round = round_
        _make_periods(cadence)
    return cadence


def _make_periods(cadence: Cadence) -> None:
    spans = look_periods(Look(cadence.look), FiscalYear(cadence.round.fiscal_year), cadence.look_on)
    rule = deadline_rule_of(cadence.round.agency)
    Period.objects.bulk_create(
        _counted(Period(cadence=cadence, number=number), span, rule)
        for number, span in enumerate(spans, start=1)
    )


def _counted(period: Period, span: Span, rule: DeadlineRule | None) -> Period:
    assert span.first is not None
    period.starts_on, period.ends_on = span.first, span.last
    period.grace_until, period.locks_on = _grace_and_lock(span.last, rule)
    return period


def _grace_and_lock(ends_on: date, rule: DeadlineRule | None) -> tuple[date, date | None]:
    if rule is None:
        return ends_on, None
    grace_until = ends_on + timedelta(days=rule.grace_days)
    return grace_until, None if rule.lock_after is None else grace_until + timedelta(days=rule.lock_after + 1)


def count_periods_anew(round_: Round, today: date) -> int:
    """Give the periods that have not ended the grace and lock of the office's rule now; how many have changed.

    What is over keeps the days that it was judged by.
    """
    rule = deadline_rule_of(round_.agency)
    changed = []
    for period in Period.objects.filter(cadence__round=round_, ends_on__gte=today):
        days = _grace_and_lock(period.ends_on, rule)
        if (period.grace_until, period.locks_on) != days:
            period.grace_until, period.locks_on = days
            changed.append(period)
    return Period.objects.bulk_update(changed, ["grace_until", "locks_on"]) if changed else 0
