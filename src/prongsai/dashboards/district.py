"""One district in one year on one page: its measures, late and coming duties, the next meetings, photos, what the score needs."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.dashboards.work import Section, duties_of_the_year
from prongsai.followup.presenters.parts import DISTRICT, tabs
from prongsai.followup.presenters.standing import MeasuresStanding, measures_standing
from prongsai.meetings.links import address as meetings_address
from prongsai.meetings.presenters.parts import MeetingRow, meeting_row
from prongsai.meetings.queries import next_meetings
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text
from prongsai.ui.parts import Tab

MEETINGS = 3


@dataclass(frozen=True, slots=True)
class DistrictPage:
    """late and soon: duties of the year; links: (label, address) of the pages behind this one."""

    title: str
    agency: Text
    tabs: tuple[Tab, ...]
    measures: MeasuresStanding
    late: Section
    soon: Section
    meetings: tuple[MeetingRow, ...]
    meetings_href: str
    links: tuple[tuple[str, str], ...]


def district_page(round_: Round, *, viewer: Member, today: date) -> DistrictPage:
    """Twelve queries, whatever the number of measures, periods and duties."""
    late, soon = duties_of_the_year(round_, viewer=viewer, today=today)
    meetings = next_meetings(round_, viewer, today, MEETINGS)
    return DistrictPage(
        title=_("Fiscal year %(year)s") % {"year": round_.fiscal_year},
        agency=Text(round_.agency.name_th, round_.agency.name_en),
        tabs=tabs(round_, DISTRICT),
        measures=measures_standing(round_, viewer=viewer, today=today),
        late=late,
        soon=soon,
        meetings=tuple(meeting_row(one, today) for one in meetings),
        meetings_href=meetings_address("meetings", round_),
        links=_links(round_),
    )


def _links(round_: Round) -> tuple[tuple[str, str], ...]:
    places = (
        (_("Result"), "analysis:result"),
        (_("Plan"), "measures:plan"),
        (_("Activities"), "activities:activities"),
        (_("Decisions"), "meetings:decisions"),
        (_("Papers"), "reports:papers"),
    )
    return tuple((label, of_round(view, round_)) for label, view in places)
