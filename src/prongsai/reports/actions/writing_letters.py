"""Memos and circulars: written, changed, taken back before anybody handed them in."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.audit.changes import differences, state_of
from prongsai.reports import permissions, queries
from prongsai.reports.models import Letter, Paper
from prongsai.reports.states import WAITING
from prongsai.rounds.models import Round

NOTED = ("urgency", "office", "to", "through", "subject", "signer", "acting_for")
"""What the trail notes of a change; long texts are read in the letter itself."""


class CannotWrite(Exception):
    """The letter cannot be changed. code: stale, handed_in."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class LetterContent:
    """What people type. references, enclosures, body: one a line."""

    subject: str
    office: str
    to: str = ""
    through: str = ""
    urgency: str = ""
    references: str = ""
    enclosures: str = ""
    body: str = ""
    signer: str = ""
    acting_for: str = ""


@transaction.atomic
def write_letter(
    *, round_: Round, form: str, content: LetterContent, by: Member | None, now: datetime
) -> Letter:
    """Begin a letter. `by` None: the set-up of a demo. Raises PermissionDenied."""
    if by is not None:
        require(permissions.may_write_letter(by, round_))
    letter = Letter.objects.create(
        round=round_, form=form, changed_at=now, changed_by=by.user if by else None, **asdict(content)
    )
    _record("reports.letter.written", letter, by, now)
    return letter


@transaction.atomic
def change_letter(*, letter: Letter, content: LetterContent, seen: int, by: Member, now: datetime) -> Letter:
    """seen: the row version that the person had before them. Raises CannotWrite; PermissionDenied."""
    require(permissions.may_write_letter(by, letter.round))
    standing = _held(letter)
    if standing.row_version != seen:
        raise CannotWrite("stale")
    before = state_of(standing, *NOTED)
    for field, value in asdict(content).items():
        setattr(standing, field, value)
    standing.row_version += 1
    standing.changed_at, standing.changed_by = now, by.user
    standing.save()
    _record(
        "reports.letter.changed", standing, by, now, changes=differences(before, state_of(standing, *NOTED))
    )
    return standing


@transaction.atomic
def remove_letter(*, letter: Letter, by: Member, now: datetime) -> None:
    """Only one that was never handed in. Raises CannotWrite; PermissionDenied."""
    require(permissions.may_write_letter(by, letter.round))
    standing = _held(letter)
    if queries.papers_on_letter(standing).exists():
        raise CannotWrite("handed_in")
    _record("reports.letter.removed", standing, by, now, subject=standing.subject)
    standing.delete()


def _held(letter: Letter) -> Letter:
    """As it stands now. While it is before the director and once it is approved, it stays as it was handed in."""
    standing = (
        Letter.objects.select_for_update(of=("self",)).select_related("round__agency").get(pk=letter.pk)
    )
    settled = {*WAITING, Paper.State.APPROVED.value}
    if queries.papers_on_letter(standing).filter(state__in=settled).exists():
        raise CannotWrite("handed_in")
    return standing


def _record(action: str, letter: Letter, by: Member | None, now: datetime, **details: Any) -> None:
    audit.record(action, by=by, target=letter, at=now, agency_path=letter.round.agency.path, **details)
