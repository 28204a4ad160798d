"""What a meeting should speak about today: open decisions, duties and measures that are late or at risk, what came back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.accounts.members import Member
from prongsai.approvals.models import Step
from prongsai.approvals.registry import procedures
from prongsai.followup.queries.courses import Standing, courses_of
from prongsai.followup.wording import WAYS, unit_in_words, why_in_words
from prongsai.meetings.content import ItemContent
from prongsai.meetings.models import ActionItem, AgendaItem, Meeting, Minutes
from prongsai.meetings.states import MINUTES_FLOW
from prongsai.rounds.models import Obligation
from prongsai.rounds.queries import ToDo, to_do
from prongsai.rounds.states import State
from prongsai.rules.followup import Way
from prongsai.rules.moves import Kind
from prongsai.ui.dates import day_in_words
from prongsai.ui.language import in_words, spoken

Section = AgendaItem.Section
NAMED_UNITS = 4
TROUBLE = {Way.OVERDUE: 0, Way.AT_RISK: 1}


def matters_of(meeting: Meeting, viewer: Member | None, today: date) -> list[ItemContent]:
    """In the order in which they are put onto the agenda. About eight queries, whatever the number.

    viewer   who draws it up: what came back is named as far as they may see it
    """
    return [
        *_earlier_minutes(meeting),
        *_open_decisions(meeting),
        *late_duties(meeting, today),
        *troubled_works(courses_of(meeting.round, today)),
        *(_under_way(viewer) if viewer else ()),
    ]


def _earlier_minutes(meeting: Meeting) -> Iterator[ItemContent]:
    """The newest minutes of the same series."""
    if meeting.series_id is None:
        return
    earlier = Minutes.objects.filter(meeting__series=meeting.series_id, meeting__day__lt=meeting.day)
    newest = earlier.select_related("meeting").order_by("-meeting__day").first()
    if newest is not None:
        title = _("Minutes of meeting %(number)s of %(day)s") % {
            "number": newest.meeting.number,
            "day": _day(newest.meeting.day),
        }
        yield ItemContent(Section.MINUTES, title, source=f"minutes-{newest.pk}")


def _open_decisions(meeting: Meeting) -> Iterator[ItemContent]:
    """What earlier meetings decided and nobody has finished."""
    decisions = ActionItem.objects.still_open().filter(round=meeting.round_id)
    for one in decisions.select_related("unit", "meeting"):
        detail = _("Decided on %(day)s. Whose: %(unit)s. Due: %(due)s.") % {
            "day": _day(one.meeting.day),
            "unit": unit_in_words(one.unit),
            "due": _day(one.due_on),
        }
        yield ItemContent(Section.FOLLOWED, one.text, detail, one.unit, f"decision-{one.pk}")


def late_duties(meeting: Meeting, today: date) -> Iterator[ItemContent]:
    """Duties that are late, but for meetings: one item for each duty, however many units and periods."""
    groups: dict[str, list[ToDo]] = defaultdict(list)
    for duty in to_do(meeting.round.agency, today=today, within_days=0):
        if duty.state == State.LATE and duty.year == meeting.round.fiscal_year:
            groups[duty.code].append(duty)
    meetings = set(
        Obligation.objects.filter(
            round=meeting.round_id, kind=Obligation.Kind.MEETING, code__in=groups
        ).values_list("code", flat=True)
    )
    for code, duties in groups.items():
        if code not in meetings:
            yield _late_duty(code, duties)


def _late_duty(code: str, duties: Sequence[ToDo]) -> ItemContent:
    units = list(dict.fromkeys(one.unit_th for one in duties if one.unit_th))
    late = ngettext("%(count)s is late", "%(count)s are late", len(duties)) % {"count": len(duties)}
    since = _("the oldest since %(day)s") % {"day": _day(min(one.due_on for one in duties))}
    detail = " ".join(part for part in (late, since, f"({_listed(units)})" if units else "") if part)
    return ItemContent(Section.FOLLOWED, duties[0].title_th, detail, source=f"duty-{code}"[:40])


def troubled_works(works: Iterable[Standing]) -> Iterator[ItemContent]:
    """Measures whose work is past its day, at risk, or not written about: one item for each measure, the worst first."""
    groups: dict[int, list[Standing]] = defaultdict(list)
    for one in works:
        if one.late or one.forecast.way in TROUBLE:
            groups[one.assignment.measure_id or 0].append(one)
    for measure, group in sorted(groups.items(), key=lambda pair: _worst(pair[1])):
        yield _troubled_work(measure, group)


def _worst(works: Sequence[Standing]) -> tuple[int, int]:
    return min(TROUBLE.get(one.forecast.way, 2) for one in works), -sum(one.late for one in works)


def _troubled_work(measure: int, works: Sequence[Standing]) -> ItemContent:
    worst = min(works, key=lambda one: TROUBLE.get(one.forecast.way, 2))
    late = sum(one.late for one in works)
    said = [str(WAYS[worst.forecast.way]), why_in_words(worst.forecast, worst.course.progress)]
    if late:
        said.append(ngettext("%(late)s entry is late", "%(late)s entries are late", late) % {"late": late})
    said.append(f"({_listed([unit_in_words(one.assignment.unit) for one in works])})")
    unit = works[0].assignment.unit if len(works) == 1 else None
    detail = " ".join(part for part in said if part)
    return ItemContent(Section.FOLLOWED, works[0].assignment.title, detail, unit, f"work-{measure}")


def _under_way(viewer: Member) -> Iterator[ItemContent]:
    """What came back or waits for a decision, of every kind of thing but minutes."""
    later = Step.objects.filter(
        flow=OuterRef("flow"), subject_id=OuterRef("subject_id"), seq__gt=OuterRef("seq")
    )
    newest = Step.objects.filter(~Exists(later), agency=viewer.agency).exclude(kind=Kind.APPROVE)
    by_flow: dict[str, list[Step]] = defaultdict(list)
    for step in newest.exclude(flow=MINUTES_FLOW.key).order_by("pk"):
        by_flow[step.flow].append(step)
    for procedure in procedures():
        steps = by_flow.get(procedure.flow.key, [])
        things = procedure.visible_to(viewer).in_bulk([step.subject_id for step in steps]) if steps else {}
        for step in steps:
            if step.subject_id in things:
                yield _moved(step, in_words(procedure.title(things[step.subject_id])))


def _moved(step: Step, title: str) -> ItemContent:
    came_back = step.kind in {Kind.SEND_BACK, Kind.UNLOCK}
    said = _("Returned for correction") if came_back else _("Waits for a decision")
    detail = f"{said} {step.comment}".strip()
    return ItemContent(Section.TO_DECIDE, title, detail, source=f"{step.flow}-{step.subject_id}"[:40])


def _listed(units: Sequence[str]) -> str:
    named = list(dict.fromkeys(units))
    shown = ", ".join(named[:NAMED_UNITS])
    more = len(named) - NAMED_UNITS
    if more > 0:
        return _("%(units)s and %(count)s more") % {"units": shown, "count": more}
    return shown


def _day(day: date) -> str:
    return day_in_words(day, spoken())
