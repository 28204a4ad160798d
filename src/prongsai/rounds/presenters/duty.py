"""One obligation: its days, what proves it, what was recorded, and what this person may do."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.approvals.presenters import panel_of
from prongsai.approvals.queries import standing
from prongsai.rounds import permissions, queries
from prongsai.rounds.forms import ExceptionForm, ReasonForm, RecordForm
from prongsai.rounds.links import of_round
from prongsai.rounds.models import DutyRecord, Obligation, Round
from prongsai.rounds.presenters.rows import DutyRow, duties_address, duty_address, duty_row
from prongsai.rounds.proofs import proof_source
from prongsai.rounds.reviewing import RECORD
from prongsai.rounds.states import State
from prongsai.rounds.wording import EXCUSED_BEFORE_OPENING
from prongsai.rules.framework import Text
from prongsai.ui.parts import Crumbs
from prongsai.ui.standing import StandingPanel


@dataclass(frozen=True, slots=True)
class Written:
    """A record as the page shows it.

    withdrawn   the reason why it was taken back, or ""
    desk        where a record of a unit stands; None where it counted at once
    """

    done_on: date
    text: str
    reference: str
    by: Text
    at: datetime
    withdrawn: str
    withdraw_href: str
    desk: StandingPanel | None = None


@dataclass(frozen=True, slots=True)
class Leave:
    """An exception from the lock."""

    reason: str
    until: date
    by: Text


@dataclass(frozen=True, slots=True)
class Forms:
    """Forms that came back refused, by what they are for; fresh ones take the place of what is absent."""

    record: RecordForm | None = None
    excuse: ReasonForm | None = None
    exception: ExceptionForm | None = None
    withdraw: tuple[int, ReasonForm] | None = None


@dataclass(frozen=True, slots=True)
class DutyPage:
    """Each form is None where this person may not use it now; the hrefs are where they are sent."""

    title: Text
    crumbs: Crumbs
    row: DutyRow
    opens_on: date
    grace_until: date
    locks_on: date | None
    is_locked: bool
    excused: str
    next_action: str
    next_href: str
    written: tuple[Written, ...]
    exceptions: tuple[Leave, ...]
    record: RecordForm | None
    excuse: ReasonForm | None
    exception: ExceptionForm | None
    may_restore: bool
    is_reviewed: bool = False
    withdraw: ReasonForm | None = None
    withdraw_href: str = ""
    hrefs: dict[str, str] = field(default_factory=dict)


def duty_page(obligation: Obligation, *, viewer: Member, today: date, forms: Forms) -> DutyPage:
    """Four queries."""
    round_ = obligation.round
    row = duty_row(obligation, round_)
    locked = queries.is_locked(obligation, today)
    source = proof_source(obligation.proof)
    may_record = permissions.may_record(viewer, round_)
    hands_in = permissions.may_hand_in_record(viewer, obligation) and not may_record
    may_excuse = permissions.may_excuse(viewer, round_)
    is_excused = bool(obligation.excused_why)
    is_open = source is None and not locked and not is_excused
    can_write = may_record and is_open
    lockable = obligation.locks_on is not None
    return DutyPage(
        title=row.title,
        crumbs=(
            (_("Duties of fiscal year %(year)s") % {"year": round_.fiscal_year}, duties_address(round_)),
            (row.number or _("This duty"), ""),
        ),
        row=row,
        opens_on=obligation.opens_on,
        grace_until=obligation.grace_until,
        locks_on=obligation.locks_on,
        is_locked=locked,
        excused=_excused(obligation),
        next_action=str(source.action) if source else "",
        next_href=of_round(source.view, round_) if source else "",
        written=tuple(
            _written(obligation, one, viewer, may_withdraw=can_write) for one in _records(obligation)
        ),
        exceptions=tuple(_exceptions(obligation)),
        record=(forms.record or RecordForm(auto_id="record-%s"))
        if can_write or (hands_in and is_open)
        else None,
        is_reviewed=hands_in,
        excuse=(forms.excuse or ReasonForm(auto_id="excuse-%s")) if may_excuse and not is_excused else None,
        exception=(forms.exception or ExceptionForm(auto_id="exception-%s"))
        if permissions.may_grant_exception(viewer, round_) and lockable
        else None,
        may_restore=may_excuse and is_excused,
        withdraw=forms.withdraw[1] if forms.withdraw and can_write else None,
        withdraw_href=_withdraw_address(obligation, forms.withdraw[0]) if forms.withdraw else "",
        hrefs={
            name: duty_address(round_, obligation.pk, name)
            for name in ("record_done", "excuse_duty", "restore_duty", "grant_exception")
        },
    )


def _records(obligation: Obligation) -> list[DutyRecord]:
    records = obligation.records.filter(withdraws=None).select_related("recorded_by", "withdrawn_by")
    return list(records)


def _written(obligation: Obligation, record: DutyRecord, viewer: Member, *, may_withdraw: bool) -> Written:
    record.obligation = obligation
    taken_back: DutyRecord | None = getattr(record, "withdrawn_by", None)
    return Written(
        done_on=record.done_on,
        text=record.text,
        reference=record.reference,
        by=Text(record.recorded_by.name_th, record.recorded_by.name_en or record.recorded_by.name_th),
        at=record.recorded_at,
        withdrawn=taken_back.text if taken_back else "",
        withdraw_href=_withdraw_address(obligation, record.pk) if may_withdraw and not taken_back else "",
        desk=None if taken_back else _desk(record, viewer),
    )


def _desk(record: DutyRecord, viewer: Member) -> StandingPanel | None:
    """Nothing for a record that counts: what was done with it stands in its history."""
    if record.state == DutyRecord.State.ACCEPTED:
        return None
    return panel_of(standing(RECORD, record, viewer, timezone.localdate()))


def _withdraw_address(obligation: Obligation, record_id: int) -> str:
    return of_round("rounds:withdraw_record", obligation.round, duty_id=obligation.pk, record_id=record_id)


def _exceptions(obligation: Obligation) -> list[Leave]:
    return [
        Leave(one.reason, one.until, Text(one.granted_by.name_th, one.granted_by.name_en))
        for one in queries.exceptions_of(obligation)
    ]


def _excused(obligation: Obligation) -> str:
    if obligation.excused_why and obligation.state == State.ACCEPTED:  # type: ignore[attr-defined]  # annotated
        return ""
    if obligation.excused_why == Obligation.Excused.BEFORE_OPENING:
        return str(EXCUSED_BEFORE_OPENING)
    return obligation.excused_reason


@dataclass(frozen=True, slots=True)
class RulePage:
    crumbs: Crumbs
    agency: Text


def rule_page(round_: Round) -> RulePage:
    title = _("Duties of fiscal year %(year)s") % {"year": round_.fiscal_year}
    return RulePage(
        ((title, duties_address(round_)), (_("How deadlines are counted"), "")),
        Text(round_.agency.name_th, round_.agency.name_en),
    )
