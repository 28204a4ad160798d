"""What came of the measures as rows of what the office discloses: of results that a head has accepted, and the office's own."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from prongsai.disclosure.suppliers import SuppliedRow
from prongsai.measures.supplying import row_of
from prongsai.results.halves import halves, reporting_of
from prongsai.results.models import UnitReport
from prongsai.results.queries import Line, Sheet, sheet_of, told_of
from prongsai.rounds.models import Round


class ResultsOfTheYear:
    """The newest half of which anything may be told. Nine queries a half."""

    key = "results"
    name = _("the results of the measures")

    def rows(self, round_: Round) -> Sequence[SuppliedRow]:
        for half in reversed(halves().values()):
            rows = list(_rows(sheet_of(reporting_of(round_, half), None)))
            if any(row["result"] for row in rows):
                return rows
        return ()


def _rows(sheet: Sheet) -> Iterator[SuppliedRow]:
    """Every measure of the plan, in its order: what is not told yet is empty."""
    for measure in sheet.measures:
        yield row_of(measure, told_of(measure, sheet, told=lambda line: _is_accepted(line, sheet)))


def _is_accepted(line: Line, sheet: Sheet) -> bool:
    if line.unit is None:
        return True
    report = sheet.report_of(line.unit)
    return report is not None and report.state == UnitReport.State.ACCEPTED
