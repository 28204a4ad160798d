"""Those who have a place at a meeting are told when it is moved or not held; their calendars say so too."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.utils import translation
from icalendar import Calendar

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency
from prongsai.meetings.actions import cancel_meeting, issue_order, move_meeting
from prongsai.meetings.announcing import CANCELLED, MOVED, PLACED, invited
from prongsai.meetings.calendar import meetings_in_calendar
from prongsai.meetings.models import Meeting, OrderMember
from prongsai.notices.calendar import written
from prongsai.notices.kinds import kind_of
from prongsai.notices.models import Notice
from prongsai.rounds.models import Round
from tests.factories import meetings
from tests.factories.followup import person_of

TODAY = date(2025, 3, 12)
NOW = datetime(2025, 3, 12, 7, 0, tzinfo=UTC)
NEW = date(2025, 3, 20)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def ahead(prepared: Round) -> Meeting:
    return meetings.meeting_on(prepared, "tuesday_meeting", date(2025, 3, 18))


def told() -> set[tuple[str, str]]:
    return set(Notice.objects.values_list("kind", "user__username"))


def move(meeting: Meeting, by: Member, **changed: object) -> None:
    standing = {"day": meeting.day, "starts_at": meeting.starts_at, "place": meeting.place, "reason": ""}
    move_meeting(meeting=meeting, by=by, now=NOW, **{**standing, **changed})  # type: ignore[arg-type]


def test_members_are_told_of_a_move_once_and_whoever_moved_it_is_not(
    ahead: Meeting, anong: Member, chai: Member, fah: Member, dao: Member
) -> None:
    move(ahead, anong, day=NEW, reason="ติดราชการ")
    assert told() == {(MOVED, "chai"), (MOVED, "fah")}
    kind = kind_of(MOVED)
    assert kind is not None
    with translation.override("th"):
        said = kind.sentence(Notice.objects.filter(user=chai.user).get().params)
    assert "ติดราชการ" in said
    assert "18 มี.ค. 2568" in said
    assert "20 มี.ค. 2568" in said
    assert kind.address(Notice.objects.filter(user=chai.user).get().params).endswith(f"/meetings/{ahead.pk}/")


def name_the_chair(agency: Agency, chair: Member) -> None:
    """A later order, which names the account of its chair alone."""
    order = meetings.drafted(agency, NOW)
    OrderMember.objects.filter(order=order, role="chair").update(user=chair.user)
    issue_order(order=order, number="12", ordered_on=date(2025, 1, 8), by=None, now=NOW)


def test_those_whom_the_order_names_are_the_members(
    ahead: Meeting, bangkok_yai: Agency, anong: Member, chai: Member, fah: Member
) -> None:
    name_the_chair(bangkok_yai, chai)
    assert invited(ahead, TODAY) == {chai.user.pk}


def test_heads_come_to_a_meeting_of_heads(
    ahead: Meeting, bangkok_yai: Agency, chai: Member, gaew: Member
) -> None:
    assert ahead.series is not None
    name_the_chair(bangkok_yai, chai)
    ahead.series.attends = "heads"
    assert invited(ahead, TODAY) == {chai.user.pk, gaew.user.pk}


def test_whoever_left_the_office_is_not_told(ahead: Meeting, bangkok_yai: Agency, chai: Member) -> None:
    gone = person_of(bangkok_yai, "gone", Role.DIVISION_OFFICER, "administration", TODAY)
    gone.user.is_active = False
    gone.user.save()
    assert gone.user.pk not in invited(ahead, TODAY)


def test_filling_in_the_place_is_no_news_and_changing_it_is(
    ahead: Meeting, anong: Member, chai: Member
) -> None:
    move(ahead, anong, place="ห้อง 5")
    assert not told()
    ahead.refresh_from_db()
    move(ahead, anong, starts_at=time(13, 30), place="ห้อง 7")
    assert told() == {(PLACED, "chai")}


def test_what_is_over_is_no_news(tuesday: Meeting, anong: Member, chai: Member) -> None:
    move(tuesday, anong, day=tuesday.day - timedelta(days=1), reason="บันทึกวันให้ตรง")
    cancel_meeting(meeting=tuesday, reason="ไม่ได้ประชุม", by=anong, now=NOW)
    assert not told()


def test_a_cancelled_meeting_is_told_of_and_no_longer_written_about_once_its_day_is_over(
    ahead: Meeting, anong: Member, chai: Member
) -> None:
    cancel_meeting(meeting=ahead, reason="ตรงกับวันลงพื้นที่", by=anong, now=NOW)
    assert told() == {(CANCELLED, "chai")}
    kind = kind_of(CANCELLED)
    assert kind is not None
    assert kind.still_told(chai, [ahead.pk]) == {ahead.pk}
    with time_machine.travel(NOW + timedelta(days=8), tick=False):
        assert kind.still_told(chai, [ahead.pk]) == set()


def test_the_calendar_says_from_when_it_was_moved_and_what_is_not_held(
    ahead: Meeting, tuesday: Meeting, anong: Member, chai: Member
) -> None:
    move(ahead, anong, day=NEW, reason="ติดราชการ")
    cancel_meeting(meeting=tuesday, reason="ตรงกับวันลงพื้นที่", by=anong, now=NOW)
    calendar = Calendar.from_ical(written(meetings_in_calendar(chai, TODAY)))
    events = {str(one["uid"]).partition("@")[0]: one for one in calendar.walk("VEVENT")}
    moved, gone = events[f"meeting-{ahead.pk}"], events[f"meeting-{tuesday.pk}"]
    assert (moved.decoded("dtstart"), moved["sequence"]) == (NEW, 1)
    assert "ติดราชการ" in moved["description"]
    assert (gone["status"], gone["sequence"]) == ("CANCELLED", 1)
    assert "ตรงกับวันลงพื้นที่" in gone["description"]
    assert (len(moved.walk("VALARM")), len(gone.walk("VALARM"))) == (1, 0)
