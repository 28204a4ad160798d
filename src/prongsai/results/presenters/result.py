"""One result: written beside what was planned and what was entered, with the photos that show it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.files.kinds import PICTURES, accepted_endings
from prongsai.files.models import Evidence, FileVersion, Rendition
from prongsai.files.presenters.parts import href_of
from prongsai.files.presenters.parts import title_of as evidence_title
from prongsai.files.queries import newest_versions
from prongsai.files.wording import form_limit
from prongsai.followup.models import Entry
from prongsai.followup.presenters.parts import Item
from prongsai.followup.wording import period_in_words, unit_in_words
from prongsai.results import permissions, queries
from prongsai.results.forms import ResultForm
from prongsai.results.halves import Reporting
from prongsai.results.models import Result
from prongsai.results.presenters.places import (
    crumbs,
    items_served,
    part_address,
    title_of,
)
from prongsai.results.queries import Line, Sheet
from prongsai.results.wording import FLAW_TONES, FLAWS, changes_in_words
from prongsai.ui.parts import Crumbs
from prongsai.ui.versions import Versions

Said = tuple[str, str]
"""A period or a unit, and what was written of it."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A piece of evidence that is or can be chosen. picture: "" where there is nothing to show."""

    id: int
    title: str
    picture: str
    href: str
    is_chosen: bool
    place: str
    caption: str


@dataclass(frozen=True, slots=True)
class ResultPage:
    """form is None where this person may not write here now; `closed` says why nobody may.

    said      what was entered by period, or told by unit, from which the draft is made
    is_draft  the form begins with that draft
    keep      whose words the device keeps until they are saved
    """

    title: str
    crumbs: Crumbs
    unit: str
    half: str
    items: tuple[Item, ...]
    steps: tuple[str, ...]
    flaw: str
    tone: str
    changes: tuple[str, ...]
    form: ResultForm | None
    closed: str
    is_draft: bool
    is_whole: bool
    text: str
    by: str
    at: datetime | None
    said: tuple[Said, ...]
    photos: tuple[Photo, ...]
    versions: Versions | None
    accept: str
    accept_pictures: str
    limit: str
    back: str
    keep: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page of one result is about. is_held: the part that it stands in is handed in or accepted."""

    reporting: Reporting
    sheet: Sheet
    line: Line
    is_held: bool = False


def result_page(
    asked: Asked, *, viewer: Member, form: ResultForm | None = None, versions: Versions | None = None
) -> ResultPage:
    """form: as it came back refused. Eight queries beside those of the sheet."""
    reporting, line = asked.reporting, asked.line
    own = queries.result_of(reporting, line)
    entries = [] if line.is_whole else queries.entries_in(reporting, line.measure, line.unit)
    told = (
        [one.result for one in asked.sheet.lines_of(line.measure.pk) if one.result] if line.is_whole else []
    )
    draft = queries.draft_of_units(told) if line.is_whole else queries.draft_of(entries)
    may_write = permissions.may_write(viewer, reporting.round, line.unit) and not asked.is_held
    shown = form or ResultForm(
        initial={"text": own.text if own else draft, "seen": own.row_version if own else 0}
    )
    part = line.unit if not line.is_whole else None
    return ResultPage(
        title=title_of(line.measure),
        crumbs=crumbs(
            reporting, (unit_in_words(part), part_address(reporting, part)), (_("Result of the measure"), "")
        ),
        unit=_("In one text for all units") if line.is_whole else unit_in_words(line.unit),
        half=reporting.half.text.th,
        items=items_served(line.measure),
        steps=tuple(step.text for step in line.measure.steps.all()),
        flaw=str(FLAWS[line.flaw]) if line.flaw and line.result else "",
        tone=FLAW_TONES.get(line.flaw, ""),
        changes=tuple(changes_in_words(line.changes)),
        form=shown if may_write else None,
        closed=_("These results are handed in, so they do not change.") if asked.is_held else "",
        is_draft=own is None and bool(draft) and form is None,
        is_whole=line.is_whole,
        text=own.text if own else "",
        by=own.changed_by.name_th if own and own.changed_by else "",
        at=own.changed_at if own else None,
        said=_said(entries, told),
        photos=_photos(asked, own, shown, viewer, may_write=may_write),
        versions=versions,
        accept=accepted_endings(),
        accept_pictures=accepted_endings(PICTURES),
        limit=form_limit(),
        back=part_address(reporting, part),
        keep=str(viewer.user.pk),
    )


def _said(entries: Sequence[Entry], told: Sequence[Result]) -> tuple[Said, ...]:
    periods = (
        (period_in_words(one.period.cadence.look, one.period.starts_on, one.period.ends_on), one.text)
        for one in entries
        if one.text
    )
    return (*periods, *((unit_in_words(result.unit), result.text) for result in told))


def _photos(
    asked: Asked, own: Result | None, form: ResultForm, viewer: Member, *, may_write: bool
) -> tuple[Photo, ...]:
    """The chosen ones in their order, then what else could show it."""
    chosen = {photo.evidence_id: photo for photo in own.photos.all()} if own else {}
    found: dict[int, Evidence] = {pk: photo.evidence for pk, photo in chosen.items()}
    if may_write:
        line = asked.line
        offered = queries.offered_evidence(
            asked.reporting, line.measure, line.unit, viewer, is_whole=line.is_whole
        )
        found |= {one.pk: one for one in offered if one.pk not in found}
    newest = newest_versions(found.values()) if found else {}
    captions = {pk: photo.caption for pk, photo in chosen.items()}
    return tuple(_photo(one, newest, form, captions) for one in found.values())


def _photo(
    evidence: Evidence, newest: Mapping[int, FileVersion], form: ResultForm, captions: Mapping[int, str]
) -> Photo:
    version, pk = newest[evidence.pk], evidence.pk
    ticked = form.chosen_photos() if form.is_bound else list(captions)
    return Photo(
        id=pk,
        title=evidence_title(evidence, version.file),
        picture=href_of(version, Rendition.Kind.SMALL),
        href=reverse("files:evidence", kwargs={"evidence_id": pk}),
        is_chosen=pk in ticked,
        place=str(ticked.index(pk) + 1) if pk in ticked else "",
        caption=form.caption_of(pk) if form.is_bound else captions.get(pk, ""),
    )
