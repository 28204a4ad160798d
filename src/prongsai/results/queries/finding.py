"""Finding halves, parts and results."""

from django.db.models import Prefetch
from django.http import Http404

from prongsai.accounts.members import Member
from prongsai.agencies.models import Unit
from prongsai.results.halves import Reporting, halves, reporting_of
from prongsai.results.models import Result, ResultPhoto, UnitReport
from prongsai.results.queries.sheets import Line, Sheet
from prongsai.rounds.models import Round


def half_or_404(round_: Round, key: str) -> Reporting:
    """One query."""
    half = halves().get(key)
    if half is None:
        raise Http404
    return reporting_of(round_, half)


def unit_report_of(reporting: Reporting, unit: Unit, member: Member) -> UnitReport | None:
    """The part of a unit, if it was begun and the member may see it. One query."""
    reports = UnitReport.objects.visible_to(member).filter(half=reporting.half.key, unit=unit)
    found = reports.select_related("unit").filter(round=reporting.round).first()
    if found is not None:
        found.round = reporting.round
    return found


def result_of(reporting: Reporting, line: Line) -> Result | None:
    """The result of a line as it stands now, with its photos. Two queries."""
    photos = Prefetch("photos", ResultPhoto.objects.select_related("evidence").order_by("position", "pk"))
    results = Result.objects.select_related("changed_by").prefetch_related(photos)
    return results.filter(half=reporting.half.key, measure=line.measure, unit=line.unit).first()


def asked_line_or_404(sheet: Sheet, measure_id: int, unit_code: str) -> Line:
    """The line of a measure in a sheet that the member may see. unit_code: "" for the office."""
    if not unit_code and measure_id in sheet.wholes:
        return sheet.wholes[measure_id]
    for line in sheet.lines:
        if line.measure.pk == measure_id and (line.unit.code if line.unit else "") == unit_code:
            return line
    raise Http404
