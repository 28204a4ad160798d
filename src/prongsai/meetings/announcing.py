"""Whom to tell that a meeting was moved, is held elsewhere, or is not held at all."""

from datetime import date, datetime

from django.utils import timezone

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Unit
from prongsai.meetings.models import Meeting, MeetingMove, Order, OrderMember, Series
from prongsai.meetings.queries.orders import PROPOSED
from prongsai.meetings.wording import name_of
from prongsai.notices.actions import Telling, tell
from prongsai.notices.queries import holders

MOVED, PLACED, CANCELLED = "meetings.meeting_moved", "meetings.meeting_placed", "meetings.meeting_cancelled"
KINDS = {Series.Attends.HEADS: Unit.Kind.DIVISION, Series.Attends.SCHOOLS: Unit.Kind.SCHOOL}


def tell_of_move(move: MeetingMove, by: Member | None, now: datetime) -> None:
    """Where the day planned before, or the new one, is still to come."""
    if max(move.old_on, move.new_on) >= timezone.localdate(now):
        key = f"meeting:{move.meeting_id}:moved:{move.pk}"
        _tell(MOVED, key, move.meeting, by, now, old_on=move.old_on.isoformat(), reason=move.reason)


def tell_of_place(meeting: Meeting, by: Member | None, now: datetime) -> None:
    """Of another hour or place on the same day."""
    if meeting.day >= timezone.localdate(now):
        key = f"meeting:{meeting.pk}:placed:{now.isoformat()}"
        _tell(PLACED, key, meeting, by, now)


def tell_of_cancelling(meeting: Meeting, by: Member, now: datetime) -> None:
    if meeting.day >= timezone.localdate(now):
        key = f"meeting:{meeting.pk}:cancelled"
        _tell(CANCELLED, key, meeting, by, now, reason=meeting.cancelled_why)


def invited(meeting: Meeting, today: date) -> set[int]:
    """Ids of the accounts of those who have a place there today.

    The members whom the order in force names; where it names no account, those whose roles usually are the group. To a
    meeting of heads and to one with the schools come the heads of those units as well. At most three queries.
    """
    present = holders(meeting.round.agency_id, frozenset(Role), today)
    order = Order.objects.in_force().filter(agency=meeting.round.agency_id)
    named = set(OrderMember.objects.filter(order__in=order).values_list("user_id", flat=True))
    group = named & {one.user_id for one in present}
    if not group:
        group = {one.user_id for one in present if one.role in PROPOSED}
    units = _units_invited(meeting)
    return group | {one.user_id for one in present if one.role == Role.DIVISION_HEAD and one.unit_id in units}


def _units_invited(meeting: Meeting) -> set[int]:
    """Whose heads come as well."""
    kind = KINDS.get(Series.Attends(meeting.series.attends)) if meeting.series else None
    if kind is None:
        return set()
    return set(Unit.objects.filter(agency=meeting.round.agency_id, kind=kind).values_list("pk", flat=True))


def _tell(kind: str, key: str, meeting: Meeting, by: Member | None, now: datetime, **more: str) -> None:
    """Everybody who is invited, but for whoever did it."""
    people = invited(meeting, timezone.localdate(now)) - ({by.user.pk} if by else set())
    telling = Telling(
        kind=kind, about_id=meeting.pk, key=key, params={**_params(meeting), **more}, people=people
    )
    tell(agency=meeting.round.agency, tellings=[telling], by=by, now=now)


def _params(meeting: Meeting) -> dict[str, str | int]:
    name = name_of(meeting)
    return {
        "agency": meeting.round.agency.slug,
        "year": meeting.round.fiscal_year,
        "meeting": meeting.pk,
        "name_th": name.th,
        "name_en": name.en,
        "day": meeting.day.isoformat(),
        "hour": meeting.starts_at.strftime("%H:%M") if meeting.starts_at else "",
        "place": meeting.place,
    }
