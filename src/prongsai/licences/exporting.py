"""Tables of this room as files; what begins like a formula is text there."""

from collections.abc import Sequence
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.audit import actions as audit
from prongsai.licences import sealing
from prongsai.licences.codes import printed
from prongsai.licences.models import Applicant, Application
from prongsai.licences.wording import CHANNELS, STATES
from prongsai.rules.calendar import FiscalYear
from prongsai.tables.writing import csv_of, workbook_of

Lines = list[tuple[str, ...]]
FILES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
EARLIEST, LATEST = 2550, 2650


def year_asked(request: HttpRequest) -> int:
    """?year= in the Buddhist Era; the fiscal year of today where none, or none that can be, is named."""
    text = request.GET.get("year", "")
    if text.isascii() and text.isdecimal() and EARLIEST <= int(text[:5]) <= LATEST:
        return int(text)
    return FiscalYear.of(timezone.localdate()).be


def as_file(lines: Lines, format: str, name: str) -> HttpResponse:  # noqa: A002
    if format not in FILES:
        raise Http404
    content = csv_of(lines) if format == "csv" else workbook_of({name: lines})
    answer = HttpResponse(content, content_type=FILES[format])
    answer["Content-Disposition"] = f'attachment; filename="{name}.{format}"'
    answer["Cache-Control"] = "no-store"
    return answer


def applications_table(rows: Sequence[Application]) -> Lines:
    """Two queries beside that of the rows."""
    known = {one.application_id: one for one in Applicant.objects.filter(application__in=rows)}
    heads = (
        _("Reference"), _("Kind"), _("Applicant"), _("Contact"), _("Came by"), _("State"), _("Filed on"), _("Due by"), _("Decided on"), _("Days used"),
    )  # fmt: skip
    lines = [
        (
            printed(one.reference),
            one.licence_type.name_th,
            _opened(known.get(one.pk), "name"),
            _opened(known.get(one.pk), "contact"),
            str(CHANNELS[one.channel]),
            str(STATES[one.state]),
            one.filed_on.isoformat(),
            one.due_on.isoformat() if one.due_on else "",
            one.decided_on.isoformat() if one.decided_on else "",
            "" if one.days_used is None else str(one.days_used),
        )
        for one in rows
    ]
    return [heads, *lines]


def note_taken(agency: Agency, year: int, *, by: Member, now: datetime) -> None:
    audit.record("licences.list.taken", by=by, target=agency, at=now, agency_path=agency.path, year=year)


def _opened(applicant: Applicant | None, column: str) -> str:
    if applicant is None:
        return ""
    try:
        return sealing.opened(applicant, column)
    except sealing.CannotOpen:
        return _("(cannot be opened)")
