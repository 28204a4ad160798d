"""Lists in and out: shown first with what is wrong, then written whole or not at all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.people import actions, permissions, queries
from prongsai.people.forms import ListFile
from prongsai.people.lists import agencies, people, units
from prongsai.people.lists.reading import Reading, unpacked
from prongsai.people.presenters.lists import ListPage, Preview, preview_of
from prongsai.people.views.invitations import hand_out
from prongsai.people.wording import CANNOT_READ
from prongsai.tables.cannot_read import CannotRead
from prongsai.tables.files import grids_of
from prongsai.tables.records import Column, Record, records_of
from prongsai.tables.writing import csv_of, workbook_of
from prongsai.ui.refusals import REFUSED

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class List:
    """One kind of list on its way in: what it is called, how it is read, and what writes it.

    also, file_label  a further kind of file by its ending, and how the field is called then
    records           how the lines of a file are found, by its name and content
    """

    title: str
    lead: str
    above: str
    write_label: str
    back: str
    columns: Sequence[Column]
    read: Callable[[Sequence[Record]], Reading[Any]]
    write: Callable[[list[Any]], HttpResponse]
    also: str = ""
    file_label: str = ""
    records: Callable[[str, bytes], Sequence[Record]] | None = None

    def form(self, *sent: Any) -> ListFile:
        return ListFile(*sent, label=self.file_label, also=self.also)

    def records_in(self, name: str, content: bytes) -> list[Record]:
        """Raises CannotRead."""
        if self.records is not None:
            return list(self.records(name, content))
        return records_of(grids_of(name, content), self.columns)


@require_http_methods(["GET", "HEAD", "POST"])
def import_units(request: MemberRequest, slug: str) -> HttpResponse:
    agency = queries.agency_or_404(request.member, slug)
    require(permissions.may_manage_units(request.member, agency))

    def write(specs: list[Any]) -> HttpResponse:
        number = actions.import_units(agency=agency, specs=specs, by=request.member, now=timezone.now())
        messages.success(request, _("%(number)s units were written.") % {"number": number})
        return redirect("people:agency", slug)

    return import_list(
        request,
        List(
            title=_("Units from a list"),
            lead=_(
                "A unit with a known code or name is changed, the others are added. None is ever deleted."
            ),
            above=agency.name_th,
            write_label=_("Write these units"),
            back=reverse("people:agency", args=[slug]),
            columns=units.COLUMNS,
            read=lambda records: units.read_units(agency, records),
            write=write,
        ),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def import_people(request: MemberRequest, slug: str) -> HttpResponse:
    agency = queries.agency_or_404(request.member, slug)
    require(permissions.may_manage_people(request.member, agency))

    def write(invited: list[Any]) -> HttpResponse:
        made = actions.invite_people(agency=agency, invited=invited, by=request.member, now=timezone.now())
        return hand_out(request, slug, made)

    return import_list(
        request,
        List(
            title=_("Invite people from a list"),
            lead=_(
                "Each line becomes an invitation, by e-mail or on paper. Who has the role already is left out."
            ),
            above=agency.name_th,
            write_label=_("Invite these people"),
            back=reverse("people:agency_people", args=[slug]),
            columns=people.COLUMNS,
            read=lambda records: people.read_people(
                agency, records, by=request.member, today=timezone.localdate()
            ),
            write=write,
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def import_agencies(request: MemberRequest) -> HttpResponse:
    parent = request.member.agency
    require(permissions.may_add_agency(request.member, parent))

    def write(specs: list[Any]) -> HttpResponse:
        number = actions.import_agencies(parent=parent, specs=specs, by=request.member, now=timezone.now())
        messages.success(request, _("%(number)s agencies were added.") % {"number": number})
        return redirect("people:agencies")

    return import_list(
        request,
        List(
            title=_("Agencies from a list"),
            lead=_("New agencies come under your own. One that stands already is left as it is."),
            above=parent.name_th,
            write_label=_("Add these agencies"),
            back=reverse("people:agencies"),
            columns=agencies.COLUMNS,
            read=lambda records: agencies.read_agencies(records, by=request.member),
            write=write,
        ),
    )


@require_safe
def export_units(request: MemberRequest, slug: str, format: str) -> HttpResponse:  # noqa: A002 - the address names it
    agency = queries.agency_or_404(request.member, slug)
    rows = units.unit_rows(queries.units_in_order(agency))
    return list_file(format, f"units-{slug}", "หน่วย", rows)


@require_safe
def export_people(request: MemberRequest, slug: str, format: str) -> HttpResponse:  # noqa: A002
    """With e-mail addresses: for those who arrange people only."""
    agency = queries.agency_or_404(request.member, slug)
    require(permissions.may_manage_people(request.member, agency))
    serving = queries.memberships_within(request.member).filter(agency=agency)
    today = timezone.localdate()
    current = [
        one for one in serving if one.starts_on <= today and (one.ends_on is None or one.ends_on >= today)
    ]
    return list_file(format, f"people-{slug}", "บุคลากร", people.people_rows(current))


@require_safe
def export_agencies(request: MemberRequest, format: str) -> HttpResponse:  # noqa: A002
    found = queries.agencies_with_numbers(request.member, timezone.localdate())
    return list_file(format, "agencies", "หน่วยงาน", agencies.agency_rows(found))


def import_list(request: MemberRequest, wanted: List) -> HttpResponse:
    """GET: the form. POST with a file: the preview. POST with the previewed lines: written, if they are still good."""
    if request.method != "POST":
        return _show(request, wanted, wanted.form(), None)
    table = request.POST.get("table")
    form = wanted.form(None if table else request.POST, request.FILES)
    try:
        if table:
            records = unpacked(table, wanted.columns)
        elif form.is_valid():
            file = form.cleaned_data["file"]
            records = wanted.records_in(file.name or "", file.read())
        else:
            return _show(request, wanted, form, None)
    except CannotRead as refusal:
        form = wanted.form(request.POST, request.FILES)
        form.is_valid()
        form.errors.clear()
        form.add_error("file", str(CANNOT_READ[refusal.code]) % refusal.params)
        return _show(request, wanted, form, None)
    reading = wanted.read(records)
    if table and reading.to_write and not reading.problems:
        return wanted.write(reading.to_write)
    return _show(request, wanted, wanted.form(), preview_of(reading, records, wanted.columns))


def _show(request: MemberRequest, wanted: List, form: ListFile, preview: Preview | None) -> HttpResponse:
    page = ListPage(
        title=wanted.title,
        lead=wanted.lead,
        above=wanted.above,
        columns=tuple((column.heads[0], column.required) for column in wanted.columns),
        back=wanted.back,
        write=wanted.write_label,
        preview=preview,
    )
    bad = form.is_bound or (preview is not None and preview.problems)
    return render(request, "people/list.html", {"page": page, "form": form}, status=REFUSED if bad else 200)


def list_file(format_: str, name: str, title: str, rows: list[tuple[str, ...]]) -> HttpResponse:
    if format_ not in TYPES:
        raise Http404
    content = csv_of(rows) if format_ == "csv" else workbook_of({title: rows})
    headers = {"Content-Disposition": f'attachment; filename="{name}.{format_}"'}
    return HttpResponse(content, content_type=TYPES[format_], headers=headers)
