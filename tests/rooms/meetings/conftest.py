"""Bangkok Yai's working group, its meetings of the year, and people of two of its divisions."""

from datetime import UTC, date, datetime

import pytest

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency, Unit
from prongsai.meetings.actions import prepare_meetings
from prongsai.meetings.models import Meeting, Order
from prongsai.rounds.models import Round
from tests.factories import meetings
from tests.factories.followup import person_of

TODAY = date(2025, 3, 12)
NOW = datetime(2025, 3, 12, 7, 0, tzinfo=UTC)


@pytest.fixture
def order(bangkok_yai: Agency) -> Order:
    return meetings.in_force(bangkok_yai, NOW)


@pytest.fixture
def prepared(bangkok_yai_2568: Round, order: Order) -> Round:
    """The round with the meetings of its year."""
    prepare_meetings(round_=bangkok_yai_2568, by=None, now=NOW)
    return bangkok_yai_2568


@pytest.fixture
def tuesday(prepared: Round) -> Meeting:
    """The Tuesday meeting of the day before."""
    return meetings.meeting_on(prepared, "tuesday_meeting", date(2025, 3, 11))


@pytest.fixture
def revenue(bangkok_yai: Agency) -> Unit:
    return bangkok_yai.units.get(code="revenue")


@pytest.fixture
def fah(bangkok_yai: Agency) -> Member:
    """Officer of the administration."""
    return person_of(bangkok_yai, "fah", Role.DIVISION_OFFICER, "administration", TODAY)


@pytest.fixture
def gaew(bangkok_yai: Agency) -> Member:
    """Head of the revenue division."""
    return person_of(bangkok_yai, "gaew", Role.DIVISION_HEAD, "revenue", TODAY)
