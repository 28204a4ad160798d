"""Putting files in, and what became of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from prongsai.files import wording
from prongsai.files.kinds import KINDS, PICTURES, accepted_endings
from prongsai.files.models import FileVersion, Rendition
from prongsai.files.presenters.parts import href_of
from prongsai.ui.parts import Crumbs


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file that was sent. href is where it stands now, "" when it was refused.

    sentence  why it was refused, or what is worth a look
    again     the same file may be sent once more
    """

    name: str
    href: str = ""
    picture: str = ""
    sentence: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class AddPage:
    """upload_id: sent along, so that the same files sent again are taken in once."""

    outcomes: tuple[Outcome, ...]
    upload_id: str
    accept: str
    accept_pictures: str
    kinds: str
    limit: str
    limit_together: str
    limit_bytes: int
    most_at_once: int
    crumbs: Crumbs

    @property
    def stored(self) -> int:
        return sum(bool(outcome.href) for outcome in self.outcomes)

    @property
    def refused(self) -> int:
        return len(self.outcomes) - self.stored


def add_page(outcomes: Sequence[Outcome], *, upload_id: str) -> AddPage:
    return AddPage(
        outcomes=tuple(outcomes),
        upload_id=upload_id,
        accept=accepted_endings(),
        accept_pictures=accepted_endings(PICTURES),
        kinds=", ".join(kind.word for kind in KINDS),
        limit=wording.limit(),
        limit_together=wording.form_limit(),
        limit_bytes=settings.EVIDENCE_LIMIT_BYTES,
        most_at_once=settings.DATA_UPLOAD_MAX_NUMBER_FILES,
        crumbs=((_("Evidence"), reverse("files:library")), (_("Add files"), "")),
    )


def stored(name: str, version: FileVersion) -> Outcome:
    """Three queries."""
    noted = list(version.file.likenesses.all())
    sentence = (
        _("A picture that looks the same is already there. Please see whether one of them is enough.")
        if noted
        else ""
    )
    if any(likeness.is_same for likeness in noted):
        sentence = _("The same file is already there. Please see whether one of them is enough.")
    href = reverse("files:evidence", kwargs={"evidence_id": version.evidence_id})
    return Outcome(name, href, href_of(version, Rendition.Kind.SMALL), sentence)
