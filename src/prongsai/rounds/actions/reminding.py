"""Reminding people of what comes near and what is late, and saying who is reminded when."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from prongsai.accounts.members import Member, require
from prongsai.agencies.models import Agency
from prongsai.audit import actions as audit
from prongsai.audit.changes import differences, state_of
from prongsai.notices.actions import change_sending_hours, tell
from prongsai.rounds import permissions
from prongsai.rounds.models import ReminderRule, Round
from prongsai.rounds.queries import reminder_days_of
from prongsai.rounds.reminding import tellings_of
from prongsai.rules.escalation import FORGOTTEN_AFTER, ReminderDays, climbs
from prongsai.rules.quiet_hours import Hours


class CannotChangeReminders(Exception):
    """code: does_not_climb (a later day for a lower position, or one day for two), too_late (after all is forgotten)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def remind(*, now: datetime) -> int:
    """Tell everybody whose turn it is of duties in rounds that are not closed; how many notices are new.

    Each step of the ladder is told once, so it may run as often as it likes.
    """
    today = timezone.localdate(now)
    rounds = Round.objects.exclude(phase=Round.Phase.CLOSED).select_related("agency")
    return sum(
        tell(agency=round_.agency, tellings=tellings, by=None, now=now)
        for round_ in rounds
        if (tellings := tellings_of(round_, today))
    )


@transaction.atomic
def change_reminders(*, agency: Agency, days: ReminderDays, hours: Hours, by: Member, now: datetime) -> None:
    """Say who is reminded when, and at which hours messages go out, in an agency and those below it without own rules.

    Raises CannotChangeReminders, notices' CannotKeepHours, PermissionDenied. What holds already is left as it is.
    """
    require(permissions.may_change_reminders(by, agency))
    change_sending_hours(agency=agency, hours=hours, by=by, now=now)
    check_ladder(days)
    before = reminder_days_of(agency)
    if days == before:
        return
    ReminderRule.objects.update_or_create(
        agency=agency, defaults={**asdict(days), "changed_at": now, "changed_by": by.user}
    )
    audit.record(
        "rounds.reminder_rule.changed",
        by=by,
        target=agency,
        at=now,
        agency_path=agency.path,
        changes=differences(state_of(before), state_of(days)),
    )


def check_ladder(days: ReminderDays) -> None:
    """Raises CannotChangeReminders."""
    if not climbs(days.ladder):
        raise CannotChangeReminders("does_not_climb")
    if any(rung.days > FORGOTTEN_AFTER for rung in days.ladder):
        raise CannotChangeReminders("too_late")
