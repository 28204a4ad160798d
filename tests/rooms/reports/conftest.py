"""A round with a plan, and papers in each state."""

from datetime import date, datetime

import pytest

from prongsai.accounts.members import Member
from prongsai.reports.actions import approve_paper, submit_paper
from prongsai.reports.models import Paper
from prongsai.rounds.models import Round
from prongsai.scoring.models import ScoreSheet
from tests.factories.papers import analysis_of, lay_plan

DAY = date(2025, 3, 12)


@pytest.fixture
def planned_round(bangkok_yai_2568: Round, official_2567: ScoreSheet, now: datetime) -> Round:
    """Bangkok Yai's FY2568 with a plan in which every weak item is decided."""
    lay_plan(bangkok_yai_2568, official_2567, now)
    return bangkok_yai_2568


@pytest.fixture
def open_round(bangkok_yai_2568: Round, official_2567: ScoreSheet, now: datetime) -> Round:
    """The same with one item undecided (E6)."""
    lay_plan(bangkok_yai_2568, official_2567, now, undecided=True)
    return bangkok_yai_2568


@pytest.fixture
def submitted(planned_round: Round, anong: Member, now: datetime) -> Paper:
    return submit_paper(topic=analysis_of(planned_round), by=anong, now=now)


@pytest.fixture
def approved(submitted: Paper, chai: Member, now: datetime) -> Paper:
    return approve_paper(paper=submitted, number="กท 5101/1", dated_on=DAY, by=chai, now=now)
