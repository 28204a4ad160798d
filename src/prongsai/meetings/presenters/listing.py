"""The meetings of a round: what comes next, what was held, the series that they belong to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.accounts.members import Member
from prongsai.meetings import permissions, queries
from prongsai.meetings.forms import MeetingForm, SeriesForm
from prongsai.meetings.links import address
from prongsai.meetings.models import Meeting, MeetingQuerySet, Series
from prongsai.meetings.presenters.parts import MEETINGS, MeetingRow, meeting_row, tabs
from prongsai.meetings.wording import ATTENDS, RHYTHMS
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text
from prongsai.ui.parts import Tab

AHEAD, MISSING, HELD, ALL = "ahead", "missing", "held", "all"
A_PAGE = 20


@dataclass(frozen=True, slots=True)
class SeriesRow:
    name: Text
    rhythm: str
    attends: str
    held: int
    ahead: int


@dataclass(frozen=True, slots=True)
class MeetingsPage:
    """next: the next meeting; series_form and meeting_form are None for those who only read."""

    title: str
    sentence: str
    tabs: tuple[Tab, ...]
    next: MeetingRow | None
    shows: tuple[Tab, ...]
    rows: tuple[MeetingRow, ...]
    pages: Page[Meeting]
    series: tuple[SeriesRow, ...]
    series_form: SeriesForm | None
    meeting_form: MeetingForm | None
    prepare_href: str
    series_href: str
    add_href: str


@dataclass(frozen=True, slots=True)
class Forms:
    """Forms that came back refused; fresh ones take the place of what is absent."""

    series: SeriesForm | None = None
    meeting: MeetingForm | None = None


def meetings_page(
    round_: Round,
    *,
    viewer: Member,
    today: date,
    show: str = AHEAD,
    number: str = "1",
    forms: Forms | None = None,
) -> MeetingsPage:
    """Four queries, whatever the number of meetings."""
    may_arrange = permissions.may_arrange(viewer, round_)
    forms = forms or Forms()
    chosen = _chosen(round_, viewer, show, today)
    pages: Page[Meeting] = Paginator(chosen, A_PAGE).get_page(number)
    for one in pages:
        one.round = round_
    series = queries.series_of(round_)
    following = queries.next_meetings(round_, viewer, today, 1)
    return MeetingsPage(
        title=_("Meetings of FY %(year)s") % {"year": round_.fiscal_year},
        sentence=_sentence(series),
        tabs=tabs(round_, MEETINGS),
        next=meeting_row(following[0], today) if following else None,
        shows=_chips(round_, show),
        rows=tuple(meeting_row(one, today) for one in pages),
        pages=pages,
        series=tuple(_series(one) for one in series),
        series_form=(forms.series or SeriesForm(auto_id="series-%s")) if may_arrange else None,
        meeting_form=(forms.meeting or MeetingForm(auto_id="meeting-%s")) if may_arrange else None,
        prepare_href=address("prepare_meetings", round_),
        series_href=address("begin_series", round_),
        add_href=address("add_meeting", round_),
    )


def _chosen(round_: Round, viewer: Member, show: str, today: date) -> MeetingQuerySet:
    """Meetings of the past without minutes stand apart: some offices record them as duties alone."""
    found = queries.meetings_of(round_, viewer)
    if show == MISSING:
        return found.ahead().filter(day__lt=today).order_by("-day", "-pk")
    if show == HELD:
        return found.filter(state=Meeting.State.HELD).order_by("-day", "-pk")
    if show == ALL:
        return found
    return found.ahead().filter(day__gte=today)


def _chips(round_: Round, show: str) -> tuple[Tab, ...]:
    here = address(MEETINGS, round_)
    known = ((AHEAD, _("Still ahead")), (MISSING, _("No minutes yet")), (HELD, _("Held")), (ALL, _("All")))
    return tuple(Tab(label, f"{here}?show={key}", key == show) for key, label in known)


def _sentence(series: Sequence[Series]) -> str:
    if not series:
        return _("No meeting is prepared yet.")
    held, ahead = (sum(getattr(one, name) for one in series) for name in ("held", "ahead"))
    return _("%(held)s, %(ahead)s") % {
        "held": ngettext("%(count)s meeting was held", "%(count)s meetings were held", held)
        % {"count": held},
        "ahead": ngettext("%(count)s is still ahead", "%(count)s are still ahead", ahead) % {"count": ahead},
    }


def _series(one: Series) -> SeriesRow:
    return SeriesRow(
        name=Text(one.name_th, one.name_en),
        rhythm=str(RHYTHMS.get(one.rhythm, one.rhythm)),
        attends=str(ATTENDS[one.attends]),
        held=one.held,  # type: ignore[attr-defined]  # annotated by the query
        ahead=one.ahead,  # type: ignore[attr-defined]
    )
