"""What of meetings and their decisions stands in people's own calendars."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.meetings.links import decision_address, meeting_address
from prongsai.meetings.models import ActionItem, Meeting
from prongsai.meetings.wording import name_of
from prongsai.notices.calendar import CalendarItem
from prongsai.rounds.models import Round
from prongsai.ui.language import in_words

BACK = timedelta(days=30)
"""Meetings stay in a calendar so long after they were held."""


def meetings_in_calendar(member: Member, today: date) -> Iterator[CalendarItem]:
    """The meetings of the member's own agency, from lately on. One query."""
    shown = Meeting.objects.visible_to(member).filter(round__agency=member.agency, day__gte=today - BACK)
    for one in shown.exclude(state=Meeting.State.CANCELLED).select_related("series", "round__agency"):
        yield CalendarItem(
            key=f"meeting-{one.pk}",
            day=one.day,
            title=in_words(name_of(one)),
            about=_about(one),
            path=meeting_address(one),
            since=one.round.opened_at,
        )


def decisions_in_calendar(member: Member, today: date) -> Iterator[CalendarItem]:  # noqa: ARG001 - the shape of a source
    """What meetings gave the member's unit, and is still to be done. One query."""
    shown = ActionItem.objects.visible_to(member).filter(round__agency=member.agency).still_open()
    still = shown.exclude(round__phase=Round.Phase.CLOSED)
    for one in still.answered_by(member).select_related("round__agency"):
        yield CalendarItem(
            key=f"decision-{one.pk}",
            day=one.due_on,
            title=one.text[:200],
            about=_("Decided in a meeting"),
            path=decision_address(one),
            since=_since(one),
        )


def _about(meeting: Meeting) -> str:
    hour = meeting.starts_at.strftime("%H:%M") if meeting.starts_at else ""
    return " ".join(part for part in (hour, meeting.place) if part)


def _since(one: ActionItem) -> datetime:
    return timezone.localtime(one.made_at)
