"""Reading sheets: which one stands, what was put in, and the score with its explanation."""

from collections.abc import Mapping
from fractions import Fraction

from django.http import Http404

from prongsai.accounts.members import Member
from prongsai.frameworks.queries import framework_from
from prongsai.rounds.models import Round
from prongsai.rules.score import Scored, score
from prongsai.scoring.models import ScoreSheet, SheetFigure


def sheet_or_404(member: Member, round_: Round, sheet_id: int) -> ScoreSheet:
    """A sheet of that round, if the member may see it."""
    found = ScoreSheet.objects.visible_to(member).filter(round=round_, pk=sheet_id).first()
    if found is None:
        raise Http404
    found.round = round_
    return found


def official_sheet(round_: Round) -> ScoreSheet | None:
    """The official sheet that stands for a round, or None."""
    return newest_sheet(round_, ScoreSheet.Source.OFFICIAL)


def newest_sheet(round_: Round, source: ScoreSheet.Source | None = None) -> ScoreSheet | None:
    """The newest standing sheet of a round; of one source, or official before any other."""
    sheets = list(ScoreSheet.objects.standing().filter(round=round_))
    wanted = [sheet for sheet in sheets if source is None or sheet.source == source]
    wanted.sort(
        key=lambda sheet: (
            sheet.source == ScoreSheet.Source.OFFICIAL,
            sheet.saved_at,
            sheet.pk,
        )
    )
    if not wanted:
        return None
    wanted[-1].round = round_
    return wanted[-1]


def figures_of(sheet: ScoreSheet) -> Mapping[str, Fraction]:
    """The figures put in, by code. One query."""
    rows = SheetFigure.objects.filter(sheet=sheet).values_list("node__code", "value")
    return {code: Fraction(value) for code, value in rows}


def scored_sheet(sheet: ScoreSheet) -> Scored:
    """The sheet's whole result, computed from its figures and its round's frozen framework."""
    return score(framework_from(sheet.round.framework), figures_of(sheet))
