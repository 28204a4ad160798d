"""The director's decision: back with a comment, or approved with number and date and frozen as two files."""

import hashlib
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.reports import permissions, queries
from prongsai.reports.content import paper_from
from prongsai.reports.making import PaperFiles, make_files
from prongsai.reports.models import Paper, PaperFile
from prongsai.reports.states import MOVES
from prongsai.reports.telling import tell_of
from prongsai.reports.word import Manner


class CannotDecide(Exception):
    """The decision cannot be taken. code: decided_already, own_paper, no_comment, no_number, number_used."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def return_paper(*, paper: Paper, comment: str, by: Member, now: datetime) -> Paper:
    """Send a paper back to the officer. Raises CannotDecide; PermissionDenied."""
    if not comment:
        raise CannotDecide("no_comment")
    standing = _locked(paper, Paper.State.RETURNED, by)
    standing.comment = comment
    return _decided(standing, Paper.State.RETURNED, by, now, comment=comment)


def approve_paper(*, paper: Paper, number: str, dated_on: date, by: Member, now: datetime) -> Paper:
    """Make both files from the snapshot, and freeze paper and files together.

    number   as the office writes it, in Arabic digits; once per agency
    Raises   CannotDecide; PermissionDenied.
    """
    require(permissions.may_decide_paper(by, paper))
    if not number:
        raise CannotDecide("no_number")
    files = _files_of(paper, number, dated_on, now)
    try:
        with transaction.atomic():
            return _approve(paper, number, dated_on, files, by, now)
    except IntegrityError as refused:
        if queries.number_is_used(paper.agency_id, number):
            raise CannotDecide("number_used") from refused
        raise


def _approve(
    paper: Paper, number: str, dated_on: date, files: PaperFiles, by: Member, now: datetime
) -> Paper:
    standing = _locked(paper, Paper.State.APPROVED, by)
    if queries.number_is_used(standing.agency_id, number):
        raise CannotDecide("number_used")
    _keep(standing, PaperFile.Format.DOCX, files.docx)
    _keep(standing, PaperFile.Format.PDF, files.pdf)
    standing.number, standing.dated_on = number, dated_on
    return _decided(standing, Paper.State.APPROVED, by, now, number=number, sha256=standing.sha256)


def _locked(paper: Paper, wanted: Paper.State, by: Member) -> Paper:
    """The row as it stands now, held until the transaction ends: of two who decide at once, the second is told."""
    standing = Paper.objects.select_for_update().select_related("agency").get(pk=paper.pk)
    require(permissions.may_decide_paper(by, standing))
    if wanted not in MOVES[Paper.State(standing.state)]:
        raise CannotDecide("decided_already")
    if standing.submitted_by_id == by.user.pk:
        raise CannotDecide("own_paper")
    return standing


def _decided(standing: Paper, state: Paper.State, by: Member, now: datetime, **details: str) -> Paper:
    standing.state, standing.decided_at, standing.decided_by = state, now, by.user
    standing.save(update_fields=["state", "decided_at", "decided_by", "number", "dated_on", "comment"])
    audit.record(f"reports.paper.{state.value}", by=by, target=standing, at=now, **details)
    tell_of(standing, by=by, now=now)
    return standing


def _files_of(paper: Paper, number: str, dated_on: date, now: datetime) -> PaperFiles:
    """Before the lock: making them takes a moment, and the snapshot does not change."""
    manner = Manner(number=number, dated_on=dated_on, thai_digits=paper.thai_digits)
    template = queries.template_of(paper.agency)
    return make_files(paper_from(paper.content), template, manner, today=timezone.localdate(now))


def _keep(paper: Paper, wanted: PaperFile.Format, content: bytes) -> None:
    PaperFile.objects.create(
        paper=paper, format=wanted, content=content, sha256=hashlib.sha256(content).hexdigest()
    )
