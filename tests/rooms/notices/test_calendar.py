"""A person's own calendar: a secret address, what they answer for and nothing else, and unchanged answers cost nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar

from prongsai.accounts.members import Member
from prongsai.accounts.models import Membership, User
from prongsai.agencies.models import Unit
from prongsai.audit.models import Entry
from prongsai.notices.actions import make_calendar_address, revoke_calendar_address
from prongsai.notices.calendar import CalendarItem, written
from prongsai.notices.models import CalendarAddress
from prongsai.rounds.actions import record_done
from prongsai.rounds.models import Obligation

pytestmark = pytest.mark.usefixtures("morning")
ClientOf = Callable[[Member], Client]


def address(by: Member, now: datetime) -> str:
    return f"/notices/calendar/{make_calendar_address(by=by, now=now)}.ics"


def read(place: str) -> Any:
    """The events of a calendar, by UID, read without a cookie."""
    answer = Client().get(place)
    assert answer.status_code == 200
    assert not answer.cookies
    return {str(one["uid"]): one for one in Calendar.from_ical(answer.content).walk("VEVENT")}


def test_duties_stand_on_their_day_with_an_alarm_and_their_address(
    anong: Member, late_duty: Obligation, morning: datetime
) -> None:
    event = read(address(anong, morning))[f"duty-{late_duty.pk}@localhost"]
    assert event.decoded("dtstart") == date(2025, 4, 5)
    assert event.decoded("dtend") == date(2025, 4, 6)
    assert str(event["summary"]) == late_duty.title_th
    assert str(event["url"]).endswith(f"/rounds/bangkok-yai/2568/duties/{late_duty.pk}/")
    [alarm] = event.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(hours=-15)


def test_nothing_of_another_agency_or_of_another_unit_stands_there(
    anong: Member, dao: Member, morning: datetime
) -> None:
    place = address(anong, morning)
    every = len(read(place))
    ours = set(Obligation.objects.filter(round__agency=anong.agency).values_list("pk", flat=True))
    assert {int(uid.split("@")[0].removeprefix("duty-")) for uid in read(place)} <= ours
    unit = Unit.objects.filter(agency=anong.agency, code="finance").get()
    Membership.objects.filter(user=anong.user).update(role="division_officer", unit=unit)
    of_unit = set(
        Obligation.objects.filter(round__agency=anong.agency, unit=unit).values_list("pk", flat=True)
    )
    seen = {int(uid.split("@")[0].removeprefix("duty-")) for uid in read(place)}
    assert seen
    assert seen <= of_unit
    assert len(seen) < every


def test_what_is_done_leaves_the_calendar(anong: Member, late_duty: Obligation, morning: datetime) -> None:
    place = address(anong, morning)
    record_done(obligation=late_duty, done_on=morning.date(), text="แล้ว", reference="", by=anong, now=morning)
    assert f"duty-{late_duty.pk}@localhost" not in read(place)


def test_an_unchanged_calendar_is_not_sent_again(
    anong: Member, late_duty: Obligation, morning: datetime
) -> None:
    place = address(anong, morning)
    first = Client().get(place)
    again = Client().get(place, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    record_done(obligation=late_duty, done_on=morning.date(), text="แล้ว", reference="", by=anong, now=morning)
    assert Client().get(place, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_a_new_address_ends_the_old_one_and_voiding_ends_all(anong: Member, morning: datetime) -> None:
    old, new = address(anong, morning), address(anong, morning)
    assert Client().get(old).status_code == 404
    assert Client().get(new).status_code == 200
    revoke_calendar_address(by=anong, now=morning)
    assert Client().get(new).status_code == 404


def test_who_left_reads_nothing_and_a_switched_off_account_has_no_address(
    anong: Member, morning: datetime
) -> None:
    place = address(anong, morning)
    assert read(place)
    Membership.objects.filter(user=anong.user).update(ends_on=morning.date() - timedelta(days=1))
    assert read(place) == {}
    User.objects.filter(pk=anong.user.pk).update(is_active=False)
    assert Client().get(place).status_code == 404


def test_the_secret_is_shown_once_and_kept_nowhere(anong: Member, client_of: ClientOf) -> None:
    client = client_of(anong)
    made = client.post("/notices/calendar/")
    shown = made.context["page"].address
    secret = shown.rsplit("/", 1)[1].removesuffix(".ics")
    assert "no-store" in made["Cache-Control"]
    assert secret in made.content.decode()
    assert secret not in client.get("/notices/calendar/").content.decode()
    assert secret not in str(CalendarAddress.objects.values())
    assert secret not in str(list(Entry.objects.values()))
    assert Client().get(f"/notices/calendar/{secret}.ics").status_code == 200


def test_one_makes_and_voids_only_ones_own(
    anong: Member, chai: Member, client_of: ClientOf, morning: datetime
) -> None:
    place = address(anong, morning)
    client_of(chai).post("/notices/calendar/")
    client_of(chai).post("/notices/calendar/revoke/")
    assert Client().get(place).status_code == 200


@pytest.mark.parametrize("guess", ["x", "a" * 43, "a" * 5_000])
def test_a_guess_finds_nothing(guess: str, db: None) -> None:
    assert Client().get(f"/notices/calendar/{guess}.ics").status_code == 404


def test_words_cannot_break_out_of_their_line(morning: datetime) -> None:
    item = CalendarItem("k", date(2025, 4, 5), "ก" * 100 + "\r\nEND:VEVENT", "a;b,c\nd", "/x/", morning)
    calendar = Calendar.from_ical(written([item, replace(item, key="l")]))
    assert [len(event.subcomponents) for event in calendar.walk("VEVENT")] == [1, 1]
    assert all(len(line) <= 75 for line in written([item]).split(b"\r\n"))
