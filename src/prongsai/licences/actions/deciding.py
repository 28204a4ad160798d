"""Decision, issue, close, withdrawal. Whoever worked on an application does not decide it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from prongsai.accounts.members import Member, require
from prongsai.licences import permissions
from prongsai.licences.actions.filing import month_after
from prongsai.licences.actions.moving import check_move, held, move
from prongsai.licences.models import Applicant, Application
from prongsai.licences.moves import State
from prongsai.licences.queries.cases import worked_on
from prongsai.licences.refusing import CannotDo


@transaction.atomic
def decide(
    *,
    application: Application,
    is_approved: bool,
    reason: str,
    appeal: str,
    by: Member | None,
    now: datetime,
    seen: int | None = None,
) -> None:
    """Approve, or refuse with a reason and the way of appeal, which the applicant reads.

    Raises CannotDo: state, own_work, no_reason, no_appeal; Stale.
    """
    standing = held(application, seen)
    require(by is None or permissions.may_decide(by, standing))
    to = State.APPROVED if is_approved else State.REFUSED
    check_move(standing, to)
    if by is not None and worked_on(standing, by.user.pk):
        raise CannotDo("own_work")
    if not is_approved and not reason:
        raise CannotDo("no_reason")
    if not is_approved and not appeal:
        raise CannotDo("no_appeal")
    told = ("", "") if is_approved else (reason, appeal)
    move(standing, to, by=by, now=now, reason=told[0], appeal=told[1])


@transaction.atomic
def issue(*, application: Application, by: Member | None, now: datetime, seen: int | None = None) -> None:
    """The licence was handed over. Raises CannotDo: state; Stale."""
    standing = held(application, seen)
    require(by is None or permissions.may_work_on(by, standing))
    move(standing, State.ISSUED, by=by, now=now)


@transaction.atomic
def close(*, application: Application, by: Member | None, now: datetime, seen: int | None = None) -> None:
    """Nothing is left to do. Raises CannotDo: state; Stale."""
    standing = held(application, seen)
    require(by is None or permissions.may_work_on(by, standing))
    move(standing, State.CLOSED, by=by, now=now)
    _keep_from_now(standing, now)


@transaction.atomic
def withdraw(
    *, application: Application, reason: str, by: Member | None, now: datetime, seen: int | None = None
) -> None:
    """By the applicant (by None), or by an officer with the reason. Raises CannotDo: state, no_reason; Stale."""
    standing = held(application, seen)
    require(by is None or permissions.may_work_on(by, standing))
    if by is not None and not reason:
        raise CannotDo("no_reason")
    move(standing, State.WITHDRAWN, by=by, now=now, reason=reason)
    _keep_from_now(standing, now)


def _keep_from_now(standing: Application, now: datetime) -> None:
    """The time for which the applicant is kept counts from the end."""
    until = month_after(timezone.localdate(now), standing.licence_type.keep_months)
    Applicant.objects.filter(application=standing).update(keep_until=until)
