"""A record of a unit counts once another person accepts it: the unit's head, or the ITA officer."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency
from prongsai.approvals.actions import CannotTake, take
from prongsai.approvals.models import Step
from prongsai.approvals.turns import turns_of
from prongsai.notices.models import Notice
from prongsai.rounds.actions import record_done, withdraw_record
from prongsai.rounds.models import DutyRecord, Obligation, Round
from prongsai.rounds.reviewing import RECORD
from tests.factories.people import now_as, somebody

DAY = date(2025, 3, 12)
StateOn = Callable[[Obligation, date], str]


@pytest.fixture
def clerk(bangkok_yai: Agency) -> Member:
    """Officer of the revenue division."""
    return somebody("ratana", bangkok_yai, Role.DIVISION_OFFICER, unit="revenue")


@pytest.fixture
def head(bangkok_yai: Agency) -> Member:
    return somebody("fah", bangkok_yai, Role.DIVISION_HEAD, unit="revenue")


@pytest.fixture
def duty(bangkok_yai_2568: Round) -> Obligation:
    """A duty of the revenue division that a written record proves, begun and not yet due."""
    found = Obligation.objects.filter(
        round=bangkok_yai_2568, unit__code="revenue", proof="record", opens_on__lte=DAY, grace_until__gte=DAY
    )[0]
    found.round = bangkok_yai_2568
    return found


def write(duty: Obligation, by: Member, now: datetime) -> DutyRecord:
    return record_done(obligation=duty, done_on=DAY, text="ดำเนินการแล้ว", reference="", by=by, now=now)


def decide(record: DutyRecord, move: str, by: Member, now: datetime, comment: str = "") -> Step:
    return take(procedure=RECORD, subject_id=record.pk, move=move, by=by, now=now, comment=comment)


def told(kind: str) -> set[str]:
    return set(Notice.objects.filter(kind=kind).values_list("user__username", flat=True))


def test_a_record_of_a_division_waits_for_its_head_and_then_counts(
    duty: Obligation, clerk: Member, head: Member, chai: Member, state_on: StateOn, now: datetime
) -> None:
    record = write(duty, clerk, now)
    assert state_on(duty, DAY) == "in_review"
    assert told("rounds.record_in_review") == {"anong", "fah"}
    assert [turn.thing for turn in turns_of(head)] == [record]
    assert not turns_of(chai)
    decide(record, "accept", head, now)
    assert state_on(duty, DAY) == "accepted"
    assert told("rounds.record_accepted") == {"ratana"}


def test_a_returned_record_leaves_the_duty_open_with_a_comment(
    duty: Obligation,
    clerk: Member,
    anong: Member,
    state_on: StateOn,
    now: datetime,
    client_of: Callable[[Member], Client],
) -> None:
    record = write(duty, clerk, now)
    with pytest.raises(CannotTake, match="no_comment"):
        decide(record, "return", anong, now)
    decide(record, "return", anong, now, "แนบเลขที่หนังสือ")
    assert state_on(duty, DAY) == "due"
    assert told("rounds.record_returned") == {"ratana"}
    page = client_of(clerk).get(f"/rounds/bangkok-yai/2568/duties/{duty.pk}/").content.decode()
    assert "แนบเลขที่หนังสือ" in page
    write(duty, clerk, now)
    assert state_on(duty, DAY) == "in_review"


def test_a_record_of_the_ita_officer_counts_at_once(
    duty: Obligation, anong: Member, state_on: StateOn, now: datetime
) -> None:
    record = write(duty, anong, now)
    assert state_on(duty, DAY) == "accepted"
    assert not Step.objects.exists()
    withdraw_record(record=record, reason="ผิดรายการ", by=anong, now=now)
    assert state_on(duty, DAY) == "due"


def test_nobody_accepts_their_own_record_whatever_they_have_become(
    duty: Obligation, clerk: Member, now: datetime
) -> None:
    record = write(duty, clerk, now)
    with pytest.raises(CannotTake, match="own_work"):
        decide(record, "accept", now_as(clerk, Role.OFFICER), now)


@pytest.mark.parametrize(
    ("role", "unit"),
    [(Role.DIVISION_OFFICER, "finance"), (Role.DIVISION_HEAD, "revenue"), (Role.WORKING_GROUP, "")],
)
def test_only_people_of_the_unit_record(
    role: Role, unit: str, duty: Obligation, bangkok_yai: Agency, now: datetime
) -> None:
    with pytest.raises(PermissionDenied):
        write(duty, somebody("sri", bangkok_yai, role, unit=unit), now)


@pytest.mark.parametrize(
    ("role", "unit"),
    [(Role.DIVISION_HEAD, "finance"), (Role.DIVISION_OFFICER, "revenue"), (Role.DIRECTOR, "")],
)
def test_only_the_head_of_the_unit_or_the_ita_officer_accepts(
    role: Role, unit: str, duty: Obligation, clerk: Member, bangkok_yai: Agency, now: datetime
) -> None:
    record = write(duty, clerk, now)
    with pytest.raises(PermissionDenied):
        decide(record, "accept", somebody("sri", bangkok_yai, role, unit=unit), now)


def test_a_duty_of_the_whole_office_is_the_ita_officers(
    procurement: Obligation, clerk: Member, now: datetime
) -> None:
    Obligation.objects.filter(pk=procurement.pk).update(unit=None)
    procurement.refresh_from_db(fields=["unit"])
    with pytest.raises(PermissionDenied):
        write(procurement, clerk, now)


def test_it_is_recorded_and_accepted_on_the_pages(
    duty: Obligation,
    clerk: Member,
    head: Member,
    dao: Member,
    client_of: Callable[[Member], Client],
    state_on: StateOn,
) -> None:
    page = f"/rounds/bangkok-yai/2568/duties/{duty.pk}/"
    typed = {"done_on": duty.opens_on.isoformat(), "text": "ดำเนินการแล้ว", "reference": ""}
    assert client_of(clerk).post(f"{page}record/", typed).status_code == 302
    record = DutyRecord.objects.get(obligation=duty)
    [written] = client_of(head).get(page).context["page"].written
    assert [one.href for one in written.desk.buttons] == [
        f"{page}records/{record.pk}/moves/accept/",
        f"{page}records/{record.pk}/moves/return/",
    ]
    assert client_of(dao).post(written.desk.buttons[0].href).status_code == 404
    assert client_of(clerk).post(written.desk.buttons[0].href).status_code == 403
    assert client_of(head).post(written.desk.buttons[0].href, {"seen": written.desk.seen}).status_code == 302
    assert state_on(duty, DAY) == "accepted"


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE rounds_dutyrecord SET state = 'accepted' WHERE id = %s",
        "UPDATE rounds_dutyrecord SET text = 'x' WHERE id = %s",
        "DELETE FROM rounds_dutyrecord WHERE id = %s",
    ],
)
def test_the_database_keeps_a_record_as_it_was_handed_in(
    sql: str, duty: Obligation, clerk: Member, now: datetime
) -> None:
    record = write(duty, clerk, now)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, [record.pk])
