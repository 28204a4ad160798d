"""Bangkok Yai's follow-up since October, and people of two of its divisions."""

from datetime import date
from io import BytesIO

import pytest

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency
from prongsai.followup.models import Assignment
from prongsai.measures.models import Measure
from prongsai.rounds.models import Round
from tests.factories import followup
from tests.factories.plans import weak_points_chosen
from tests.rooms.files.pictures_for_tests import phone_photo

TODAY = date(2025, 3, 12)


@pytest.fixture
def at_work(bangkok_yai_2568: Round, official_2567: object) -> dict[str, Measure]:
    """See factories.followup.put_to_work."""
    return followup.put_to_work(weak_points_chosen(bangkok_yai_2568, followup.BEGINNING))


@pytest.fixture
def fortnightly(at_work: dict[str, Measure]) -> Assignment:
    """What the administration looks at every 15 days."""
    return followup.assignment_of(at_work["E1"])


@pytest.fixture
def of_revenue(at_work: dict[str, Measure]) -> Assignment:
    """What the revenue division looks at every month."""
    return followup.assignment_of(at_work["E5"], "revenue")


@pytest.fixture
def fah(bangkok_yai: Agency) -> Member:
    """Officer of the administration."""
    return followup.person_of(bangkok_yai, "fah", Role.DIVISION_OFFICER, "administration", TODAY)


@pytest.fixture
def gaew(bangkok_yai: Agency) -> Member:
    """Head of the revenue division."""
    return followup.person_of(bangkok_yai, "gaew", Role.DIVISION_HEAD, "revenue", TODAY)


@pytest.fixture
def photo() -> BytesIO:
    """A photo from a phone, as a form sends it."""
    held = BytesIO(phone_photo())
    held.name = "photo.jpg"
    return held
