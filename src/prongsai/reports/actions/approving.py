"""The director's decision: back with a comment, or approved with number and date and frozen as two files."""

import hashlib
from datetime import date, datetime

from django.db import IntegrityError
from django.utils import timezone

from prongsai.accounts.members import Member, require
from prongsai.approvals.actions import CannotTake, take
from prongsai.approvals.models import Step
from prongsai.reports import permissions, queries
from prongsai.reports.deciding import PAPER
from prongsai.reports.kinds import kind_of
from prongsai.reports.making import PaperFiles, make_files
from prongsai.reports.models import Paper, PaperFile
from prongsai.reports.states import APPROVE, RETURN
from prongsai.reports.word import Manner

OF_A_PAPER = {"wrong_state": "decided_already", "moved_on": "decided_already", "own_work": "own_paper"}


class CannotDecide(Exception):
    """The decision cannot be taken.

    code    decided_already, own_paper, both_hands, endorsement_wanted, no_comment, no_number, number_used
    step    the newest step of the paper, where somebody was faster
    """

    def __init__(self, code: str, step: Step | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.step = step


def return_paper(*, paper: Paper, comment: str, by: Member, now: datetime, seen: int | None = None) -> Paper:
    """Send a paper back to the officer. Raises CannotDecide; PermissionDenied."""
    try:
        take(
            procedure=PAPER, subject_id=paper.pk, move=RETURN, by=by, now=now, seen=seen, comment=comment
        )  # fmt: skip
    except CannotTake as refused:
        raise _of_a_paper(refused) from refused
    return Paper.objects.get(pk=paper.pk)


def approve_paper(
    *, paper: Paper, number: str, dated_on: date, by: Member, now: datetime, seen: int | None = None
) -> Paper:
    """Make both files from the snapshot, and freeze paper and files together.

    number   as the office writes it, in Arabic digits; once per agency and register
    seen     number of the newest step that the director had before them
    Raises   CannotDecide; PermissionDenied.
    """
    require(permissions.may_decide_paper(by, paper))
    if not number:
        raise CannotDecide("no_number")
    register = kind_of(paper.kind).register(dated_on)
    files = _files_of(paper, number, dated_on, now)

    def keep(standing: Paper) -> None:
        if queries.number_is_used(standing.agency_id, register, number):
            raise CannotDecide("number_used")
        _keep(standing, PaperFile.Format.DOCX, files.docx)
        _keep(standing, PaperFile.Format.PDF, files.pdf)
        standing.register, standing.number, standing.dated_on = register, number, dated_on

    try:
        take(
            procedure=PAPER, subject_id=paper.pk, move=APPROVE, by=by, now=now, seen=seen, write=keep,
            number=number, sha256=paper.sha256,
        )  # fmt: skip
    except CannotTake as refused:
        raise _of_a_paper(refused) from refused
    except IntegrityError as refused:
        if queries.number_is_used(paper.agency_id, register, number):
            raise CannotDecide("number_used") from refused
        raise
    return Paper.objects.get(pk=paper.pk)


def _of_a_paper(refused: CannotTake) -> CannotDecide:
    return CannotDecide(OF_A_PAPER.get(refused.code, refused.code), refused.step)


def _files_of(paper: Paper, number: str, dated_on: date, now: datetime) -> PaperFiles:
    """Before the lock: making them takes a moment, and the snapshot does not change."""
    manner = Manner(number=number, dated_on=dated_on, thai_digits=paper.thai_digits)
    kind = kind_of(paper.kind)
    template = queries.template_of(paper.agency, kind)
    return make_files(kind.content_from(paper.content), template, manner, today=timezone.localdate(now))


def _keep(paper: Paper, wanted: PaperFile.Format, content: bytes) -> None:
    PaperFile.objects.create(
        paper=paper, format=wanted, content=content, sha256=hashlib.sha256(content).hexdigest()
    )
