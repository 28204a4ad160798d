"""Rounds whose weak points are chosen, and measures in their plans."""

from datetime import date, datetime
from fractions import Fraction

from prongsai.analysis.actions import choose_weak_points
from prongsai.analysis.models import Finding
from prongsai.measures.actions import add_measure
from prongsai.measures.content import MeasureContent
from prongsai.measures.models import Measure
from prongsai.measures.queries import findings_of
from prongsai.rounds.models import Round
from prongsai.rounds.queries import round_before
from prongsai.rules.weakness import Choice, WeakRule
from prongsai.scoring.actions import save_sheet
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.queries import official_sheet

WHOLE = MeasureContent(
    steps=("เวียนแจ้งทุกฝ่าย", "ประชุมชี้แจง"),
    starts_on=date(2024, 10, 1),
    ends_on=date(2025, 9, 30),
    all_divisions=True,
    follow_up_text="ผู้อำนวยการเขต ติดตามทุกเดือน",
)
"""A measure that lacks nothing."""


def weak_points_chosen(round_: Round, now: datetime) -> dict[str, Finding]:
    """The items under 95 of last year's official result (E1, E2, E4, E5, E6 where none is saved yet), by code."""
    before = round_before(round_)
    assert before is not None
    sheet = official_sheet(before) or _low_result(before, now)
    sheet.round = before
    choose_weak_points(
        round_=round_,
        baseline=sheet,
        choice=Choice(WeakRule.BELOW_TARGET, target=Fraction(95)),
        by=None,
        now=now,
    )
    return {finding.node.code: finding for finding in findings_of(round_)}


def _low_result(round_: Round, now: datetime) -> ScoreSheet:
    return save_sheet(
        round_=round_,
        source=ScoreSheet.Source.OFFICIAL,
        title="official",
        origin="typed",
        figures={code: Fraction(90) for code in ("E1", "E2", "E4", "E5", "E6")},
        by=None,
        now=now,
    )


def planned(finding: Finding, now: datetime, content: MeasureContent = WHOLE) -> Measure:
    """A measure for that item, put in by the set-up."""
    return add_measure(round_=finding.analysis.round, findings=[finding], content=content, by=None, now=now)
