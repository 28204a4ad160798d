"""Reading what the consolidated report of a half is made from."""

from prongsai.measures.queries import whole_plan
from prongsai.reports.kinds.consolidated.assembling import assemble
from prongsai.reports.kinds.consolidated.content import ConsolidatedPaper
from prongsai.reports.kinds.results.reading import photos_of
from prongsai.results.halves import halves, reporting_of
from prongsai.results.queries import sheet_of
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round


def current_report(round_: Round, half: str) -> ConsolidatedPaper | None:
    """What the records say now; None for no such half, or before the first measure. Sixteen queries."""
    known = halves().get(half)
    if known is None:
        return None
    planned = whole_plan(round_)
    if not planned.measures:
        return None
    sheet = sheet_of(reporting_of(round_, known), None)
    return assemble(
        planned=planned,
        sheet=sheet,
        photos=photos_of(sheet),
        follow_up_href=of_round("followup:follow_up", round_),
    )
