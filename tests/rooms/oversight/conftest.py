"""A district whose director has approved its half-year report, and the supervising office in a year of its own."""

from pathlib import Path

import pytest

from prongsai.accounts.members import Member
from prongsai.accounts.models import Membership, User
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency
from prongsai.config.demo.central import gather
from prongsai.config.demo.khlong_toei import report_of_2567
from prongsai.results.halves import Reporting
from prongsai.rounds.models import Round
from tests.conftest import NOW, TODAY
from tests.factories.assessment import SINCE, central_person
from tests.factories.base import member
from tests.factories.results import half_of


@pytest.fixture
def centre(db: None) -> Agency:
    return Agency.objects.get(slug="bma")


@pytest.fixture
def dara(khlong_toei: Agency) -> Member:
    """Director of Khlong Toei."""
    user = User.objects.create_user("dara", None, name_th="dara")
    Membership.objects.create(user=user, agency=khlong_toei, role=Role.DIRECTOR, starts_on=SINCE)
    return member("dara", TODAY)


@pytest.fixture
def half(centre: Agency, khlong_toei: Agency, dara: Member, dao: Member, store: Path) -> Reporting:
    """The first half of FY2567 in the supervising office; Khlong Toei has reported."""
    report_of_2567(khlong_toei, now=NOW)
    gather(centre, khlong_toei, now=NOW)
    return half_of(Round.objects.select_related("agency", "framework").get(agency=centre, fiscal_year=2567))


@pytest.fixture
def mali(db: None) -> Member:
    """Head of the supervising office."""
    return central_person("mali", Role.CENTRAL_HEAD, TODAY)
