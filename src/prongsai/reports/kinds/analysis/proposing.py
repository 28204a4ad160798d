"""What the analysis paper would say while nobody has chosen the weak points: by a stated rule, and nothing is kept."""

from prongsai.analysis.models import Finding
from prongsai.analysis.wording import choice_in_words
from prongsai.frameworks.models import FrameworkNode
from prongsai.measures.queries import PlannedFinding
from prongsai.reports.kind import Proposal
from prongsai.reports.kinds.analysis.assembling import assemble
from prongsai.reports.kinds.analysis.content import AnalysisPaper
from prongsai.rounds.models import Round
from prongsai.rounds.queries import round_before
from prongsai.rules.score import Scored
from prongsai.rules.weakness import Choice, WeakRule, weak_points
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.queries import official_sheet, scored_sheet

IN_TURN = (Choice(WeakRule.BELOW_NEED), Choice(WeakRule.BELOW_TARGET), Choice(WeakRule.LOWEST))
"""Under what the next level needs; at the top level under 95; where nothing is, the five lowest."""


def proposed_paper(round_: Round) -> Proposal[AnalysisPaper] | None:
    """None where last year has no official result to build on."""
    before = round_before(round_)
    baseline = official_sheet(before) if before else None
    if before is None or baseline is None:
        return None
    scored = scored_sheet(baseline)
    choice = next((one for one in IN_TURN if weak_points(scored, one)), IN_TURN[-1])
    planned = _planned(baseline, scored, choice)
    paper = assemble(round_=round_, result_year=before.fiscal_year, scored=scored, planned=planned)
    return Proposal(paper, choice_in_words(choice, scored))


def _planned(baseline: ScoreSheet, scored: Scored, choice: Choice) -> list[PlannedFinding]:
    """In printed order."""
    codes = {point.code for point in weak_points(scored, choice)}
    nodes = FrameworkNode.objects.filter(version=baseline.round.framework_id, code__in=codes)
    return [PlannedFinding(Finding(node=node), ()) for node in nodes.order_by("position")]
