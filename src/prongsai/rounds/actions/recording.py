"""Writing down what was done, and taking it back."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from prongsai.accounts.members import Member, require
from prongsai.approvals.actions import take
from prongsai.audit import actions as audit
from prongsai.rounds import permissions, queries
from prongsai.rounds.models import DutyRecord, Obligation
from prongsai.rounds.proofs import proof_source
from prongsai.rounds.record_flow import SUBMIT
from prongsai.rounds.reviewing import RECORD


class CannotRecord(Exception):
    """The record is refused. code: proved_elsewhere, in_the_future, before_it_opens, locked, already_withdrawn."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def record_done(
    *, obligation: Obligation, done_on: date, text: str, reference: str, by: Member, now: datetime
) -> DutyRecord:
    """Write down what was done for an obligation that no other room proves. Raises CannotRecord; PermissionDenied.

    A record of the ITA officer counts at once; one of the unit itself waits until it is accepted.
    """
    counts_at_once = permissions.may_record(by, obligation.round)
    require(counts_at_once or permissions.may_hand_in_record(by, obligation))
    today = timezone.localdate(now)
    if proof_source(obligation.proof) is not None:
        raise CannotRecord("proved_elsewhere")
    if done_on > today:
        raise CannotRecord("in_the_future")
    if done_on < obligation.opens_on:
        raise CannotRecord("before_it_opens")
    state = DutyRecord.State.ACCEPTED if counts_at_once else DutyRecord.State.NEW
    record = _write(
        obligation,
        "rounds.duty.recorded",
        by,
        now,
        done_on=done_on,
        text=text,
        reference=reference,
        state=state,
    )
    if not counts_at_once:
        take(procedure=RECORD, subject_id=record.pk, move=SUBMIT, by=by, now=now)
        record.state = DutyRecord.State.IN_REVIEW
    return record


@transaction.atomic
def withdraw_record(*, record: DutyRecord, reason: str, by: Member, now: datetime) -> DutyRecord:
    """Take a record back; it stays readable, with the reason. Raises CannotRecord; PermissionDenied."""
    obligation = record.obligation
    require(permissions.may_record(by, obligation.round))
    if record.withdraws_id is not None or DutyRecord.objects.filter(withdraws=record).exists():
        raise CannotRecord("already_withdrawn")
    return _write(
        obligation, "rounds.duty.withdrawn", by, now, done_on=record.done_on, text=reason, withdraws=record
    )


def _write(
    obligation: Obligation,
    action: str,
    by: Member,
    now: datetime,
    *,
    done_on: date,
    text: str,
    reference: str = "",
    state: DutyRecord.State = DutyRecord.State.ACCEPTED,
    withdraws: DutyRecord | None = None,
) -> DutyRecord:
    today = timezone.localdate(now)
    if queries.is_locked(obligation, today):
        raise CannotRecord("locked")
    record = DutyRecord.objects.create(
        obligation=obligation,
        done_on=done_on,
        text=text,
        reference=reference,
        state=state,
        recorded_on=today,
        recorded_at=now,
        recorded_by=by.user,
        withdraws=withdraws,
    )
    audit.record(action, by=by, target=obligation, at=now, key=obligation.key, done_on=done_on.isoformat())
    return record
