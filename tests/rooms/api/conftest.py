"""Programs of the cast, and a world in Bangkok Yai that they look at."""

from datetime import datetime
from pathlib import Path

import pytest

from prongsai.accounts.members import Member
from prongsai.rounds.models import Round
from prongsai.scoring.models import ScoreSheet
from tests.rooms.api.calling import Program, program_of
from tests.rooms.api.world import lay_world


@pytest.fixture
def world(
    store: Path,
    bangkok_yai_2568: Round,
    official_2567: ScoreSheet,
    anong: Member,
    chai: Member,
    now: datetime,
) -> dict[str, object]:
    return lay_world(bangkok_yai_2568, official_2567, officer=anong, director=chai, now=now)


@pytest.fixture
def officer(anong: Member) -> Program:
    return program_of(anong)


@pytest.fixture
def stranger(dao: Member) -> Program:
    return program_of(dao)
