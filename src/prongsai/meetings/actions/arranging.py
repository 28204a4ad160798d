"""Series and their meetings are made in advance; a meeting is moved or cancelled, with a reason."""

from datetime import date, datetime, time

from django.db import transaction

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.meetings import permissions
from prongsai.meetings.announcing import tell_of_cancelling, tell_of_move, tell_of_place
from prongsai.meetings.content import SeriesContent
from prongsai.meetings.models import Meeting, MeetingMove, Series
from prongsai.meetings.planning import Planned, days_of, duties_of_series
from prongsai.meetings.presets import preset_of
from prongsai.meetings.refusing import CannotArrange
from prongsai.rounds.models import Obligation, Round
from prongsai.rules.calendar import FiscalYear
from prongsai.rules.thai_text import tidy, tidy_line


@transaction.atomic
def prepare_meetings(*, round_: Round, by: Member | None, now: datetime) -> int:
    """Make the meetings of the year that the duties of the round ask for, and those of its other series; how many are new.

    What is there already stays as it is, so it may be done as often as one likes.
    """
    _may(round_, by)
    known = set(Series.objects.filter(round=round_).exclude(code="").values_list("code", flat=True))
    for code, duties in duties_of_series(round_).items():
        if code not in known:
            _series_of_duty(round_, code, duties[0])
    made = sum(
        _make(one, days_of(one))
        for one in Series.objects.filter(round=round_).select_related("round__agency")
    )
    if made:
        audit.record(
            "meetings.year.prepared", by=by, target=round_, at=now, agency_path=round_.agency.path, count=made
        )
    return made


@transaction.atomic
def begin_series(*, round_: Round, content: SeriesContent, by: Member | None, now: datetime) -> Series:
    """Begin a series of the office's own, with its meetings of the year. Raises CannotArrange: no_name, name_used."""
    _may(round_, by)
    name = tidy_line(content.name_th)
    if not name:
        raise CannotArrange("no_name")
    if Series.objects.filter(round=round_, name_th=name).exists():
        raise CannotArrange("name_used")
    series = Series.objects.create(
        round=round_,
        name_th=name,
        name_en=tidy_line(content.name_en) or name,
        rhythm=content.rhythm.value,
        weekday=content.weekday.value if content.weekday else "",
        attends=content.attends,
        starts_at=content.starts_at,
        place=tidy_line(content.place),
    )
    _make(series, days_of(series))
    audit.record(
        "meetings.series.begun", by=by, target=series, at=now, agency_path=round_.agency.path, name=name
    )
    return series


@transaction.atomic
def add_meeting(
    *,
    round_: Round,
    title: str,
    day: date,
    starts_at: time | None,
    place: str,
    by: Member | None,
    now: datetime,
) -> Meeting:
    """Add a single meeting. Raises CannotArrange: no_name, outside_the_year."""
    _may(round_, by)
    _check_day(round_, day)
    title = tidy_line(title)
    if not title:
        raise CannotArrange("no_name")
    meeting = Meeting.objects.create(
        round=round_, title=title, first_on=day, day=day, starts_at=starts_at, place=tidy_line(place)
    )
    _note("meetings.meeting.added", meeting, by, now, day=day.isoformat())
    return meeting


@transaction.atomic
def move_meeting(
    *,
    meeting: Meeting,
    day: date,
    starts_at: time | None,
    place: str,
    reason: str,
    by: Member | None,
    now: datetime,
) -> None:
    """Put a meeting on another day, hour or place; another day asks for a reason; the members are told. Raises CannotArrange."""
    standing = _planned(meeting, by)
    reason, place = tidy(reason), tidy_line(place)
    move: MeetingMove | None = None
    before = standing.starts_at, standing.place
    if day != standing.day:
        _check_day(standing.round, day)
        if not reason:
            raise CannotArrange("no_reason")
        move = MeetingMove.objects.create(
            meeting=standing,
            old_on=standing.day,
            new_on=day,
            reason=reason,
            moved_at=now,
            moved_by=by.user if by else None,
        )
        _note(
            "meetings.meeting.moved",
            standing,
            by,
            now,
            old_on=standing.day.isoformat(),
            new_on=day.isoformat(),
            reason=reason,
        )
    else:
        _note("meetings.meeting.placed", standing, by, now, place=place)
    standing.day, standing.starts_at, standing.place = day, starts_at, place
    standing.save(update_fields=["day", "starts_at", "place"])
    if move is not None:
        tell_of_move(move, by, now)
    elif any(before) and before != (starts_at, place):
        tell_of_place(standing, by, now)


@transaction.atomic
def cancel_meeting(*, meeting: Meeting, reason: str, by: Member, now: datetime) -> None:
    """Say that a meeting is not held, and why; the members are told. Raises CannotArrange: no_reason, not_planned."""
    standing = _planned(meeting, by)
    reason = tidy(reason)
    if not reason:
        raise CannotArrange("no_reason")
    standing.state, standing.cancelled_why = Meeting.State.CANCELLED, reason
    standing.save(update_fields=["state", "cancelled_why"])
    _note("meetings.meeting.cancelled", standing, by, now, reason=reason)
    tell_of_cancelling(standing, by, now)


def _series_of_duty(round_: Round, code: str, duty: Obligation) -> None:
    preset = preset_of(code)
    rhythm = duty.key.split("/")[2]
    Series.objects.create(
        round=round_,
        code=code,
        name_th=preset.text.th if preset else duty.title_th[:200],
        name_en=preset.text.en if preset else duty.title_en[:200],
        rhythm=rhythm,
        attends=preset.attends if preset else Series.Attends.GROUP,
    )


def _make(series: Series, planned: list[Planned]) -> int:
    known = set(series.meetings.values_list("number", flat=True))
    fresh = [
        Meeting(
            round=series.round,
            series=series,
            number=one.number,
            first_on=one.day,
            day=one.day,
            starts_at=series.starts_at,
            place=series.place,
            obligation_id=one.obligation_id,
        )
        for one in planned
        if one.number not in known
    ]
    Meeting.objects.bulk_create(fresh)
    return len(fresh)


def _check_day(round_: Round, day: date) -> None:
    year = FiscalYear(round_.fiscal_year)
    if not year.starts_on <= day <= year.ends_on:
        raise CannotArrange("outside_the_year")


def _may(round_: Round, by: Member | None) -> None:
    if by is not None:
        require(permissions.may_arrange(by, round_))


def _planned(meeting: Meeting, by: Member | None) -> Meeting:
    meetings = Meeting.objects.select_for_update(of=("self",)).select_related("round__agency", "series")
    standing = meetings.get(pk=meeting.pk)
    _may(standing.round, by)
    if standing.state != Meeting.State.PLANNED:
        raise CannotArrange("not_planned")
    return standing


def _note(action: str, meeting: Meeting, by: Member | None, now: datetime, **details: str) -> None:
    path = meeting.round.agency.path
    audit.record(action, by=by, target=meeting, at=now, agency_path=path, **details)
