"""Excusing an obligation, and letting a record in after the lock: by decision, with a reason."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.rounds import permissions
from prongsai.rounds.models import LockException, Obligation, Round


class CannotExcuse(Exception):
    """It is refused. code: already, not_excused, until_is_past."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def excuse_obligation(*, obligation: Obligation, reason: str, by: Member, now: datetime) -> None:
    """Declare that the obligation does not have to be met. Raises CannotExcuse; PermissionDenied."""
    require(permissions.may_excuse(by, obligation.round))
    changed = Obligation.objects.filter(pk=obligation.pk, excused_why="").update(
        excused_why=Obligation.Excused.DECIDED, excused_reason=reason, excused_at=now, excused_by=by.user
    )
    if not changed:
        raise CannotExcuse("already")
    _note("rounds.duty.excused", obligation, by, now, reason=reason)


@transaction.atomic
def withdraw_excuse(*, obligation: Obligation, by: Member, now: datetime) -> None:
    """Let the obligation stand again. Raises CannotExcuse; PermissionDenied."""
    require(permissions.may_excuse(by, obligation.round))
    excused = Obligation.objects.filter(pk=obligation.pk).exclude(excused_why="")
    if not excused.update(excused_why="", excused_reason="", excused_at=None, excused_by=None):
        raise CannotExcuse("not_excused")
    _note("rounds.duty.excuse_withdrawn", obligation, by, now, reason=obligation.excused_reason)


@transaction.atomic
def grant_exception(
    *, round_: Round, obligation: Obligation | None, reason: str, until: date, by: Member, now: datetime
) -> LockException:
    """Let records in until that day, for one obligation or (None) the whole round. Raises CannotExcuse; PermissionDenied."""
    require(permissions.may_grant_exception(by, round_))
    if until < timezone.localdate(now):
        raise CannotExcuse("until_is_past")
    granted = LockException.objects.create(
        round=round_, obligation=obligation, reason=reason, until=until, granted_at=now, granted_by=by.user
    )
    audit.record(
        "rounds.exception.granted",
        by=by,
        target=obligation or round_,
        at=now,
        agency_path=round_.agency.path,
        reason=reason,
        until=until.isoformat(),
    )
    return granted


def _note(action: str, obligation: Obligation, by: Member, now: datetime, *, reason: str) -> None:
    path = obligation.round.agency.path
    audit.record(
        action, by=by, target=obligation, at=now, agency_path=path, key=obligation.key, reason=reason
    )
