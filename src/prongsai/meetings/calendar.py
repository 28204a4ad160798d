"""What of meetings and their decisions stands in people's own calendars."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.meetings.links import decision_address, meeting_address
from prongsai.meetings.models import ActionItem, Meeting, MeetingMove
from prongsai.meetings.wording import name_of
from prongsai.notices.calendar import CalendarItem
from prongsai.rounds.models import Round
from prongsai.ui.dates import day_in_words
from prongsai.ui.language import in_words, spoken

BACK = timedelta(days=30)
"""Meetings stay in a calendar so long after they were held."""


def meetings_in_calendar(member: Member, today: date) -> Iterator[CalendarItem]:
    """The meetings of the member's own agency, from lately on; what was called off says so. Two queries."""
    shown = Meeting.objects.visible_to(member).filter(round__agency=member.agency, day__gte=today - BACK)
    for one in shown.select_related("series", "round__agency").prefetch_related("moves"):
        moves, is_cancelled = list(one.moves.all()), one.state == Meeting.State.CANCELLED
        name = in_words(name_of(one))
        yield CalendarItem(
            key=f"meeting-{one.pk}",
            day=one.day,
            title=_("Cancelled: %(name)s") % {"name": name} if is_cancelled else name,
            about="\n".join(part for part in (_about(one), _change(one, moves)) if part),
            path=meeting_address(one),
            since=one.round.opened_at,
            changes=len(moves) + is_cancelled,
            is_cancelled=is_cancelled,
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


def _change(meeting: Meeting, moves: Sequence[MeetingMove]) -> str:
    """Why it is not held, or from which day it was moved and why."""
    if meeting.state == Meeting.State.CANCELLED:
        return meeting.cancelled_why
    if not moves:
        return ""
    day = day_in_words(moves[-1].old_on, spoken())
    return _("Moved from %(day)s: %(reason)s") % {"day": day, "reason": moves[-1].reason}


def _since(one: ActionItem) -> datetime:
    return timezone.localtime(one.made_at)
