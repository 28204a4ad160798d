"""Reading sheets: which one stands, what was put in, and the score with its explanation."""

from collections.abc import Collection, Mapping
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


def newest_sheet(
    round_: Round, source: ScoreSheet.Source | None = None, origin: str = ""
) -> ScoreSheet | None:
    """The newest standing sheet of a round; of one source, or official before any other; of one origin, where it is named."""
    sheets = standing_first(list(ScoreSheet.objects.standing().filter(round=round_)))
    wanted = (sheet for sheet in sheets if not origin or sheet.origin == origin)
    found = next((sheet for sheet in wanted if source is None or sheet.source == source), None)
    if found is not None:
        found.round = round_
    return found


def official_sheets(rounds: Collection[Round]) -> dict[int, ScoreSheet]:
    """The official sheets that stand for these rounds, by round id. One query."""
    sheets = ScoreSheet.objects.standing().filter(round__in=rounds, source=ScoreSheet.Source.OFFICIAL)
    by_id = {round_.pk: round_ for round_ in rounds}
    found: dict[int, ScoreSheet] = {}
    for sheet in standing_first(list(sheets)):
        sheet.round = by_id[sheet.round_id]
        found.setdefault(sheet.round_id, sheet)
    return found


def sheets_of(rounds: Collection[Round]) -> list[ScoreSheet]:
    """Every sealed sheet of these rounds, those that were replaced too: see standing_first. One query."""
    found = ScoreSheet.objects.filter(round__in=rounds, sealed_at__isnull=False).select_related("saved_by")
    by_id = {round_.pk: round_ for round_ in rounds}
    sheets = standing_first(list(found))
    for sheet in sheets:
        sheet.round = by_id[sheet.round_id]
    return sheets


def standing_first(sheets: list[ScoreSheet]) -> list[ScoreSheet]:
    """Sheets that no other of them replaces come first, then official ones, then newer ones."""
    replaced = replaced_among(sheets)
    return sorted(
        sheets,
        key=lambda sheet: (
            sheet.pk not in replaced,
            sheet.source == ScoreSheet.Source.OFFICIAL,
            sheet.saved_at,
            sheet.pk,
        ),
        reverse=True,
    )


def replaced_among(sheets: Collection[ScoreSheet]) -> frozenset[int]:
    """Ids of the sheets that another of them corrects."""
    return frozenset(sheet.replaces_id for sheet in sheets if sheet.replaces_id is not None)


def figures_of(sheet: ScoreSheet) -> Mapping[str, Fraction]:
    """The figures put in, by code. One query."""
    return _figures([sheet])[sheet.pk]


def scored_sheet(sheet: ScoreSheet) -> Scored:
    """The sheet's whole result, computed from its figures and its round's frozen framework."""
    return scored_sheets([sheet])[sheet.pk]


def scored_sheets(sheets: Collection[ScoreSheet]) -> Mapping[int, Scored]:
    """The results of several sheets by sheet id, as scored_sheet. One query for all of them."""
    figures = _figures(sheets)
    return {sheet.pk: score(framework_from(sheet.round.framework), figures[sheet.pk]) for sheet in sheets}


def _figures(sheets: Collection[ScoreSheet]) -> dict[int, dict[str, Fraction]]:
    figures: dict[int, dict[str, Fraction]] = {sheet.pk: {} for sheet in sheets}
    rows = SheetFigure.objects.filter(sheet__in=sheets).values_list("sheet_id", "node__code", "value")
    for sheet_id, code, value in rows:
        figures[sheet_id][code] = Fraction(value)
    return figures
