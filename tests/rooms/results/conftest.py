"""Bangkok Yai's first half of FY2568: what its measures came to, and the people who tell it."""

from datetime import date

import pytest

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency
from prongsai.measures.models import Measure
from prongsai.results.halves import Reporting
from prongsai.rounds.models import Round
from tests.factories import followup
from tests.factories.plans import weak_points_chosen
from tests.factories.results import half_of
from tests.rooms.followup.conftest import photo

__all__ = ["photo"]
TODAY = date(2025, 4, 10)


@pytest.fixture
def at_work(bangkok_yai_2568: Round, official_2567: object) -> dict[str, Measure]:
    """See factories.followup.put_to_work."""
    return followup.put_to_work(weak_points_chosen(bangkok_yai_2568, followup.BEGINNING))


@pytest.fixture
def half(at_work: dict[str, Measure], bangkok_yai_2568: Round) -> Reporting:
    """The first six months: due on 30 April, the units' parts ten days before."""
    return half_of(bangkok_yai_2568)


@pytest.fixture
def fah(bangkok_yai: Agency) -> Member:
    """Officer of the administration."""
    return followup.person_of(bangkok_yai, "fah", Role.DIVISION_OFFICER, "administration", TODAY)


@pytest.fixture
def hin(bangkok_yai: Agency) -> Member:
    """Head of the administration."""
    return followup.person_of(bangkok_yai, "hin", Role.DIVISION_HEAD, "administration", TODAY)


@pytest.fixture
def gaew(bangkok_yai: Agency) -> Member:
    """Head of the revenue division."""
    return followup.person_of(bangkok_yai, "gaew", Role.DIVISION_HEAD, "revenue", TODAY)
