"""What a director is told before a meeting: counts of the year, what is late or at risk, what is open, what is to be decided."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.followup.queries.courses import Standing as Course
from prongsai.followup.queries.courses import courses_of
from prongsai.meetings.content import ItemContent
from prongsai.meetings.matters import late_duties, troubled_works
from prongsai.meetings.models import ActionItem, AgendaItem, Meeting
from prongsai.rounds.models import Obligation
from prongsai.rounds.standing import with_state
from prongsai.rounds.states import State
from prongsai.rules.followup import Way, mean_progress
from prongsai.rules.meetings import Standing, standing_of

STATE: tuple[str, ...] = ("state",)


@dataclass(frozen=True, slots=True)
class Figure:
    """tone: a state, or "" where nothing is to be worried about."""

    label: str
    value: str
    unit: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """late: worst first; decisions: open ones, the oldest first; to_decide: as they stand on the agenda."""

    sentence: str
    figures: tuple[Figure, ...]
    late: tuple[ItemContent, ...]
    decisions: tuple[ActionItem, ...]
    to_decide: tuple[AgendaItem, ...]


def brief_of(meeting: Meeting, today: date) -> Brief:
    """Nine queries, whatever the number of rows. The caller has loaded the meeting within scope."""
    works = courses_of(meeting.round, today)
    duties = _duties(meeting, today)
    open_ = ActionItem.objects.still_open().filter(round=meeting.round_id)
    decisions = tuple(
        open_.select_related("unit", "meeting__series", "meeting__round__agency", "round__agency")
    )
    late = sum(standing_of(one.due_on, None, today) is Standing.LATE for one in decisions)
    return Brief(
        sentence=_sentence(duties[State.LATE] + late),
        figures=_figures(works, duties, len(decisions), late),
        late=(*late_duties(meeting, today), *troubled_works(works)),
        decisions=decisions,
        to_decide=tuple(meeting.agenda.filter(section=AgendaItem.Section.TO_DECIDE)),
    )


def _duties(meeting: Meeting, today: date) -> Counter[State]:
    """The duties of the round by state. One query."""
    duties = with_state(Obligation.objects.filter(round=meeting.round_id), today)
    return Counter(State(state) for (state,) in duties.values_list(*STATE))


def _sentence(late: int) -> str:
    if not late:
        return _("Nothing is late today.")
    return ngettext("%(count)s thing is late today.", "%(count)s things are late today.", late) % {
        "count": late
    }


def _figures(works: Sequence[Course], duties: Counter[State], open_: int, late: int) -> tuple[Figure, ...]:
    begun = sum(duties.values()) - duties[State.EXCUSED] - duties[State.NOT_DUE]
    ways = Counter(one.forecast.way for one in works)
    troubled = ways[Way.AT_RISK] + ways[Way.OVERDUE]
    progress = mean_progress(one.course.progress for one in works)
    return (
        Figure(
            _("Duties done"), str(duties[State.ACCEPTED]), _("of %(count)s that began") % {"count": begun}
        ),
        Figure(_("Duties late"), str(duties[State.LATE]), "", "late" if duties[State.LATE] else ""),
        Figure(
            _("Progress of the measures"),
            "–" if progress is None else str(progress),
            "" if progress is None else "%",
        ),
        Figure(
            _("Work at risk or overdue"),
            str(troubled),
            _("of %(count)s") % {"count": len(works)},
            "due" if troubled else "",
        ),
        Figure(
            _("Decisions open"),
            str(open_),
            _("%(count)s late") % {"count": late} if late else "",
            "late" if late else "",
        ),
    )
