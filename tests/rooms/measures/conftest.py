"""Bangkok Yai has chosen its weak points of FY2567 and plans FY2568; so has the stranger's district."""

from datetime import datetime

import pytest
from django.urls import reverse

from prongsai.analysis.models import Finding
from prongsai.measures.models import Measure
from prongsai.rounds.models import Round
from tests.factories.plans import planned, weak_points_chosen


@pytest.fixture
def findings(bangkok_yai_2568: Round, official_2567: object, now: datetime) -> dict[str, Finding]:
    """E1, E2, E4, E5 and E6 of Bangkok Yai."""
    return weak_points_chosen(bangkok_yai_2568, now)


@pytest.fixture
def foreign_findings(khlong_toei_2568: Round, now: datetime) -> dict[str, Finding]:
    """The same items of Khlong Toei, where only Dao may plan."""
    return weak_points_chosen(khlong_toei_2568, now)


@pytest.fixture
def measure(findings: dict[str, Finding], now: datetime) -> Measure:
    """A whole measure of Bangkok Yai for E1."""
    return planned(findings["E1"], now)


@pytest.fixture
def foreign_measure(foreign_findings: dict[str, Finding], now: datetime) -> Measure:
    """A whole measure of Khlong Toei for E1, in a plan that is not published."""
    return planned(foreign_findings["E1"], now)


def address(view: str, round_: Round, **more: int) -> str:
    """The address of a view of the plan."""
    place = {"agency": round_.agency.slug, "year": round_.fiscal_year}
    return reverse(f"measures:{view}", kwargs={**place, **more})
