"""The whole story of one piece of work: what it is, whose, its periods, entries, photos, moved days, steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.accounts.members import Member
from prongsai.analysis.models import Finding
from prongsai.followup import permissions, queries
from prongsai.followup.deeds import Deed, add_href_of, deeds_of
from prongsai.followup.forms import ReasonForm, ReplanForm
from prongsai.followup.models import Assignment, Entry, Period
from prongsai.followup.presenters.effects import Effects, effects_of
from prongsai.followup.presenters.entry import Written, photos_of, written
from prongsai.followup.presenters.parts import address, assignment_address, crumbs
from prongsai.followup.queries import PairState
from prongsai.followup.queries.courses import Standing, standing_of
from prongsai.followup.queries.items import items_of
from prongsai.followup.wording import (
    ENDED,
    PAIR_TONES,
    PAIRS,
    STATE_TONES,
    STATES,
    WAY_TONES,
    WAYS,
    period_in_words,
    unit_in_words,
    why_in_words,
)
from prongsai.measures.actions import fingerprint
from prongsai.measures.content import FollowUp
from prongsai.measures.models import MeasureItem
from prongsai.measures.words import FOLLOW_UPS
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text
from prongsai.ui.parts import Crumbs


@dataclass(frozen=True, slots=True)
class Served:
    """An item that the work serves: the issue, and what the score could gain by it."""

    code: str
    text: Text
    issue: str
    effect: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One period of the strip. tone: of the entry's state, or of what is missing; href "" while it is ahead."""

    label: str
    words: str
    tone: str
    href: str
    is_now: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the measure. ticked_on is None while it is open; gone: the plan no longer has it."""

    number: str
    text: str
    mark: str
    ticked_on: date | None
    by: str
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Moved:
    old_on: date
    new_on: date
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Heading:
    """Where the work is heading. expected: the progress of an even pace."""

    label: str
    tone: str
    why: str
    progress: int
    expected: int
    late: str


@dataclass(frozen=True, slots=True)
class StoryPage:
    """Each form is None where this person may not use it now."""

    title: str
    crumbs: Crumbs
    unit: str
    look: str
    follow_up_text: str
    items: tuple[Served, ...]
    heading: Heading | None
    starts_on: date
    planned_on: date
    due_on: date
    slip: str
    ended: str
    ended_on: date | None
    steps: tuple[Step, ...]
    marks: tuple[Mark, ...]
    entries: tuple[Written, ...]
    deeds: tuple[Deed, ...]
    add_deed_href: str
    moved: tuple[Moved, ...]
    now_href: str
    replan: ReplanForm | None
    drop: ReasonForm | None
    may_enter: bool
    may_resume: bool
    hrefs: dict[str, str]


@dataclass(frozen=True, slots=True)
class Forms:
    """Forms that came back refused; fresh ones take the place of what is absent."""

    replan: ReplanForm | None = None
    drop: ReasonForm | None = None


def story_page(
    round_: Round, assignment: Assignment, *, viewer: Member, today: date, forms: Forms
) -> StoryPage:
    """Fifteen queries, whatever the number of periods; ten more where something was done for the work."""
    served = items_of(round_).serving(assignment.measure_id)
    effects = effects_of([one for one in served if isinstance(one, Finding)])
    entries = queries.entries_of(assignment)
    photos = photos_of(entries, round_)
    marks = _marks(round_, assignment, entries, today)
    goes_on = assignment.ended_on is None and assignment.measure_id is not None
    may_replan = goes_on and permissions.may_replan(viewer, round_, assignment.unit)
    may_drop = permissions.may_begin(viewer, round_)
    return StoryPage(
        title=assignment.title,
        crumbs=crumbs(round_, (_("The work"), "")),
        unit=unit_in_words(assignment.unit),
        look=str(FOLLOW_UPS[FollowUp(assignment.cadence.look)]),
        follow_up_text=assignment.measure.follow_up_text if assignment.measure else "",
        items=tuple(_served(one, effects) for one in served),
        heading=_heading(standing_of(assignment, entries, today)) if goes_on else None,
        starts_on=assignment.starts_on,
        planned_on=assignment.planned_on,
        due_on=assignment.due_on,
        slip=_slip(assignment),
        ended=_ended(assignment),
        ended_on=assignment.ended_on,
        steps=tuple(_steps(assignment)),
        marks=marks,
        entries=tuple(written(one, round_, photos) for one in entries),
        deeds=tuple(deeds_of(assignment, round_, viewer)),
        add_deed_href=add_href_of(assignment, round_, viewer),
        moved=tuple(_moved(assignment)),
        now_href=next((mark.href for mark in marks if mark.is_now), ""),
        replan=(forms.replan or ReplanForm(auto_id="replan-%s")) if may_replan else None,
        drop=(forms.drop or ReasonForm(auto_id="drop-%s")) if may_drop and goes_on else None,
        may_enter=goes_on and permissions.may_enter(viewer, round_, assignment.unit),
        may_resume=may_drop
        and assignment.ended_why == Assignment.Ended.DROPPED
        and assignment.measure_id is not None,
        hrefs={
            view: assignment_address(assignment, round_, view)
            for view in ("replan", "drop", "resume", "tick_step", "untick_step")
        },
    )


def _served(one: Finding | MeasureItem, effects: Effects | None) -> Served:
    node = one.node
    text = Text(node.title_th, node.title_en)
    if isinstance(one, MeasureItem):
        return Served(node.code, text, "", "")
    return Served(node.code, text, one.issue, effects.sentence(node.code) if effects else "")


def _heading(standing: Standing) -> Heading:
    found, course, late = standing.forecast, standing.course, standing.late
    return Heading(
        label=str(WAYS[found.way]),
        tone=WAY_TONES[found.way],
        why=why_in_words(found, course.progress),
        progress=course.progress,
        expected=found.expected,
        late=ngettext("%(late)s entry is late", "%(late)s entries are late", late) % {"late": late}
        if late
        else "",
    )


def _slip(assignment: Assignment) -> str:
    days = (assignment.due_on - assignment.planned_on).days
    if not days:
        return ""
    if days > 0:
        return ngettext(
            "%(days)s day later than first planned", "%(days)s days later than first planned", days
        ) % {"days": days}
    return ngettext(
        "%(days)s day earlier than first planned", "%(days)s days earlier than first planned", -days
    ) % {"days": -days}


def _ended(assignment: Assignment) -> str:
    if assignment.ended_on is None:
        return "" if assignment.measure_id is not None else str(ENDED[Assignment.Ended.REMOVED])
    said = str(ENDED[assignment.ended_why])
    return f"{said} {assignment.ended_reason}".strip()


def _marks(round_: Round, assignment: Assignment, entries: Sequence[Entry], today: date) -> tuple[Mark, ...]:
    """The periods of the cadence that are asked for or were written in. Two queries."""
    asked = queries.pair_states(assignment, today)
    said = {entry.period_id: entry for entry in entries}
    periods = Period.objects.filter(cadence=assignment.cadence).order_by("number")
    return tuple(
        _mark(round_, assignment, period, asked.get(period.pk), said.get(period.pk), today)
        for period in periods
        if period.pk in asked or period.pk in said
    )


def _mark(
    round_: Round,
    assignment: Assignment,
    period: Period,
    state: PairState | None,
    entry: Entry | None,
    today: date,
) -> Mark:
    label = period_in_words(assignment.cadence.look, period.starts_on, period.ends_on)
    if entry is not None:
        words = f"{STATES[entry.state]} {entry.progress}%"
        tone = STATE_TONES[entry.state]
    else:
        shown = state or PairState.AHEAD
        words, tone = str(PAIRS[shown]), f"missing-{PAIR_TONES[shown]}"
    has_begun = period.starts_on <= today
    place = {"assignment_id": assignment.pk, "period_id": period.pk}
    return Mark(
        label=label,
        words=words,
        tone=tone,
        href=address("entry", round_, **place) if has_begun else "",
        is_now=period.starts_on <= today <= period.ends_on,
    )


def _steps(assignment: Assignment) -> list[Step]:
    """The steps of the measure now, then ticks whose steps the plan has lost. Two queries."""
    ticks = {one.mark: one for one in assignment.ticks.select_related("ticked_by")}
    found = []
    for step in assignment.measure.steps.all() if assignment.measure else ():
        mark = fingerprint(step.text)
        tick = ticks.pop(mark, None)
        by = tick.ticked_by.name_th if tick and tick.ticked_by else ""
        found.append(Step(str(step.number), step.text, mark, tick.done_on if tick else None, by))
    lost = [Step("–", one.text, one.mark, one.done_on, "", gone=True) for one in ticks.values()]
    return found + lost


def _moved(assignment: Assignment) -> list[Moved]:
    """One query."""
    return [
        Moved(
            one.old_on,
            one.new_on,
            one.reason,
            one.replanned_by.name_th if one.replanned_by else "",
            one.replanned_at,
        )
        for one in assignment.replans.select_related("replanned_by")
    ]
