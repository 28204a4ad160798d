"""Divisions are told how many are missing, the office how it stands; nobody who might answer is told anything."""

from datetime import date, datetime, timedelta

import pytest

from prongsai.accounts.models import Membership, User
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Unit
from prongsai.notices.kinds import kind_of
from prongsai.notices.models import Notice
from prongsai.rounds.models import Round
from prongsai.surveys import queries
from prongsai.surveys.models import Wave
from prongsai.surveys.reminding import BEHIND, MISSING, REACHED, SILENT, remind
from tests.factories.surveys import fill, opened

LAST = date(2025, 3, 31)


@pytest.fixture
def visitors(bangkok_yai_2568: Round, now: datetime) -> Wave:
    """Open since the first of March; "now" is the twelfth."""
    return opened(bangkok_yai_2568, now, first_on=date(2025, 3, 1), last_on=LAST)


@pytest.fixture
def revenue_officer(visitors: Wave) -> User:
    return _officer(visitors.places.get(code="revenue").unit, "revenue")


def _officer(unit: Unit | None, name: str) -> User:
    assert unit is not None
    user = User.objects.create(username=name, name_th=name)
    Membership.objects.create(
        user=user, agency=unit.agency, unit=unit, role=Role.DIVISION_OFFICER, starts_on=date(2024, 1, 1)
    )
    return user


def told(user: User) -> list[tuple[str, str]]:
    """Kind and sentence of each notice of surveys, oldest first."""
    queries.forget_counts()
    found = Notice.objects.filter(user=user, kind__startswith="surveys.").order_by("pk")
    return [(one.kind, kind_of(one.kind).sentence(one.params)) for one in found]  # type: ignore[union-attr]


def test_a_silent_division_is_told_after_a_week_and_once(
    visitors: Wave, revenue_officer: User, now: datetime
) -> None:
    remind(now=now - timedelta(days=6))
    assert told(revenue_officer) == []
    remind(now=now)
    remind(now=now + timedelta(days=1))
    ((kind, sentence),) = told(revenue_officer)
    assert kind == SILENT
    assert "ฝ่ายรายได้" in sentence
    assert "31 มี.ค. 2568" in sentence


def test_a_division_below_its_minimum_is_told_how_many_are_missing(
    visitors: Wave, revenue_officer: User, now: datetime
) -> None:
    number = visitors.places.get(code="revenue").number
    fill(visitors, number, 3)
    remind(now=now)
    assert told(revenue_officer) == [], "a week and a day before the end are early enough"
    remind(now=now + timedelta(days=12))
    ((kind, sentence),) = told(revenue_officer)
    assert kind == MISSING
    assert ">55" in sentence, "how few have answered is not told exactly"
    fill(visitors, number, 57, answer=2)
    queries.forget_counts()
    remind(now=now + timedelta(days=19))
    assert len(told(revenue_officer)) == 1, "it has what it needs"


def test_the_office_is_told_that_it_falls_behind_and_that_all_is_there(
    visitors: Wave, anong_user: User, now: datetime
) -> None:
    remind(now=now + timedelta(days=12))
    ((kind, sentence),) = told(anong_user)
    assert kind == BEHIND
    assert "ด้วยอัตรานี้จะไม่ถึง" in sentence
    for place in visitors.places.all():
        fill(visitors, place.number, place.minimum)
    queries.forget_counts()
    remind(now=now + timedelta(days=13))
    assert [kind for kind, _sentence in told(anong_user)] == [BEHIND, REACHED]


@pytest.fixture
def anong_user(db: None) -> User:
    return User.objects.get(username="anong")


def test_trials_and_closed_surveys_are_nobodys_duty(
    bangkok_yai_2568: Round, now: datetime, anong_user: User
) -> None:
    opened(bangkok_yai_2568, now, kind=Wave.Kind.TRIAL, first_on=date(2025, 3, 1), last_on=LAST)
    remind(now=now + timedelta(days=18))
    assert told(anong_user) == []
