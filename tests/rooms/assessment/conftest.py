"""Bangkok Yai's disclosure of FY2568 at its cut-off, and the people who assess it."""

from datetime import date, datetime
from pathlib import Path

import pytest

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Role
from prongsai.assessment.models import Assessment
from prongsai.files.models import Evidence
from prongsai.rounds.models import Round
from tests.factories.assessment import central_person, frozen
from tests.factories.publications import publish_items
from tests.rooms.publication.conftest import put_in

CUT_OFF = date(2025, 4, 30)
TODAY = date(2025, 5, 2)


@pytest.fixture
def yada(db: None) -> Member:
    """Assessor of the supervising office."""
    return central_person("yada", Role.ASSESSOR, TODAY)


@pytest.fixture
def head(db: None) -> Member:
    """Head of the supervising office."""
    return central_person("head", Role.CENTRAL_HEAD, TODAY)


@pytest.fixture
def evidence(anong: Member, now: datetime, store: Path) -> Evidence:
    return put_in(anong, now)


@pytest.fixture
def published(bangkok_yai_2568: Round, evidence: Evidence, now: datetime) -> Round:
    """O10 in two versions, with a file, and O1: on 12 March."""
    publish_items(bangkok_yai_2568, evidence, now)
    return bangkok_yai_2568


@pytest.fixture
def pack(published: Round) -> Assessment:
    return frozen(published, CUT_OFF)
