"""Results of measures: halves of a round, written lines, parts that are handed in."""

from datetime import date, datetime

from prongsai.accounts.members import Member
from prongsai.approvals.actions import take
from prongsai.files.models import Evidence
from prongsai.results.actions import write_result
from prongsai.results.approving import PART
from prongsai.results.content import ResultContent, ShownPhoto
from prongsai.results.halves import Reporting, halves, reporting_of
from prongsai.results.models import Result, UnitReport
from prongsai.results.queries import Line, asked_line_or_404, sheet_of
from prongsai.rounds.models import Round
from tests.factories.followup import at

SAID = "จัดประชุมชี้แจงเจ้าหน้าที่ผู้ให้บริการ 3 ครั้ง มีผู้เข้าร่วม 85 คน ผู้รับบริการพึงพอใจร้อยละ 94"


def half_of(round_: Round, key: str = "6") -> Reporting:
    return reporting_of(round_, halves()[key])


def line_of(reporting: Reporting, measure_id: int, unit: str = "") -> Line:
    return asked_line_or_404(sheet_of(reporting, None), measure_id, unit)


def told(
    reporting: Reporting,
    measure_id: int,
    unit: str = "",
    *,
    on: date,
    text: str = SAID,
    by: Member | None = None,
) -> Result:
    """What came of a measure, written on that day over whatever stands there."""
    line = line_of(reporting, measure_id, unit)
    seen = line.result.row_version if line.result else 0
    content = ResultContent(text)
    return write_result(reporting=reporting, line=line, content=content, seen=seen, by=by, now=at(on))


def moved(report: UnitReport, move: str, by: Member, on: date, **words: str) -> UnitReport:
    """The part after that move."""
    take(procedure=PART, subject_id=report.pk, move=move, by=by, now=at(on), **words)
    return UnitReport.objects.get(pk=report.pk)


def told_everything(round_: Round, evidence: Evidence, now: datetime) -> None:
    """What came of every measure in every unit in the first half, each shown by the same photo."""
    half = half_of(round_)
    content = ResultContent(f"ผลการดำเนินการ {round_.agency.slug}", [ShownPhoto(evidence)])
    for line in sheet_of(half, None).lines:
        write_result(reporting=half, line=line, content=content, seen=0, by=None, now=now)
