"""Bangkok Yai in March 2568, and people of two of its divisions."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
import time_machine

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency, Unit
from tests.factories.followup import person_of
from tests.rooms.files.pictures_for_tests import phone_photo

DAY = date(2025, 3, 12)
NOON = datetime(2025, 3, 12, 5, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def units(bangkok_yai: Agency) -> dict[str, Unit]:
    return {unit.code: unit for unit in bangkok_yai.units.all()}


@pytest.fixture
def fah(bangkok_yai: Agency) -> Member:
    """Officer of the administration."""
    return person_of(bangkok_yai, "fah", Role.DIVISION_OFFICER, "administration", DAY)


@pytest.fixture
def gaew(bangkok_yai: Agency) -> Member:
    """Officer of the revenue division."""
    return person_of(bangkok_yai, "gaew", Role.DIVISION_OFFICER, "revenue", DAY)


@pytest.fixture
def photo() -> BytesIO:
    held = BytesIO(phone_photo())
    held.name = "photo.jpg"
    return held
