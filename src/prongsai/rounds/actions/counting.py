"""Obligations come into being, and their days are counted anew when the rule of counting changes."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from prongsai.accounts.members import Member, require
from prongsai.agencies.models import Agency, Unit
from prongsai.audit import actions as audit
from prongsai.audit.changes import differences, state_of
from prongsai.frameworks.queries import framework_from
from prongsai.rounds import permissions
from prongsai.rounds.duty_rules import duty_rules, weekend_rule_of
from prongsai.rounds.holidays import holidays
from prongsai.rounds.models import DeadlineRule, Obligation, Round
from prongsai.rounds.queries import deadline_rule_of
from prongsai.rules.calendar import FiscalYear, WeekendRule
from prongsai.rules.obligations import Duty, Policy, duties_of

COUNTED = ("opens_on", "due_on", "grace_until", "locks_on")


@transaction.atomic
def create_obligations(*, round_: Round, by: Member | None, now: datetime) -> int:
    """Make the obligations that the round's framework asks for and that it does not have yet; how many were made.

    What was due before the round was opened here cannot be known here: it is excused, and says so.
    """
    known = set(round_.obligations.values_list("key", flat=True))
    units = {unit.code: unit for unit in Unit.objects.standing().filter(agency_id=round_.agency_id)}
    opened_on = timezone.localdate(round_.opened_at)
    made = Obligation.objects.bulk_create(
        [
            _obligation(round_, duty, units.get(duty.rule.unit), is_past=duty.dates.due_on < opened_on)
            for duty in _duties(round_)
            if duty.key not in known
        ],
        batch_size=500,
    )
    if made:
        audit.record(
            "rounds.obligations.created",
            by=by,
            target=round_,
            at=now,
            agency_path=round_.agency.path,
            count=len(made),
        )
    return len(made)


def update_rounds(*, now: datetime) -> int:
    """Give their obligations to rounds that were opened before there were any; how many obligations were made."""
    without = Round.objects.filter(obligations__isnull=True).select_related("agency", "framework")
    return sum(create_obligations(round_=round_, by=None, now=now) for round_ in without)


@transaction.atomic
def change_deadline_rule(
    *,
    agency: Agency,
    weekend_rule: WeekendRule,
    grace_days: int,
    lock_after: int | None,
    by: Member,
    now: datetime,
) -> None:
    """Say how deadlines are counted, and count those anew that are still ahead. Printed days stay. PermissionDenied."""
    require(permissions.may_change_deadline_rule(by, agency))
    values = {"weekend_rule": weekend_rule.value, "grace_days": grace_days, "lock_after": lock_after}
    standing = DeadlineRule.objects.filter(agency=agency).first()
    DeadlineRule.objects.update_or_create(
        agency=agency, defaults={**values, "changed_at": now, "changed_by": by.user}
    )
    rounds = Round.objects.filter(agency__path__startswith=agency.path).exclude(phase=Round.Phase.CLOSED)
    moved = sum(_count_anew(round_, now) for round_ in rounds.select_related("agency", "framework"))
    audit.record(
        "rounds.deadline_rule.changed",
        by=by,
        target=agency,
        at=now,
        agency_path=agency.path,
        moved=moved,
        changes=differences(state_of(standing, *values) if standing else {}, values),
    )


def _count_anew(round_: Round, now: datetime) -> int:
    duties = {duty.key: duty for duty in _duties(round_)}
    today = timezone.localdate(now)
    changed = []
    for one in round_.obligations.filter(due_on__gte=today):
        if one.key not in duties:
            continue
        dates = duties[one.key].dates
        days = {name: getattr(dates, name) for name in COUNTED}
        if any(getattr(one, name) != day for name, day in days.items()):
            for name, day in days.items():
                setattr(one, name, day)
            changed.append(one)
    return Obligation.objects.bulk_update(changed, COUNTED, batch_size=100) if changed else 0


def _duties(round_: Round) -> list[Duty]:
    framework = framework_from(round_.framework)
    policy = _policy(deadline_rule_of(round_.agency), weekend_rule_of(framework))
    return duties_of(duty_rules(framework), FiscalYear(round_.fiscal_year), policy)


def _policy(rule: DeadlineRule | None, weekend: WeekendRule) -> Policy:
    base = Policy(weekend, holidays())
    if rule is None:
        return base
    return replace(
        base,
        weekend=WeekendRule(rule.weekend_rule),
        grace_days=rule.grace_days,
        lock_after=rule.lock_after,
    )


def _obligation(round_: Round, duty: Duty, unit: Unit | None, *, is_past: bool) -> Obligation:
    return Obligation(
        round=round_,
        key=duty.key,
        code=duty.rule.code,
        kind=duty.rule.kind,
        title_th=duty.rule.text.th,
        title_en=duty.rule.text.en,
        unit=unit,
        period=duty.period,
        periods=duty.periods,
        amount=duty.rule.amount,
        opens_on=duty.dates.opens_on,
        printed_on=duty.dates.printed_on,
        due_on=duty.dates.due_on,
        grace_until=duty.dates.grace_until,
        locks_on=duty.dates.locks_on,
        proof=duty.rule.proof,
        excused_why=Obligation.Excused.BEFORE_OPENING if is_past else "",
    )
