"""Score sheets of any shape, and rounds on any framework."""

from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction

from prongsai.agencies.models import Agency
from prongsai.frameworks.models import FrameworkVersion
from prongsai.rounds.actions import open_round
from prongsai.rounds.models import Round
from prongsai.scoring.actions import save_sheet
from prongsai.scoring.models import ScoreSheet

Source = ScoreSheet.Source


def figures(**given: str) -> dict[str, Fraction]:
    """figures(IIT="99.5", E3="90")"""
    return {code: Fraction(value) for code, value in given.items()}


def sheet_of(
    round_: Round,
    given: Mapping[str, Fraction],
    now: datetime,
    *,
    source: ScoreSheet.Source = Source.OFFICIAL,
    title: str = "ใบคะแนนทดสอบ",
    origin: str = "typed",
    replaces: ScoreSheet | None = None,
) -> ScoreSheet:
    return save_sheet(
        round_=round_,
        source=source,
        title=title,
        origin=origin,
        figures=given,
        by=None,
        now=now,
        replaces=replaces,
    )


def round_on(framework_id: str, agency: Agency, now: datetime) -> Round:
    """A round of that agency in the framework's own year."""
    version = FrameworkVersion.objects.get(framework_id=framework_id)
    return open_round(agency=agency, fiscal_year=version.fiscal_year, framework=version, by=None, now=now)
