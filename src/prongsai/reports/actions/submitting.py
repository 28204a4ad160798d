"""Handing a paper in."""

from datetime import datetime

from django.db import IntegrityError, transaction

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.reports import permissions, queries
from prongsai.reports.models import Paper, PaperKind
from prongsai.reports.telling import tell_of
from prongsai.rounds.models import Round


class CannotSubmit(Exception):
    """The paper cannot be handed in. code: nothing_yet, gaps, changed, waiting."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def submit_paper(
    *, round_: Round, by: Member, now: datetime, thai_digits: bool = False, seen: str | None = None
) -> Paper:
    """Keep what the records say now as a snapshot, for the director to decide on.

    seen     checksum of the content that the officer looked at; refused when the records have moved on since
    Raises   CannotSubmit; PermissionDenied.
    """
    require(permissions.may_submit_paper(by, round_))
    current = queries.current_analysis(round_)
    if current is None:
        raise CannotSubmit("nothing_yet")
    if not current.paper.ready:
        raise CannotSubmit("gaps")
    if seen is not None and seen != current.paper.sha256:
        raise CannotSubmit("changed")
    paper = Paper(
        agency=round_.agency,
        round=round_,
        kind=PaperKind.ANALYSIS,
        thai_digits=thai_digits,
        content=current.paper.as_json(),
        sha256=current.paper.sha256,
        submitted_at=now,
        submitted_by=by.user,
    )
    _save_if_none_waits(paper)
    audit.record("reports.paper.submitted", by=by, target=paper, at=now, sha256=paper.sha256)
    tell_of(paper, by=by, now=now)
    return paper


def _save_if_none_waits(paper: Paper) -> None:
    """One paper waits at a time; the database decides between two at the same moment."""
    try:
        with transaction.atomic():
            paper.save(force_insert=True)
    except IntegrityError as refused:
        raise CannotSubmit("waiting") from refused
