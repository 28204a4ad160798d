"""Bangkok Yai's disclosure of FY2568, and the people of its divisions."""

from datetime import date

import pytest

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency
from tests.factories import followup

TODAY = date(2025, 4, 10)


@pytest.fixture
def ying(bangkok_yai: Agency) -> Member:
    """Officer of the revenue division."""
    return followup.person_of(bangkok_yai, "ying", Role.DIVISION_OFFICER, "revenue", TODAY)


@pytest.fixture
def fah(bangkok_yai: Agency) -> Member:
    """Officer of municipal enforcement."""
    return followup.person_of(bangkok_yai, "fah", Role.DIVISION_OFFICER, "enforcement", TODAY)
