"""Reminders climb the ladder: each step once, to whoever holds it, and never about a stranger's duty."""

from datetime import date, timedelta

from prongsai.accounts.members import Member
from prongsai.accounts.models import Membership
from prongsai.notices.models import Notice
from prongsai.rounds.actions import excuse_obligation, record_done, remind
from prongsai.rounds.models import Obligation, Round
from tests.rooms.rounds.conftest import at

DUE = date(2025, 4, 5)


def told(duty: Obligation) -> list[tuple[str, str]]:
    """Who was told of the duty, and as what."""
    rows = Notice.objects.filter(about_id=duty.pk).order_by("id").values_list("user__username", "key")
    return [(name, key.rsplit(":", 1)[1]) for name, key in rows]


def test_the_ladder_is_climbed_step_by_step_and_each_step_is_said_once(procurement: Obligation) -> None:
    for days in (-10, -7, -7, -3, -1, 0, 1, 2, 3, 7, 8, 14, 15, 60):
        remind(now=at(DUE + timedelta(days=days)))
    assert told(procurement) == [
        ("anong", "owner-7"),
        ("anong", "owner-1"),
        ("anong", "owner+1"),
        ("anong", "head+3"),
        ("anong", "district_officer+7"),
        ("chai", "director+14"),
    ]


def test_a_clock_moved_back_reminds_nobody_again(procurement: Obligation) -> None:
    remind(now=at(DUE + timedelta(days=14)))
    before = told(procurement)
    remind(now=at(DUE + timedelta(days=14)))
    assert told(procurement) == before == [("chai", "director+14")]


def test_the_head_is_told_of_the_division_alone(bangkok_yai_2568: Round, procurement: Obligation) -> None:
    income = Obligation.objects.get(
        round=bangkok_yai_2568, code="O10", unit__code="registration", periods=12, due_on=date(2025, 4, 30)
    )
    head = Membership.objects.get(user__username="chai")
    Membership.objects.create(
        user=head.user,
        agency=head.agency,
        unit=income.unit,
        role="division_head",
        starts_on=date(2024, 10, 1),
    )
    remind(now=at(DUE + timedelta(days=3)))
    assert told(procurement) == [("anong", "head+3")], "a duty of the whole agency has no head"
    remind(now=at(date(2025, 5, 3)))
    assert told(income) == [("chai", "head+3")]


def test_what_is_done_excused_or_closed_is_not_mentioned(
    procurement: Obligation, anong: Member, chai: Member
) -> None:
    record_done(obligation=procurement, done_on=DUE, text="แล้ว", reference="", by=anong, now=at(DUE))
    other = Obligation.objects.get(
        round=procurement.round, code="calendar:complaint_report", due_on=date(2025, 3, 20)
    )
    other.round = procurement.round
    excuse_obligation(obligation=other, reason="ไม่มี", by=chai, now=at(DUE))
    remind(now=at(date(2025, 4, 7)))
    assert told(procurement) == told(other) == []
    Round.objects.update(phase=Round.Phase.CLOSED)
    count = Notice.objects.count()
    remind(now=at(date(2025, 4, 20)))
    assert Notice.objects.count() == count


def test_nobody_hears_of_another_agency(procurement: Obligation) -> None:
    remind(now=at(date(2025, 4, 20)))
    assert not Notice.objects.filter(user__username="dao").exclude(agency__slug="khlong-toei").exists()
    assert (
        not Notice.objects.filter(user__username__in=["anong", "chai"])
        .exclude(agency__slug="bangkok-yai")
        .exists()
    )
