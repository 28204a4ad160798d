"""One entry: what is written now, beside what stood there before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.files.kinds import PICTURES, accepted_endings
from prongsai.files.models import Evidence, FileVersion, Rendition
from prongsai.files.presenters.parts import href_of, title_of
from prongsai.files.queries import library, newest_versions
from prongsai.files.wording import form_limit
from prongsai.followup import permissions, queries
from prongsai.followup.forms import EntryForm, NoChangeForm, ReopenForm
from prongsai.followup.models import Assignment, Entry, EntryFile, Period, is_open
from prongsai.followup.presenters.listing import key_of
from prongsai.followup.presenters.parts import Item, Said, address, assignment_address, crumbs, item, said
from prongsai.followup.queries.items import items_of
from prongsai.followup.reasons import reason_in_words
from prongsai.followup.wording import period_in_words, unit_in_words
from prongsai.rounds.models import Round
from prongsai.ui.parts import Crumbs

FROM_LIBRARY = 24


@dataclass(frozen=True, slots=True)
class Photo:
    """A piece of evidence. picture is "" where there is nothing to show; remove_href where this person may take it out."""

    id: int
    title: str
    picture: str
    href: str
    day: date | None
    remove_href: str = ""
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """An entry as it is read."""

    period: str
    href: str
    said: Said
    text: str
    obstacles: str
    reason: str
    by: str
    at: datetime
    is_mended: bool
    was_late: bool
    photos: tuple[Photo, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryPage:
    """form is None where this person may not write here now; `closed` says why nobody may.

    newer     what somebody else saved meanwhile
    changes   what is different from the period before, in sentences
    """

    title: str
    crumbs: Crumbs
    unit: str
    items: tuple[Item, ...]
    period: str
    ends_on: date
    is_late: bool
    story_href: str
    form: EntryForm | None
    closed: str
    own: Written | None
    before: Written | None
    newer: Written | None
    copy_href: str
    changes: tuple[str, ...]
    photos: tuple[Photo, ...]
    choices: tuple[Photo, ...]
    accept: str
    accept_pictures: str
    limit: str
    no_change: NoChangeForm | None
    no_change_key: str
    no_change_href: str
    reopen: ReopenForm | None
    reopen_href: str
    earlier_href: str
    later_href: str


def entry_page(
    round_: Round,
    assignment: Assignment,
    period: Period,
    *,
    viewer: Member,
    today: date,
    form: EntryForm | None = None,
    newer: Entry | None = None,
    copying: bool = False,
    reopen: ReopenForm | None = None,
) -> EntryPage:
    """form: as it came back refused. copying: a fresh form begins with what the period before says. Twelve queries."""
    own, before = queries.entry_of(assignment, period), queries.entry_before(assignment, period)
    closed = _closed(assignment, period, today)
    may_enter = permissions.may_enter(viewer, round_, assignment.unit) and not closed
    shown = form or EntryForm(initial=_initial(own, before if copying else None))
    files = photos_of([one for one in (own, before) if one], round_, removable=own if may_enter else None)
    place = {"assignment_id": assignment.pk, "period_id": period.pk}
    earlier, later = _neighbours(assignment, period, today)
    return EntryPage(
        title=assignment.title,
        crumbs=crumbs(
            round_,
            (_("The work"), assignment_address(assignment, round_)),
            (period_in_words(period.cadence.look, period.starts_on, period.ends_on), ""),
        ),
        unit=unit_in_words(assignment.unit),
        items=tuple(item(one) for one in items_of(round_).serving(assignment.measure_id)),
        period=period_in_words(period.cadence.look, period.starts_on, period.ends_on),
        ends_on=period.grace_until,
        is_late=own is None and today > period.grace_until,
        story_href=assignment_address(assignment, round_),
        form=shown if may_enter else None,
        closed=closed,
        own=written(own, round_, files) if own else None,
        before=written(before, round_, files) if before else None,
        newer=written(newer, round_, {}) if newer else None,
        copy_href="?copy=1" if before and not own else "",
        changes=tuple(changes_between(before, own)) if own else (),
        photos=files.get(own.pk, ()) if own else (),
        choices=_choices(viewer, round_, files.get(own.pk, ()) if own else (), shown) if may_enter else (),
        accept=accepted_endings(),
        accept_pictures=accepted_endings(PICTURES),
        limit=form_limit(),
        no_change=NoChangeForm() if may_enter and own is None else None,
        no_change_key=key_of(assignment.pk, period.pk),
        no_change_href=address("enter_no_change", round_),
        reopen=(reopen or ReopenForm(auto_id="reopen-%s"))
        if _may_reopen(viewer, round_, period, today)
        else None,
        reopen_href=address("reopen", round_, **place),
        earlier_href=_entry_address(round_, assignment, earlier),
        later_href=_entry_address(round_, assignment, later),
    )


def written(entry: Entry, round_: Round, files: dict[int, tuple[Photo, ...]]) -> Written:
    """An entry as it is read; files: photos by entry id."""
    period = entry.period
    shown = said(entry)
    assert shown is not None
    return Written(
        period=period_in_words(period.cadence.look, period.starts_on, period.ends_on),
        href=address("entry", round_, assignment_id=entry.assignment_id, period_id=entry.period_id),
        said=shown,
        text=entry.text,
        obstacles=entry.obstacles,
        reason=reason_in_words(entry.no_change_reason),
        by=entry.changed_by.name_th if entry.changed_by else "",
        at=entry.changed_at,
        is_mended=entry.row_version > 1,
        was_late=entry.written_on > period.grace_until,
        photos=files.get(entry.pk, ()),
    )


def changes_between(before: Entry | None, own: Entry) -> list[str]:
    """What is different from the period before, in sentences."""
    if before is None:
        return [_("This is the first entry.")]
    found = []
    points = own.progress - before.progress
    if points:
        found.append(_("Progress %(points)s points.") % {"points": f"{points:+d}".replace("-", "−")})
    if own.state != before.state:
        words = {"before": (said(before) or _NOTHING).label, "now": (said(own) or _NOTHING).label}
        found.append(_("From “%(before)s” to “%(now)s”.") % words)
    if before.obstacles and not own.obstacles:
        found.append(_("No obstacle is named any more."))
    return found or [_("State and progress are the same as in the period before.")]


_NOTHING = Said("", "idle", 0)


def photos_of(
    entries: Sequence[Entry], round_: Round, *, removable: Entry | None = None
) -> dict[int, tuple[Photo, ...]]:
    """What these entries show, by entry id. Three queries; one where they show nothing."""
    rows = list(
        EntryFile.objects.filter(entry__in=entries).select_related("evidence").order_by("position", "pk")
    )
    newest = newest_versions([row.evidence for row in rows]) if rows else {}
    found: dict[int, list[Photo]] = {}
    for row in rows:
        is_own = removable is not None and row.entry_id == removable.pk
        href = address("remove_file", round_, file_id=row.pk) if is_own else ""
        photo = _photo(row.evidence, newest[row.evidence_id], remove_href=href)
        found.setdefault(row.entry_id, []).append(photo)
    return {entry: tuple(photos) for entry, photos in found.items()}


def _photo(
    evidence: Evidence, version: FileVersion, *, remove_href: str = "", is_chosen: bool = False
) -> Photo:
    return Photo(
        id=evidence.pk,
        title=title_of(evidence, version.file),
        picture=href_of(version, Rendition.Kind.SMALL),
        href=reverse("files:evidence", kwargs={"evidence_id": evidence.pk}),
        day=evidence.taken_on or evidence.added_on,
        remove_href=remove_href,
        is_chosen=is_chosen,
    )


def _choices(viewer: Member, round_: Round, shown: Sequence[Photo], form: EntryForm) -> tuple[Photo, ...]:
    """The newest evidence of the agency that the entry does not show yet. Three queries."""
    known = {photo.id for photo in shown}
    ticked = set(form["evidence"].value() or ()) if form.is_bound else set()
    recent = [
        one for one in library(viewer, round_.agency)[: FROM_LIBRARY + len(known)] if one.pk not in known
    ]
    newest = newest_versions(recent[:FROM_LIBRARY])
    return tuple(
        _photo(one, newest[one.pk], is_chosen=str(one.pk) in ticked) for one in recent[:FROM_LIBRARY]
    )


def _initial(own: Entry | None, copied: Entry | None) -> dict[str, object]:
    shown = own or copied
    if shown is None:
        return {"seen": 0}
    return {
        "state": shown.state,
        "progress": shown.progress,
        "text": shown.text,
        "obstacles": shown.obstacles,
        "seen": own.row_version if own else 0,
    }


def _closed(assignment: Assignment, period: Period, today: date) -> str:
    """Why nobody writes here now, or "". One query."""
    if not queries.is_touched(assignment, period):
        return _("Nothing is asked of this work in that period any more. What was written stays.")
    if period.starts_on > today:
        return _("This period has not begun yet.")
    if not is_open(period, queries.reopened_until(period), today):
        return _("This period is closed. The director can open it again, with a reason.")
    return ""


def _may_reopen(viewer: Member, round_: Round, period: Period, today: date) -> bool:
    is_locked = period.locks_on is not None and period.locks_on <= today
    return is_locked and permissions.may_reopen(viewer, round_)


def _neighbours(assignment: Assignment, period: Period, today: date) -> tuple[Period | None, Period | None]:
    """The periods before and after it that the assignment touches and that have begun. One query."""
    periods = [
        one
        for one in Period.objects.filter(cadence=assignment.cadence)
        .select_related("cadence")
        .order_by("ends_on")
        if one.starts_on <= today and queries.is_touched(assignment, one)
    ]
    earlier = [one for one in periods if one.ends_on < period.ends_on]
    later = [one for one in periods if one.ends_on > period.ends_on]
    return (earlier[-1] if earlier else None), (later[0] if later else None)


def _entry_address(round_: Round, assignment: Assignment, period: Period | None) -> str:
    if period is None:
        return ""
    return address("entry", round_, assignment_id=assignment.pk, period_id=period.pk)
