"""Addresses, files and rows that several pages of this room show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from prongsai.reports.models import Paper
from prongsai.reports.queries import topic_of
from prongsai.reports.words import STATE_TONES, STATES
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text

FORMATS = (("docx", "Word"), ("pdf", "PDF"))


@dataclass(frozen=True, slots=True)
class FileLink:
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper in the list, and at the head of its own page. files: only once it is approved."""

    id: int
    name: str
    href: str
    preview: str
    state: Promise
    tone: str
    number: str
    dated_on: date | None
    submitted_at: datetime
    submitted_by: str
    decided_at: datetime | None
    decided_by: str
    comment: str
    sha256: str
    files: tuple[FileLink, ...]


def address(round_: Round, name: str, **more: object) -> str:
    """A page of this room."""
    return of_round(f"reports:{name}", round_, **more)


def paper_row(round_: Round, paper: Paper) -> PaperRow:
    topic = topic_of(paper)
    return PaperRow(
        id=paper.pk,
        name=topic.name,
        href=address(round_, "paper", paper_id=paper.pk),
        preview=address(round_, "preview", topic=topic.slug),
        state=STATES[paper.state],
        tone=STATE_TONES[paper.state],
        number=paper.number,
        dated_on=paper.dated_on,
        submitted_at=paper.submitted_at,
        submitted_by=paper.submitted_by.name_th,
        decided_at=paper.decided_at,
        decided_by=paper.decided_by.name_th if paper.decided_by else "",
        comment=paper.comment,
        sha256=paper.sha256,
        files=tuple(_files(round_, paper)),
    )


def _files(round_: Round, paper: Paper) -> Iterable[FileLink]:
    if paper.state == Paper.State.APPROVED:
        for wanted, label in FORMATS:
            yield FileLink(label, address(round_, "paper_file", paper_id=paper.pk, wanted=wanted))


def agency_text(round_: Round) -> Text:
    return Text(round_.agency.name_th, round_.agency.name_en)


def papers_crumb(round_: Round) -> tuple[str, str]:
    return _("Papers"), address(round_, "papers")
