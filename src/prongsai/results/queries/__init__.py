"""Reading results, within scope."""

from prongsai.results.queries.changes import Change, ChangeKind
from prongsai.results.queries.drafts import draft_of, draft_of_units, entries_in, offered_evidence, told_of
from prongsai.results.queries.finding import asked_line_or_404, half_or_404, result_of, unit_report_of
from prongsai.results.queries.sheets import Flaw, Line, Part, Sheet, sheet_of

__all__ = [
    "Change",
    "ChangeKind",
    "Flaw",
    "Line",
    "Part",
    "Sheet",
    "asked_line_or_404",
    "draft_of",
    "draft_of_units",
    "entries_in",
    "half_or_404",
    "offered_evidence",
    "result_of",
    "sheet_of",
    "told_of",
    "unit_report_of",
]
