"""Papers that an applicant sends: cleaned by the files room, sealed apart, kept as long as who applied."""

from datetime import datetime

from django.db import transaction

from prongsai.accounts.members import Member
from prongsai.audit import actions as audit
from prongsai.files.cleaning import cleaned
from prongsai.files.receiving import Incoming
from prongsai.licences.actions.moving import held
from prongsai.licences.models import Application, SentPaper
from prongsai.licences.queries.papers import asked_papers, open_notice
from prongsai.licences.refusing import CannotDo
from prongsai.licences.sealing import key_name, mark_of, seal, seal_bytes
from prongsai.ui.uploads import house_limit

MOST_PAPERS = 30
"""One application holds no more files."""


def send_paper(*, application: Application, item_id: int, incoming: Incoming, now: datetime) -> bool:
    """Keep a file for one of the papers that may be sent now; False where the same file is there already.

    Raises CannotTake (the file), CannotDo: state (nothing may be sent now), foreign, full.
    """
    clean = cleaned(incoming, limit=house_limit())
    mark = mark_of(clean.content)
    with transaction.atomic():
        standing = held(application)
        notice = open_notice(standing)
        asked = asked_papers(standing, notice)
        if not asked:
            raise CannotDo("state")
        if item_id not in {one.pk for one in asked}:
            raise CannotDo("foreign")
        kept = SentPaper.objects.filter(application=standing)
        if kept.filter(item_id=item_id, mark=mark).exists():
            return False
        if kept.count() >= MOST_PAPERS:
            raise CannotDo("full")
        paper = SentPaper(
            application=standing,
            item_id=item_id,
            notice=notice,
            media_type=clean.media_type,
            size=len(clean.content),
            received_at=now,
            mark=mark,
            sealed_with=key_name(),
        )
        paper.name = seal(paper, "name", clean.name)
        paper.content = seal_bytes(paper, "content", clean.content)
        paper.save(force_insert=True)
        path = standing.agency.path
        audit.record("licences.paper.received", by=None, target=standing, at=now, agency_path=path)
    return True


def note_paper_taken(*, paper: SentPaper, by: Member, now: datetime) -> None:
    """Whoever opens a paper of an applicant leaves a trace."""
    application = paper.application
    audit.record(
        "licences.paper.taken", by=by, target=application, at=now, agency_path=application.agency.path
    )
