"""Score sheets, results on their way in, weak points."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from ninja import Query

from prongsai.accounts.members import require
from prongsai.analysis.models import Analysis
from prongsai.analysis.queries import findings_of
from prongsai.api.door import ProgramRequest
from prongsai.api.paging import Page, PageAsked, page_among
from prongsai.api.problems import Mistake, Refusal
from prongsai.api.routes.rounds import ROUND
from prongsai.api.routing import Area
from prongsai.api.shapes import results as shapes
from prongsai.intake import actions, queries
from prongsai.intake.wording import about_problem
from prongsai.people.scopes import Scope
from prongsai.rounds.models import Round
from prongsai.rounds.queries import round_or_404
from prongsai.rules.reading import RawRow
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.permissions import may_enter_result
from prongsai.scoring.queries import figures_of, replaced_among, scored_sheet, sheet_or_404

area = Area("results")
SHEETS = f"{ROUND}/sheets"


@area.get(
    SHEETS,
    scope=Scope.RESULTS_READ,
    answer=Page[shapes.SheetShape],
    summary=_("Score sheets of a round, corrected ones too"),
)
def sheets(
    request: ProgramRequest, agency: str, year: int, asked: Query[PageAsked]
) -> Page[shapes.SheetShape]:
    found = round_or_404(request.member, agency, year)
    rows = queries.sheets_of(request.member, found)
    replaced = replaced_among(rows)
    return page_among(
        rows, asked, lambda rows: [shapes.sheet(one, is_standing=one.pk not in replaced) for one in rows]
    )


@area.get(
    f"{SHEETS}/{{int:sheet}}",
    scope=Scope.RESULTS_READ,
    answer=shapes.SheetWithTrace,
    summary=_("One sheet with the trace of every figure"),
)
def sheet(request: ProgramRequest, agency: str, year: int, sheet: int) -> shapes.SheetWithTrace:
    found = round_or_404(request.member, agency, year)
    return _traced(sheet_or_404(request.member, found, sheet))


@area.post(
    SHEETS,
    scope=Scope.RESULTS_WRITE,
    answer=shapes.SheetWithTrace,
    summary=_("Put in a result: read as on the page, saved whole and sealed, or not at all"),
    may=(409,),
)
def enter_result(
    request: ProgramRequest, agency: str, year: int, given: shapes.ResultGiven
) -> shapes.SheetWithTrace:
    found = round_or_404(request.member, agency, year)
    require(may_enter_result(request.member, found))
    rows = given.raw_rows()
    try:
        made = actions.enter_result(
            round_=found,
            source=ScoreSheet.Source(given.source),
            title=given.title,
            origin=request.auth.token.name,
            rows=rows,
            corrects=given.corrects,
            note=given.note,
            by=request.member,
            now=timezone.now(),
        )
    except actions.TooManyRows as refused:
        raise Refusal(422, "too_many_rows") from refused
    except actions.CannotSaveDraft as refused:
        raise _refusal(refused, found, rows) from refused
    made.round = found
    return _traced(made)


@area.get(
    f"{ROUND}/weak-points",
    scope=Scope.RESULTS_READ,
    answer=shapes.WeakPoints,
    summary=_("Weak points that were chosen for a round"),
)
def weak_points(request: ProgramRequest, agency: str, year: int) -> shapes.WeakPoints:
    found = round_or_404(request.member, agency, year)
    analyses = Analysis.objects.visible_to(request.member).filter(round=found)
    return shapes.weak_points(analyses.select_related("baseline__round").first(), findings_of(found))


def _traced(sheet: ScoreSheet) -> shapes.SheetWithTrace:
    is_standing = not ScoreSheet.objects.filter(replaces=sheet).exists()
    shown = shapes.sheet(sheet, is_standing=is_standing)
    return shapes.sheet_with_trace(shown, figures_of(sheet), scored_sheet(sheet))


def _refusal(refused: actions.CannotSaveDraft, round_: Round, rows: list[RawRow]) -> Refusal:
    """Problems by line; the others lie in how things stand."""
    if refused.code != "problems":
        return Refusal(409, refused.code)
    problems = queries.reading_of(round_, rows).problems
    mistakes = [
        Mistake(
            place=f"body.rows[{one.line - 1}]" if one.line else "body.rows",
            detail=about_problem(one),
            line=one.line or None,
        )
        for one in problems
    ]
    return Refusal(422, "problems", mistakes=mistakes)
