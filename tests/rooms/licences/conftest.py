"""Bangkok Yai in March 2568: a kind of its public works, an officer and a head there, a director."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency, Unit
from prongsai.licences.applying import pace
from prongsai.licences.models import Application, LicenceType
from tests.factories import licences
from tests.factories.followup import person_of

DAY = date(2025, 3, 12)
NOON = datetime(2025, 3, 12, 5, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    pace.forget()
    with time_machine.travel(NOON, tick=False):
        yield
    pace.forget()


@pytest.fixture
def works(bangkok_yai: Agency) -> Unit:
    return bangkok_yai.units.get(code="public_works")


@pytest.fixture
def drain(bangkok_yai: Agency, works: Unit) -> LicenceType:
    return licences.kind(bangkok_yai, works, NOON)


@pytest.fixture
def case(drain: LicenceType) -> Application:
    return licences.filed(drain, NOON).application


@pytest.fixture
def fah(bangkok_yai: Agency) -> Member:
    """Officer of the public works."""
    return person_of(bangkok_yai, "fah", Role.DIVISION_OFFICER, "public_works", DAY)


@pytest.fixture
def head(bangkok_yai: Agency) -> Member:
    """Head of the public works."""
    return person_of(bangkok_yai, "head", Role.DIVISION_HEAD, "public_works", DAY)


@pytest.fixture
def gaew(bangkok_yai: Agency) -> Member:
    """Officer of the revenue division."""
    return person_of(bangkok_yai, "gaew", Role.DIVISION_OFFICER, "revenue", DAY)
