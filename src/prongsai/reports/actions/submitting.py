"""Handing a paper in."""

from datetime import datetime

from django.db import IntegrityError, transaction

from prongsai.accounts.members import Member, require
from prongsai.approvals.actions import note_hand, take
from prongsai.reports import permissions, queries
from prongsai.reports.deciding import PAPER
from prongsai.reports.models import Paper
from prongsai.reports.states import PAPER_FLOW, SUBMIT
from prongsai.reports.topics import Topic


class CannotSubmit(Exception):
    """The paper cannot be handed in. code: nothing_yet, gaps, changed, waiting."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def submit_paper(
    *, topic: Topic, by: Member, now: datetime, thai_digits: bool = False, seen: str | None = None
) -> Paper:
    """Keep what the records say now as a snapshot, for the director to decide on.

    seen     checksum of the content that the officer looked at; refused when the records have moved on since
    Raises   CannotSubmit; PermissionDenied.
    """
    require(permissions.may_submit_paper(by, topic.round, topic.kind))
    current = topic.current()
    if current is None:
        raise CannotSubmit("nothing_yet")
    if not current.ready:
        raise CannotSubmit("gaps")
    if seen is not None and seen != current.sha256:
        raise CannotSubmit("changed")
    paper = Paper(
        agency=topic.round.agency,
        round=topic.round,
        kind=topic.kind.key,
        subject=topic.subject.key,
        subject_name=topic.subject.name,
        state=Paper.State.NEW,
        thai_digits=thai_digits,
        content=current.as_json(),
        sha256=current.sha256,
        submitted_at=now,
        submitted_by=by.user,
    )
    _submit_if_none_waits(topic, paper, by, now)
    return paper


def _submit_if_none_waits(topic: Topic, paper: Paper, by: Member, now: datetime) -> None:
    """One paper of a topic waits at a time; the database decides between two at the same moment."""
    if queries.waiting_paper(topic) is not None:
        raise CannotSubmit("waiting")
    try:
        with transaction.atomic():
            paper.save(force_insert=True)
            _note_hands(topic, paper, now)
            take(procedure=PAPER, subject_id=paper.pk, move=SUBMIT, by=by, now=now, sha256=paper.sha256)
    except IntegrityError as refused:
        if queries.waiting_paper(topic) is None:
            raise
        raise CannotSubmit("waiting") from refused
    paper.refresh_from_db(fields=["state"])


def _note_hands(topic: Topic, paper: Paper, now: datetime) -> None:
    """Who wrote what the paper is made from may not approve it."""
    for person in topic.kind.hands(topic.round, topic.subject.key):
        note_hand(flow=PAPER_FLOW.key, subject_id=paper.pk, agency=paper.agency, by=person, now=now)
