"""Who is reminded when is an office's choice: inherited, tried out, shown with names, told in the trail."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.audit.models import Entry
from prongsai.notices.models import SendingHours
from prongsai.notices.queries import sending_hours_of
from prongsai.rounds.actions import CannotChangeReminders, change_reminders, remind
from prongsai.rounds.models import Obligation, ReminderRule
from prongsai.rounds.queries import reminder_days_of
from prongsai.rules.escalation import HOUSE_DAYS, ReminderDays
from prongsai.rules.quiet_hours import HOUSE_HOURS, Hours
from tests.rooms.rounds.conftest import at
from tests.rooms.rounds.test_reminding import DUE, told

PAGE = "/rounds/bangkok-yai/2568/duties/reminders/"
ClientOf = Callable[[Member], Client]
EARLY = ReminderDays(30, 10, None, None, 2, 5)
TYPED = {
    "first_before": "30", "again_before": "10", "owner_after": "", "head_after": "", "district_officer_after": "2",
    "director_after": "5", "digest_from": "9.30 น.", "quiet_from": "18:00", "quiet_until": "08:00",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _today(now: datetime) -> Iterator[None]:
    with time_machine.travel(now, tick=False):
        yield


def change(agency: Agency, days: ReminderDays, by: Member, now: datetime, hours: Hours = HOUSE_HOURS) -> None:
    change_reminders(agency=agency, days=days, hours=hours, by=by, now=now)


def test_people_are_told_on_the_days_that_the_office_chose(
    procurement: Obligation, chai: Member, now: datetime
) -> None:
    change(procurement.round.agency, EARLY, chai, now)
    for days in (-31, -30, -7, -1, 1, 2, 3, 5, 14):
        remind(now=at(DUE + timedelta(days=days)))
    assert told(procurement) == [
        ("anong", "owner-30"),
        ("anong", "owner-10"),
        ("anong", "district_officer+2"),
        ("chai", "director+5"),
    ]


def test_what_the_office_above_chose_holds_until_one_chooses_oneself(
    bangkok_yai: Agency, khlong_toei: Agency, boon: Member, chai: Member, now: datetime
) -> None:
    change(boon.agency, EARLY, boon, now, Hours(time(9), time(20), time(6)))
    assert reminder_days_of(bangkok_yai) == EARLY
    own = replace(EARLY, first_before=20)
    change(bangkok_yai, own, chai, now, Hours(time(10), time(20), time(6)))
    assert reminder_days_of(bangkok_yai) == own
    assert reminder_days_of(khlong_toei) == EARLY
    assert sending_hours_of(bangkok_yai).digest_from == time(10)
    assert sending_hours_of(khlong_toei).digest_from == time(9)


def test_a_change_stands_in_the_trail_before_and_after_and_no_change_does_not(
    bangkok_yai: Agency, chai: Member, now: datetime
) -> None:
    count = Entry.objects.count()
    change(bangkok_yai, HOUSE_DAYS, chai, now)
    assert Entry.objects.count() == count
    assert not ReminderRule.objects.exists()
    assert not SendingHours.objects.exists()
    change(bangkok_yai, EARLY, chai, now)
    [entry] = Entry.objects.order_by("-id")[:1]
    assert entry.action == "rounds.reminder_rule.changed"
    told = entry.details["changes"]
    assert told["head_after"][0] == HOUSE_DAYS.head_after == 3
    assert told["district_officer_after"][1] == EARLY.district_officer_after == 2


@pytest.mark.parametrize(
    "days",
    [
        replace(HOUSE_DAYS, first_before=1),
        replace(HOUSE_DAYS, head_after=9),
        replace(HOUSE_DAYS, district_officer_after=3),
        replace(HOUSE_DAYS, director_after=61),
        replace(HOUSE_DAYS, head_after=None, district_officer_after=1),
    ],
)
def test_steps_that_do_not_climb_are_refused_by_the_action_and_by_the_database(
    bangkok_yai: Agency, chai: Member, now: datetime, days: ReminderDays
) -> None:
    with pytest.raises(CannotChangeReminders):
        change(bangkok_yai, days, chai, now)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReminderRule.objects.create(agency=bangkok_yai, **asdict(days), changed_at=now)


def test_everybody_sees_when_and_who_with_names(client_of: ClientOf, anong: Member) -> None:
    answer = client_of(anong).get(PAGE)
    page = answer.context["page"]
    assert answer.status_code == 200
    assert not page.may_change
    assert len(page.example.steps) == 6
    by_position = {step.position: step for step in page.example.steps}
    assert anong.user.name_th in by_position["เจ้าหน้าที่ ITA"].names
    assert by_position["หัวหน้าฝ่าย"].instead, "nobody is head of that division"
    assert by_position["ผู้อำนวยการ"].instead == ""


def test_a_trial_shows_and_keeps_nothing(client_of: ClientOf, chai: Member) -> None:
    answer = client_of(chai).post(PAGE, {**TYPED, "try": "1"})
    steps = answer.context["page"].example.steps
    assert answer.status_code == 200
    due = answer.context["page"].example.due_on
    assert [step.day for step in steps[:2]] == [due - timedelta(days=30), due - timedelta(days=10)]
    assert not ReminderRule.objects.exists()


def test_days_and_hours_are_kept_together(client_of: ClientOf, chai: Member, bangkok_yai: Agency) -> None:
    assert client_of(chai).post(PAGE, TYPED).status_code == 302
    assert reminder_days_of(bangkok_yai) == EARLY
    assert sending_hours_of(bangkok_yai) == Hours(time(9, 30), time(18), time(8))
    page = client_of(chai).get(PAGE)
    assert chai.user.name_th in page.context["page"].source
    assert 'value="09:30"' in page.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [{"first_before": "5"}, {"director_after": "99"}, {"digest_from": "20:00"}, {"quiet_from": "25:00"}],
)
def test_what_cannot_be_is_refused_whole_and_stays_typed(
    client_of: ClientOf, chai: Member, wrong: dict[str, Any]
) -> None:
    answer = client_of(chai).post(PAGE, {**TYPED, **wrong})
    assert answer.status_code == 422
    assert answer.context["form"].errors
    assert next(iter(wrong.values())) in answer.content.decode()
    assert not ReminderRule.objects.exists()
    assert not SendingHours.objects.exists()


def test_who_does_not_decide_on_deadlines_changes_nothing(client_of: ClientOf, anong: Member) -> None:
    assert client_of(anong).post(PAGE, TYPED).status_code == 403


def test_the_example_is_a_duty_that_is_still_ahead(client_of: ClientOf, anong: Member) -> None:
    assert client_of(anong).get(PAGE).context["page"].example.due_on >= date(2025, 3, 12)
