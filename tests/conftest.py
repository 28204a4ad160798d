"""What every test of the rooms stands on: three agencies, two frameworks, a fixed cast, one official result."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from _pytest.runner import pytest_runtest_protocol as run
from django.test import Client
from pytest_django.fixtures import Settings
from pytest_django.plugin import DjangoDbBlocker

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.agencies.models import Agency
from prongsai.rounds.models import Round
from prongsai.scoring.models import ScoreSheet
from tests.factories import base
from tests.roomy import roomy

NOW = datetime(2025, 3, 12, 7, 0, tzinfo=UTC)
TODAY = date(2025, 3, 12)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> object:
    return roomy(lambda: run(item, nextitem))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The base, laid once for the whole run; each test's own rows are rolled back."""
    with django_db_blocker.unblock():
        base.lay(NOW)


@pytest.fixture(autouse=True)
def _thai() -> Iterator[None]:
    from django.utils import translation

    with translation.override("th"):
        yield


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def store(tmp_path: Path, settings: Settings) -> Path:
    """Where files come in and stay, for this test alone."""
    settings.INCOMING_FOLDER = tmp_path / "incoming"
    settings.EVIDENCE_FOLDER = tmp_path / "evidence"
    settings.EVIDENCE_S3 = {}
    settings.CLAMD = ""
    return tmp_path


@pytest.fixture
def bangkok_yai(db: None) -> Agency:
    return Agency.objects.get(slug="bangkok-yai")


@pytest.fixture
def khlong_toei(db: None) -> Agency:
    return Agency.objects.get(slug="khlong-toei")


def _member(username: str) -> Member:
    return base.member(username, TODAY)


@pytest.fixture
def anong(db: None) -> Member:
    """ITA officer of Bangkok Yai."""
    return _member("anong")


@pytest.fixture
def chai(db: None) -> Member:
    """Director of Bangkok Yai."""
    return _member("chai")


@pytest.fixture
def boon(db: None) -> Member:
    """Central officer of the supervising office."""
    return _member("boon")


@pytest.fixture
def dao(db: None) -> Member:
    """ITA officer of Khlong Toei: a stranger to Bangkok Yai."""
    return _member("dao")


@pytest.fixture
def cast(anong: Member, chai: Member, boon: Member, dao: Member) -> dict[str, Member]:
    return {"anong": anong, "chai": chai, "boon": boon, "dao": dao}


@pytest.fixture
def client_of(db: None) -> Callable[[Member], Client]:
    """A signed-in browser of a member."""

    def signed_in(member: Member) -> Client:
        client = Client()
        client.force_login(User.objects.get(pk=member.user.pk), "django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in


@pytest.fixture
def bangkok_yai_2567(db: None) -> Round:
    return _round("bangkok-yai", 2567)


@pytest.fixture
def bangkok_yai_2568(db: None) -> Round:
    return _round("bangkok-yai", 2568)


@pytest.fixture
def khlong_toei_2568(db: None) -> Round:
    return _round("khlong-toei", 2568)


def _round(slug: str, year: int) -> Round:
    return Round.objects.select_related("agency", "framework").get(agency__slug=slug, fiscal_year=year)


@pytest.fixture
def official_2567(bangkok_yai_2567: Round) -> ScoreSheet:
    """The published FY2567 result of Bangkok Yai: 40 figures, 97.89, pass good."""
    sheet = ScoreSheet.objects.get(round=bangkok_yai_2567, source="official")
    sheet.round = bangkok_yai_2567
    return sheet
