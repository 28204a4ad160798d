"""Bangkok Yai's measures since October, and people of two of its divisions."""

from datetime import date
from pathlib import Path

import pytest

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency
from prongsai.measures.models import Measure
from prongsai.rounds.models import Round
from tests.factories import followup
from tests.factories.plans import weak_points_chosen

TODAY = date(2025, 3, 12)


@pytest.fixture(autouse=True)
def _in_a_store_of_its_own(store: Path) -> None:
    """Every test here takes photos in."""


@pytest.fixture
def at_work(bangkok_yai_2568: Round, official_2567: object) -> dict[str, Measure]:
    """See factories.followup.put_to_work."""
    return followup.put_to_work(weak_points_chosen(bangkok_yai_2568, followup.BEGINNING))


@pytest.fixture
def fah(bangkok_yai: Agency) -> Member:
    """Officer of the administration."""
    return followup.person_of(bangkok_yai, "fah", Role.DIVISION_OFFICER, "administration", TODAY)


@pytest.fixture
def gaew(bangkok_yai: Agency) -> Member:
    """Head of the revenue division."""
    return followup.person_of(bangkok_yai, "gaew", Role.DIVISION_HEAD, "revenue", TODAY)
