"""Finding series, meetings and their minutes."""

from datetime import date

from django.db.models import Count, Q
from django.http import Http404

from prongsai.accounts.members import Member
from prongsai.meetings.models import AgendaItem, Meeting, MeetingQuerySet, Minutes, Series
from prongsai.rounds.models import Round


def series_of(round_: Round) -> list[Series]:
    """The series of a round with .held and .ahead, the number of their meetings. One query."""
    counted = Series.objects.filter(round=round_).annotate(
        held=Count("meetings", Q(meetings__state=Meeting.State.HELD)),
        ahead=Count("meetings", Q(meetings__state=Meeting.State.PLANNED)),
    )
    return list(counted.order_by("pk"))


def meetings_of(round_: Round, member: Member) -> MeetingQuerySet:
    """The meetings of a round by day, with series and minutes at hand."""
    found = Meeting.objects.visible_to(member).filter(round=round_).select_related("series", "minutes")
    return found.order_by("day", "starts_at", "pk")


def next_meetings(round_: Round, member: Member, today: date, count: int) -> list[Meeting]:
    """The next meetings from today on. One query."""
    return _of(round_, list(meetings_of(round_, member).ahead().filter(day__gte=today)[:count]))


def _of(round_: Round, meetings: list[Meeting]) -> list[Meeting]:
    for one in meetings:
        one.round = round_
    return meetings


def meeting_or_404(member: Member, round_: Round, meeting_id: int) -> Meeting:
    """One meeting of that round with series, minutes and the duty that it fulfils."""
    found = meetings_of(round_, member).select_related("obligation").filter(pk=meeting_id).first()
    if found is None:
        raise Http404
    found.round = round_
    return found


def minutes_or_404(meeting: Meeting) -> Minutes:
    """The minutes of a meeting that was held."""
    found: Minutes | None = getattr(meeting, "minutes", None)
    if found is None:
        raise Http404
    found.meeting = meeting
    return found


def item_or_404(meeting: Meeting, item_id: int) -> AgendaItem:
    found = meeting.agenda.filter(pk=item_id).first()
    if found is None:
        raise Http404
    found.meeting = meeting
    return found


def earlier_meeting(meeting: Meeting) -> Meeting | None:
    """The last meeting of the same series that was held before. One query."""
    if meeting.series_id is None:
        return None
    held = Meeting.objects.filter(series=meeting.series_id, state=Meeting.State.HELD, day__lt=meeting.day)
    return held.select_related("series").order_by("-day").first()
