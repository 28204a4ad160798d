"""Bangkok Yai has had a mock assessment in FY2568, in which two items moved and one figure is missing."""

from datetime import datetime
from fractions import Fraction

import pytest

from prongsai.rounds.models import Round
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.queries import figures_of
from tests.factories.sheets import Source, sheet_of


@pytest.fixture
def mock_2568(bangkok_yai_2568: Round, official_2567: ScoreSheet, now: datetime) -> ScoreSheet:
    """E6 up from 90.84 to 93.10, E5 down from 91.27 to 90.02, no I10, and an IIT that does not agree."""
    given = dict(figures_of(official_2567))
    given |= {"E6": Fraction("93.10"), "E5": Fraction("90.02"), "IIT": Fraction(99)}
    del given["I10"]
    sheet = sheet_of(bangkok_yai_2568, given, now, source=Source.MOCK, title="ประเมินทดลองรอบที่ 1")
    sheet.round = bangkok_yai_2568
    return sheet
