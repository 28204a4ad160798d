"""From a meeting that was held to the content of its minutes. Six queries."""

from collections.abc import Iterable
from dataclasses import asdict

from django.utils import timezone

from prongsai.approvals.queries import newest_step
from prongsai.meetings.member_lists import ROLE_WORDS
from prongsai.meetings.models import Attendance, Meeting, OrderMember
from prongsai.meetings.states import CONFIRM, MINUTES_FLOW
from prongsai.reports.kinds.meeting_facts import head_of, sections_of
from prongsai.reports.kinds.minutes.content import Decision, MinutesPaper, Place
from prongsai.ui.dates import day_in_words

WHOLE_OFFICE = "ทุกส่วนราชการ"


def assemble(meeting: Meeting) -> MinutesPaper:
    places = list(meeting.attendance.select_related("unit"))
    confirmed_by, confirmed_on = _confirmation(meeting)
    minutes = meeting.minutes
    return MinutesPaper(
        **asdict(head_of(meeting)),
        present=_places(one for one in places if one.state != Attendance.State.ABSENT),
        absent=_places(one for one in places if one.state == Attendance.State.ABSENT),
        announced=minutes.announced,
        sections=sections_of(meeting),
        decisions=tuple(
            Decision(
                str(place),
                one.text,
                one.unit.name_th if one.unit else WHOLE_OFFICE,
                day_in_words(one.first_due_on, "th", long=True),
            )
            for place, one in enumerate(meeting.decisions.select_related("unit"), start=1)
        ),
        ended=minutes.ends_at.strftime("%H.%M") if minutes.ends_at else "",
        confirmed_by=confirmed_by,
        confirmed_on=confirmed_on,
    )


def _places(places: Iterable[Attendance]) -> tuple[Place, ...]:
    return tuple(
        Place(
            str(number),
            one.name,
            one.title,
            one.unit.name_th if one.unit else one.division,
            ROLE_WORDS[OrderMember.Role(one.role)] if one.role else "",
            one.instead,
        )
        for number, one in enumerate(places, start=1)
    )


def _confirmation(meeting: Meeting) -> tuple[str, str]:
    """Who confirmed the minutes, and when; empty until then."""
    step = newest_step(MINUTES_FLOW.key, meeting.minutes.pk)
    if step is None or step.move != CONFIRM:
        return "", ""
    return step.by.name_th, day_in_words(timezone.localdate(step.at), "th", long=True)
