"""A closed period is opened again: by decision, with a reason and an end."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.followup import permissions
from prongsai.followup.models import Period, Reopening
from prongsai.rules.thai_text import tidy


class CannotReopen(Exception):
    """The period stays as it is. code: no_reason, until_is_past, not_closed."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def reopen_period(*, period: Period, reason: str, until: date, by: Member, now: datetime) -> Reopening:
    """Let entries of a closed period be written until that day. Raises CannotReopen."""
    round_ = period.cadence.round
    require(permissions.may_reopen(by, round_))
    today, reason = timezone.localdate(now), tidy(reason)
    if not reason:
        raise CannotReopen("no_reason")
    if until < today:
        raise CannotReopen("until_is_past")
    if period.locks_on is None or period.locks_on > today:
        raise CannotReopen("not_closed")
    granted = Reopening.objects.create(
        period=period, reason=reason, until=until, granted_at=now, granted_by=by.user
    )
    audit.record(
        "followup.period.reopened",
        by=by,
        target=period,
        at=now,
        agency_path=round_.agency.path,
        reason=reason,
        until=until.isoformat(),
    )
    return granted
