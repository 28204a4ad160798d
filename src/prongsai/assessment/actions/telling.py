"""Telling the office the first scores, with the days on which it may answer."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from prongsai.accounts.members import Member
from prongsai.approvals.actions import CannotTake, take
from prongsai.approvals.models import Step
from prongsai.assessment import permissions
from prongsai.assessment.approving import ASSESSED
from prongsai.assessment.models import Assessment
from prongsai.assessment.states import TELL
from prongsai.rounds.models import Round


class CannotTell(Exception):
    """code   no_days, turned (the last day lies before the first), past (the first day is over)"""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def tell_office(
    *,
    round_: Round,
    first_on: date | None,
    last_on: date | None,
    by: Member,
    now: datetime,
    seen: int | None = None,
) -> Step:
    """The first scores do not change any more; the office sees them, and may answer from the first to the last day.

    Raises CannotTell; CannotTake as approvals.actions.take; PermissionDenied.
    """
    if first_on is None or last_on is None:
        raise CannotTell("no_days")
    if last_on < first_on:
        raise CannotTell("turned")
    if first_on < timezone.localdate(now):
        raise CannotTell("past")
    if permissions.is_of_the_office(by, round_):
        raise CannotTake("of_the_office")

    def set_days(thing: Assessment) -> None:
        thing.answers_from, thing.answers_until = first_on, last_on

    found = Assessment.objects.get(pack__round=round_)
    return take(
        procedure=ASSESSED,
        subject_id=found.pk,
        move=TELL,
        by=by,
        now=now,
        seen=seen,
        write=set_days,
        answers_from=first_on.isoformat(),
        answers_until=last_on.isoformat(),
    )
