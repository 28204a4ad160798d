"""Papers that came with an application, for those who handle it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.files.kinds import BY_MEDIA_TYPE
from prongsai.licences import sealing
from prongsai.licences.models import Application, SentPaper
from prongsai.licences.presenters.parts import address, day


@dataclass(frozen=True, slots=True)
class SentFile:
    """name: as the applicant called it; note: kind, size, day, and whether a notice asked for it."""

    name: str
    href: str
    note: str


@dataclass(frozen=True, slots=True)
class SentFor:
    item: str
    files: tuple[SentFile, ...]


def sent_for(application: Application, papers: Sequence[SentPaper]) -> tuple[SentFor, ...]:
    """Paper by paper, in the order of the checklist."""
    grouped: dict[str, list[SentFile]] = {}
    for paper in papers:
        grouped.setdefault(paper.item.name, []).append(_file(application, paper))
    return tuple(SentFor(name, tuple(files)) for name, files in grouped.items())


def name_of(paper: SentPaper) -> str:
    try:
        return sealing.opened(paper, "name")
    except sealing.CannotOpen:
        return cannot_open()


def cannot_open() -> str:
    return _("Cannot be opened: the key that sealed it is not set, or the row was changed.")


def _file(application: Application, paper: SentPaper) -> SentFile:
    href = address("sent_paper", application.agency, application_id=application.pk, paper_id=paper.pk)
    parts = [
        BY_MEDIA_TYPE[paper.media_type].word,
        filesizeformat(paper.size),
        day(timezone.localdate(paper.received_at)),
    ]
    if paper.notice_id is not None:
        parts.append(_("for the notice"))
    return SentFile(name_of(paper), href, " · ".join(parts))
