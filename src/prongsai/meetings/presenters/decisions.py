"""What meetings decided: the list, and the whole story of one decision."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.accounts.members import Member
from prongsai.files.kinds import PICTURES, accepted_endings
from prongsai.files.models import Rendition
from prongsai.files.presenters.parts import href_of, title_of
from prongsai.files.queries import newest_versions
from prongsai.files.wording import form_limit
from prongsai.followup.presenters.entry import Photo
from prongsai.meetings import permissions, queries
from prongsai.meetings.forms import MoveDecisionForm, ReasonForm, ReportForm
from prongsai.meetings.links import address, decision_address, meeting_address
from prongsai.meetings.models import ActionItem, ActionItemQuerySet, ActionNote
from prongsai.meetings.presenters.parts import DECISIONS, DecisionRow, crumbs, decision_row, tabs
from prongsai.meetings.wording import NOTE_TONES, NOTES
from prongsai.rounds.models import Round
from prongsai.rules.meetings import Standing, standing_of
from prongsai.ui.parts import Crumbs, Tab

OPEN, LATE, DONE, ALL = "open", "late", "done", "all"
A_PAGE = 25


@dataclass(frozen=True, slots=True)
class DecisionsPage:
    title: str
    sentence: str
    tabs: tuple[Tab, ...]
    shows: tuple[Tab, ...]
    rows: tuple[DecisionRow, ...]
    pages: Page[ActionItem]


@dataclass(frozen=True, slots=True)
class Said:
    """One line of the story. due_on: the new day, where it was moved."""

    label: str
    tone: str
    text: str
    on: date
    due_on: date | None
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DecisionPage:
    """Each form is None where this person may not use it now."""

    row: DecisionRow
    crumbs: Crumbs
    agenda_item: str
    meeting_href: str
    first_due_on: date | None
    done_on: date | None
    is_given: bool
    notes: tuple[Said, ...]
    photos: tuple[Photo, ...]
    report: ReportForm | None
    move: MoveDecisionForm | None
    reopen: ReasonForm | None
    hrefs: dict[str, str]
    accept: str
    accept_pictures: str
    limit: str


@dataclass(frozen=True, slots=True)
class Forms:
    """Forms that came back refused; fresh ones take the place of what is absent."""

    report: ReportForm | None = None
    move: MoveDecisionForm | None = None
    reopen: ReasonForm | None = None


def decisions_page(
    round_: Round, *, viewer: Member, today: date, show: str = OPEN, number: str = "1"
) -> DecisionsPage:
    """Three queries; people of a unit see what is theirs."""
    found = queries.decisions_of(round_, viewer).answered_by(viewer)
    counts = Counter(standing_of(due, done, today) for due, done in found.values_list("due_on", "done_on"))
    pages: Page[ActionItem] = Paginator(_chosen(found, show, today), A_PAGE).get_page(number)
    return DecisionsPage(
        title=_("What the meetings of FY %(year)s decided") % {"year": round_.fiscal_year},
        sentence=_sentence(counts),
        tabs=tabs(round_, DECISIONS),
        shows=_chips(round_, show),
        rows=tuple(decision_row(one, today) for one in pages),
        pages=pages,
    )


def _chosen(found: ActionItemQuerySet, show: str, today: date) -> ActionItemQuerySet:
    if show == DONE:
        return found.filter(done_on__isnull=False).order_by("-done_on", "-pk")
    if show == LATE:
        return found.still_open().filter(due_on__lt=today).order_by("due_on", "pk")
    return found.order_by("-due_on", "-pk") if show == ALL else found.still_open().order_by("due_on", "pk")


def _chips(round_: Round, show: str) -> tuple[Tab, ...]:
    here = address(DECISIONS, round_)
    known = ((OPEN, _("To be done")), (LATE, _("Late")), (DONE, _("Done already")), (ALL, _("All")))
    return tuple(Tab(label, f"{here}?show={key}", key == show) for key, label in known)


def _sentence(counts: Counter[Standing]) -> str:
    late, open_ = counts[Standing.LATE], sum(counts.values()) - counts[Standing.DONE]
    if not open_:
        return _("Nothing that was decided is left to be done.")
    left = ngettext("%(count)s is to be done", "%(count)s are to be done", open_) % {"count": open_}
    if not late:
        return left
    return f"{left} · " + ngettext("%(count)s is late", "%(count)s are late", late) % {"count": late}


def decision_page(
    action: ActionItem, *, viewer: Member, today: date, forms: Forms | None = None
) -> DecisionPage:
    """At most five queries."""
    forms = forms or Forms()
    is_open = action.given_on is not None and action.done_on is None
    row = decision_row(action, today)
    may_reopen = action.done_on is not None and permissions.may_arrange(viewer, action.round)
    return DecisionPage(
        row=row,
        crumbs=crumbs(action.round, (_("Decisions"), address(DECISIONS, action.round)), (_("Decision"), "")),
        agenda_item=action.agenda_item.title if action.agenda_item else "",
        meeting_href=meeting_address(action.meeting, "minutes"),
        first_due_on=action.first_due_on if action.first_due_on != action.due_on else None,
        done_on=action.done_on,
        is_given=action.given_on is not None,
        notes=tuple(_said(one) for one in action.notes.select_related("written_by").order_by("-pk")),
        photos=tuple(_photos(action)),
        report=(forms.report or ReportForm(auto_id="report-%s"))
        if is_open and permissions.may_report(viewer, action)
        else None,
        move=(forms.move or MoveDecisionForm(auto_id="move-%s"))
        if is_open and permissions.may_move_day(viewer, action)
        else None,
        reopen=(forms.reopen or ReasonForm(auto_id="reopen-%s")) if may_reopen else None,
        hrefs={
            view: decision_address(action, view)
            for view in ("report_decision", "move_decision", "reopen_decision")
        },
        accept=accepted_endings(),
        accept_pictures=accepted_endings(PICTURES),
        limit=form_limit(),
    )


def _said(one: ActionNote) -> Said:
    return Said(
        label=str(NOTES[one.kind]),
        tone=NOTE_TONES[one.kind],
        text=one.text,
        on=one.on,
        due_on=one.due_on,
        by=one.written_by.name_th if one.written_by else "",
        at=one.written_at,
    )


def _photos(action: ActionItem) -> Iterable[Photo]:
    """Three queries; one where it shows nothing."""
    rows = list(action.files.filter(evidence__set_aside_at__isnull=True).select_related("evidence"))
    newest = newest_versions([row.evidence for row in rows]) if rows else {}
    for row in rows:
        version = newest[row.evidence_id]
        yield Photo(
            id=row.evidence_id,
            title=title_of(row.evidence, version.file),
            picture=href_of(version, Rendition.Kind.SMALL),
            href=reverse("files:evidence", kwargs={"evidence_id": row.evidence_id}),
            day=row.evidence.taken_on or row.evidence.added_on,
        )
