"""Meetings are made in advance on working days, and moved or cancelled with a reason that stays."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from prongsai.accounts.members import Member
from prongsai.meetings.actions import begin_series, cancel_meeting, move_meeting, prepare_meetings
from prongsai.meetings.content import SeriesContent
from prongsai.meetings.models import Meeting, MeetingMove, Series
from prongsai.meetings.refusing import CannotArrange
from prongsai.rounds.holidays import holidays
from prongsai.rounds.models import Obligation, Round
from prongsai.rules.calendar import Rhythm, is_working_day

NOW = datetime(2025, 3, 12, 7, 0, tzinfo=UTC)
SCHOOLS = SeriesContent("การประชุมร่วมกับโรงเรียน", "With the schools", Rhythm.QUARTERLY, "schools")


def test_each_duty_to_meet_has_its_meeting_and_making_them_again_makes_none(prepared: Round) -> None:
    duties = Obligation.objects.filter(round=prepared, kind=Obligation.Kind.MEETING)
    assert Meeting.objects.filter(round=prepared).count() == duties.count()
    assert not duties.exclude(pk__in=Meeting.objects.values("obligation")).exists()
    assert prepare_meetings(round_=prepared, by=None, now=NOW) == 0


def test_people_meet_on_working_days_within_the_period_of_the_duty(prepared: Round) -> None:
    for one in Meeting.objects.filter(round=prepared).select_related("obligation"):
        assert is_working_day(one.day, holidays())
        assert one.obligation is not None
        assert one.obligation.printed_on - timedelta(days=8) <= one.day <= one.obligation.printed_on
    assert Meeting.objects.filter(series__code="meeting:tuesday_meeting", day=date(2025, 4, 22)).exists()


def test_a_series_of_ones_own_is_made_for_the_year(prepared: Round, anong: Member) -> None:
    series = begin_series(round_=prepared, content=SCHOOLS, by=anong, now=NOW)
    assert [one.day for one in series.meetings.all()] == [
        date(2024, 12, 31),
        date(2025, 3, 31),
        date(2025, 6, 30),
        date(2025, 9, 30),
    ]
    with pytest.raises(CannotArrange) as refused:
        begin_series(round_=prepared, content=SCHOOLS, by=anong, now=NOW)
    assert refused.value.code == "name_used"


def test_another_day_needs_a_reason_and_the_first_day_stays(tuesday: Meeting, anong: Member) -> None:
    new = tuesday.day + timedelta(days=1)
    with pytest.raises(CannotArrange) as refused:
        move_meeting(meeting=tuesday, day=new, starts_at=None, place="", reason=" ", by=anong, now=NOW)
    assert refused.value.code == "no_reason"
    move_meeting(
        meeting=tuesday, day=new, starts_at=None, place="ห้อง 5", reason="ติดราชการ", by=anong, now=NOW
    )
    tuesday.refresh_from_db()
    assert (tuesday.first_on, tuesday.day) == (date(2025, 3, 11), new)
    assert MeetingMove.objects.get().reason == "ติดราชการ"
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.filter(pk=tuesday.pk).update(first_on=new)


def test_a_cancelled_meeting_says_why_and_stays(tuesday: Meeting, anong: Member) -> None:
    with pytest.raises(CannotArrange):
        cancel_meeting(meeting=tuesday, reason="", by=anong, now=NOW)
    cancel_meeting(meeting=tuesday, reason="ตรงกับวันลงพื้นที่", by=anong, now=NOW)
    with pytest.raises(CannotArrange):
        cancel_meeting(meeting=tuesday, reason="อีกครั้ง", by=anong, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.filter(pk=tuesday.pk).delete()


def test_a_day_outside_the_year_is_refused(tuesday: Meeting, anong: Member) -> None:
    with pytest.raises(CannotArrange) as refused:
        move_meeting(
            meeting=tuesday, day=date(2025, 10, 1), starts_at=None, place="", reason="เลื่อน", by=anong, now=NOW
        )
    assert refused.value.code == "outside_the_year"


def test_only_the_secretaries_arrange(prepared: Round, chai: Member, gaew: Member, dao: Member) -> None:
    for member in (chai, gaew, dao):
        with pytest.raises(PermissionDenied):
            prepare_meetings(round_=prepared, by=member, now=NOW)
    assert Series.objects.filter(round=prepared).count() == 3
