"""Opening a round dates its duties; their state follows from proof and calendar alone."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.rounds.actions import (
    CannotExcuse,
    CannotRecord,
    change_deadline_rule,
    create_obligations,
    excuse_obligation,
    grant_exception,
    record_done,
    update_rounds,
    withdraw_excuse,
    withdraw_record,
)
from prongsai.rounds.models import DutyRecord, Obligation, Round
from prongsai.rounds.queries import late_by_agency, obligations_of
from prongsai.rules.calendar import WeekendRule
from tests.factories.sheets import figures, round_on, sheet_of
from tests.rooms.rounds.conftest import at

State = Callable[[Obligation, date], str]
PRINTED = date(2025, 4, 5)


def done(obligation: Obligation, by: Member, day: date) -> DutyRecord:
    return record_done(
        obligation=obligation, done_on=day, text="เผยแพร่แล้ว", reference="กท 4401/55", by=by, now=at(day)
    )


def test_opening_a_round_makes_every_duty_once(bangkok_yai_2568: Round, now: datetime) -> None:
    keys = list(bangkok_yai_2568.obligations.values_list("key", flat=True))
    assert len(keys) == len(set(keys)) > 300
    assert create_obligations(round_=bangkok_yai_2568, by=None, now=now) == 0
    meetings = bangkok_yai_2568.obligations.filter(code="meeting:working_group_meeting")
    assert meetings.count() == 24


def test_quotas_and_components_belong_to_their_divisions(bangkok_yai_2568: Round) -> None:
    quota = bangkok_yai_2568.obligations.get(code="survey:EIT1", unit__code="public_works")
    assert quota.amount == 60
    income = bangkok_yai_2568.obligations.filter(code="O10", periods=12)
    assert {row.unit.code for row in income.select_related("unit") if row.unit} == {
        "enforcement", "registration", "public_works", "administration",
    }  # fmt: skip


def test_a_round_from_before_there_were_obligations_gets_them_at_the_next_start(
    now: datetime, bangkok_yai: Agency
) -> None:
    opened = round_on("nacc-2564", bangkok_yai, now)
    with_them = opened.obligations.count()
    assert with_them == 6
    bare = Round.objects.create(
        agency=Agency.objects.get(slug="bma"),
        fiscal_year=2568,
        framework=_district_framework(),
        opened_at=now,
    )
    assert update_rounds(now=now) == bare.obligations.count() > 300
    assert update_rounds(now=now) == 0


def _district_framework() -> object:
    return Round.objects.filter(fiscal_year=2568).first().framework  # type: ignore[union-attr]


def test_what_was_due_before_the_round_was_opened_is_excused_and_not_late(bangkok_yai_2568: Round) -> None:
    rows = obligations_of(bangkok_yai_2568, date(2025, 3, 12))
    assert {row.state for row in rows if row.due_on < date(2025, 3, 12)} <= {"excused"}  # type: ignore[attr-defined]
    assert "late" not in {row.state for row in rows}  # type: ignore[attr-defined]


def test_a_duty_is_not_due_then_due_then_late_then_done(
    procurement: Obligation, state_on: State, anong: Member
) -> None:
    assert state_on(procurement, date(2025, 3, 5)) == "not_due"
    assert state_on(procurement, date(2025, 3, 6)) == "due"
    assert state_on(procurement, PRINTED) == "due"
    assert state_on(procurement, date(2025, 4, 6)) == "late"
    record = done(procurement, anong, date(2025, 4, 7))
    assert state_on(procurement, date(2025, 4, 8)) == "accepted"
    withdraw_record(record=record, reason="ผิดเดือน", by=anong, now=at(date(2025, 4, 9)))
    assert state_on(procurement, date(2025, 4, 9)) == "late"
    with pytest.raises(CannotRecord, match="already_withdrawn"):
        withdraw_record(record=record, reason="อีกครั้ง", by=anong, now=at(date(2025, 4, 9)))


@pytest.mark.parametrize(
    ("day", "code"), [(date(2025, 4, 8), "in_the_future"), (date(2025, 3, 1), "before_it_opens")]
)
def test_a_record_of_another_time_is_refused(
    procurement: Obligation, anong: Member, day: date, code: str
) -> None:
    with pytest.raises(CannotRecord, match=code):
        record_done(
            obligation=procurement, done_on=day, text="x", reference="", by=anong, now=at(date(2025, 4, 7))
        )


def test_nobody_else_records_or_excuses(
    procurement: Obligation, chai: Member, boon: Member, dao: Member, anong: Member
) -> None:
    for stranger in (chai, boon, dao):
        with pytest.raises(PermissionDenied):
            done(procurement, stranger, date(2025, 4, 4))
    for stranger in (anong, dao):
        with pytest.raises(PermissionDenied):
            excuse_obligation(obligation=procurement, reason="x", by=stranger, now=at(PRINTED))


def test_the_official_result_proves_its_duty_and_no_record_can(
    bangkok_yai_2568: Round, state_on: State, anong: Member, now: datetime
) -> None:
    duty = Obligation.objects.get(round=bangkok_yai_2568, code="calendar:results")
    duty.round = bangkok_yai_2568
    with pytest.raises(CannotRecord, match="proved_elsewhere"):
        done(duty, anong, date(2025, 9, 1))
    assert state_on(duty, date(2025, 9, 16)) == "late"
    sheet_of(bangkok_yai_2568, figures(E1="90"), now)
    assert state_on(duty, date(2025, 9, 16)) == "accepted"


def test_an_excuse_has_a_reason_and_can_be_withdrawn(
    procurement: Obligation, state_on: State, chai: Member
) -> None:
    excuse_obligation(obligation=procurement, reason="ไม่มีการจัดซื้อ", by=chai, now=at(PRINTED))
    assert state_on(procurement, date(2025, 5, 1)) == "excused"
    with pytest.raises(CannotExcuse, match="already"):
        excuse_obligation(obligation=procurement, reason="อีก", by=chai, now=at(PRINTED))
    withdraw_excuse(obligation=procurement, by=chai, now=at(PRINTED))
    assert state_on(procurement, date(2025, 5, 1)) == "late"
    with pytest.raises(IntegrityError), transaction.atomic():
        Obligation.objects.filter(pk=procurement.pk).update(excused_why="decided")


def test_a_new_weekend_rule_moves_what_is_ahead_and_keeps_the_printed_day(
    procurement: Obligation, boon: Member, bangkok_yai_2568: Round
) -> None:
    change_deadline_rule(
        agency=boon.agency, weekend_rule=WeekendRule.NEXT_WORKING_DAY, grace_days=3, lock_after=10,
        by=boon, now=at(date(2025, 4, 1)),
    )  # fmt: skip
    procurement.refresh_from_db()
    assert (procurement.printed_on, procurement.due_on) == (PRINTED, date(2025, 4, 7))
    assert (procurement.grace_until, procurement.locks_on) == (date(2025, 4, 10), date(2025, 4, 21))
    past = Obligation.objects.filter(round=bangkok_yai_2568, due_on__lt=date(2025, 4, 1))
    assert all(row.due_on == row.printed_on for row in past)


def test_a_locked_duty_takes_no_record_without_an_exception(
    procurement: Obligation, boon: Member, chai: Member, anong: Member, state_on: State
) -> None:
    change_deadline_rule(
        agency=boon.agency,
        weekend_rule=WeekendRule.KEEP,
        grace_days=0,
        lock_after=0,
        by=boon,
        now=at(PRINTED),
    )
    procurement.refresh_from_db()
    assert procurement.locks_on == date(2025, 4, 6)
    with pytest.raises(CannotRecord, match="locked"):
        done(procurement, anong, date(2025, 4, 6))
    with pytest.raises(CannotExcuse, match="until_is_past"):
        grant_exception(
            round_=procurement.round,
            obligation=procurement,
            reason="x",
            until=PRINTED,
            by=chai,
            now=at(date(2025, 4, 6)),
        )
    grant_exception(
        round_=procurement.round, obligation=procurement, reason="ระบบขัดข้อง", until=date(2025, 4, 8),
        by=chai, now=at(date(2025, 4, 6)),
    )  # fmt: skip
    with pytest.raises(CannotRecord, match="locked"):
        done(procurement, anong, date(2025, 4, 9))
    done(procurement, anong, date(2025, 4, 8))
    assert state_on(procurement, date(2025, 4, 9)) == "accepted"


def test_the_database_itself_keeps_lock_record_and_printed_day(
    procurement: Obligation, anong: Member
) -> None:
    record = done(procurement, anong, PRINTED)
    Obligation.objects.filter(pk=procurement.pk).update(locks_on=date(2025, 4, 6))
    late_row = {"obligation": procurement, "done_on": PRINTED, "text": "x", "recorded_by": anong.user}
    for attempt in (
        lambda: DutyRecord.objects.create(
            **late_row, recorded_on=date(2025, 4, 7), recorded_at=at(date(2025, 4, 7))
        ),
        lambda: DutyRecord.objects.filter(pk=record.pk).update(text="y"),
        lambda: DutyRecord.objects.filter(pk=record.pk).delete(),
        lambda: Obligation.objects.filter(pk=procurement.pk).update(printed_on=PRINTED + timedelta(days=1)),
        lambda: Obligation.objects.filter(round=procurement.round, code="calendar:results").delete(),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            attempt()


def test_late_duties_are_counted_within_the_scope(
    boon: Member, dao: Member, anong: Member, bangkok_yai_2568: Round
) -> None:
    day = date(2025, 4, 6)
    counted = late_by_agency(boon, 2568, day)
    rows = [row for row in obligations_of(bangkok_yai_2568, day) if row.state == "late"]  # type: ignore[attr-defined]
    assert counted[bangkok_yai_2568.agency_id] == len(rows) > 0
    assert len(counted) == 3
    assert set(late_by_agency(dao, 2568, day)) == {dao.agency.pk}
    Round.objects.filter(pk=bangkok_yai_2568.pk).update(phase=Round.Phase.CLOSED)
    assert late_by_agency(anong, 2568, day) == {}
