"""Rows of a book: their list, one row, its evidence, who came to a training."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.files.receiving import form_limit
from prongsai.files.views.sent import taken_in
from prongsai.people.views.lists import list_file
from prongsai.rounds.models import Round
from prongsai.rounds.queries import round_or_404
from prongsai.support import actions, permissions
from prongsai.support.exporting import rows_table
from prongsai.support.forms.numbers import AttendanceForm
from prongsai.support.forms.rows import RowForm
from prongsai.support.models import Attendance, MonthlyCheck, Row, Training
from prongsai.support.presenters.parts import TRAININGS, address, book
from prongsai.support.presenters.row import row_page
from prongsai.support.queries.rows import row_or_404, shown_or_404, units_to_write
from prongsai.support.views.books import BOOKS, Book, book_or_404
from prongsai.support.wording import REFUSED as WHY_NOT
from prongsai.ui.refusals import REFUSED
from prongsai.ui.uploads import takes_uploads
from prongsai.ui.versions import Versions, as_chosen, versions_of


@require_safe
def rows(request: MemberRequest, agency: str, year: int, book: str) -> HttpResponse:
    """The list of one book."""
    found = book_or_404(book)
    round_ = round_or_404(request.member, agency, year)
    page = found.page(round_, viewer=request.member)
    return render(request, "support/list.html", {"page": page})


@require_safe
def export_rows(request: MemberRequest, agency: str, year: int, book: str, format: str) -> HttpResponse:  # noqa: A002
    """The list with everything that was written, as XLSX or CSV."""
    found = book_or_404(book)
    round_ = round_or_404(request.member, agency, year)
    title, table = rows_table(round_, found.model, found.form)
    return list_file(format, f"{book}-{agency}-{year}", title, table)


@require_http_methods(["GET", "HEAD", "POST"])
def add_row(request: MemberRequest, agency: str, year: int, book: str) -> HttpResponse:
    found, round_ = book_or_404(book), round_or_404(request.member, agency, year)
    allowed = permissions.may_write_any if found.of_a_unit else _may_write_office
    require(allowed(request.member, round_))
    return _edit(request, found, round_, None)


@require_http_methods(["GET", "HEAD", "POST"])
def row(request: MemberRequest, agency: str, year: int, book: str, row_id: int) -> HttpResponse:
    """One row: read by everybody of the house, mended by those whose work it is."""
    found, round_ = book_or_404(book), round_or_404(request.member, agency, year)
    standing = row_or_404(request.member, round_, found.model, row_id)
    if request.method == "POST":
        require(_may_change(request, standing))
    return _edit(request, found, round_, standing)


@require_POST
def remove_row(request: MemberRequest, agency: str, year: int, book: str, row_id: int) -> HttpResponse:
    found, round_ = book_or_404(book), round_or_404(request.member, agency, year)
    standing = row_or_404(request.member, round_, found.model, row_id)
    require(found.is_removable and _may_change(request, standing))
    try:
        actions.remove_row(row=standing, by=request.member, now=timezone.now())
    except actions.CannotWrite as refused:
        messages.error(request, str(WHY_NOT[refused.code]))
        return HttpResponseRedirect(_address(found, standing))
    messages.success(request, _("It is removed. The trail keeps that it stood here."))
    return HttpResponseRedirect(_list(found, round_))


@takes_uploads(form_limit)
@require_POST
def show_evidence(request: MemberRequest, agency: str, year: int, book: str, row_id: int) -> HttpResponse:
    """Files that come become evidence and are shown by the row."""
    found, round_ = book_or_404(book), round_or_404(request.member, agency, year)
    standing = row_or_404(request.member, round_, found.model, row_id)
    require(bool(found.owner) and _may_change(request, standing))
    show_sent(request, standing)
    return HttpResponseRedirect(_address(found, standing))


@require_POST
def hide_evidence(request: MemberRequest, agency: str, year: int, shown_id: int) -> HttpResponse:
    """Take a file out of a row; it stays in the library."""
    round_ = round_or_404(request.member, agency, year)
    shown = shown_or_404(request.member, round_, shown_id)
    row = shown.training or shown.line or shown.honour or (shown.mark.check_row if shown.mark else None)
    assert row is not None
    require(_may_change(request, row))
    actions.hide_evidence(shown=shown, by=request.member, now=timezone.now())
    messages.success(request, _("It is out of this row. It stays in the library of evidence."))
    return HttpResponseRedirect(_page_of(row))


@require_POST
def write_attendance(request: MemberRequest, agency: str, year: int, row_id: int) -> HttpResponse:
    round_ = round_or_404(request.member, agency, year)
    training = row_or_404(request.member, round_, Training, row_id)
    require(permissions.may_write_any(request.member, round_))
    form = AttendanceForm(request.POST, _own_attendance(request, training))
    if not form.is_valid():
        return _page(request, book_or_404(TRAININGS), round_, training, None, attendance=form, status=REFUSED)
    actions.write_attendance(training=training, people=form.people(), by=request.member, now=timezone.now())
    messages.success(request, _("It is written how many came."))
    return HttpResponseRedirect(book(TRAININGS, round_, "row", row_id=training.pk))


def show_sent(request: MemberRequest, owner: Any) -> None:
    """Show what came with the form; of each file that was not taken in, the person is told why."""
    sent = list(taken_in(request, request.POST.get("upload_id", "")[:48]))
    for _evidence, sentence in sent:
        if sentence:
            messages.error(request, sentence)
    evidence = [one for one, _sentence in sent if one is not None]
    made = actions.show_evidence(owner=owner, evidence=evidence, by=request.member, now=timezone.now())
    if made:
        messages.success(request, _("The evidence is added."))


def _edit(request: MemberRequest, found: Book, round_: Round, standing: Row | None) -> HttpResponse:
    form = _form(request, found, round_, standing)
    if not form.is_bound:
        return _page(request, found, round_, standing, form)
    if not form.is_valid():
        return _page(request, found, round_, standing, form, status=REFUSED)
    target = standing or found.model(round=round_)
    try:
        saved = found.write(target, form, by=request.member, now=timezone.now())
    except actions.CannotWrite as refused:
        form.refuse(refused.code)
        return _page(request, found, round_, standing, form, status=REFUSED)
    except actions.Stale:
        assert standing is not None
        return _stale(request, found, round_, form, standing)
    messages.success(request, _("It is saved."))
    goes_on = standing is None and (found.owner or found.model is Training)
    return HttpResponseRedirect(_address(found, saved) if goes_on else _list(found, round_))


def _stale(request: MemberRequest, found: Book, round_: Round, form: RowForm, standing: Row) -> HttpResponse:
    """The form with what was typed, on what stands there now, which is shown beside it."""
    now = row_or_404(request.member, round_, found.model, standing.pk)
    sent = form.sent_of(_standing_values(found, now))
    mine = form.words_of(form.sent_of(form.values()))
    typed = request.POST.copy()
    typed["seen"] = str(now.row_version)
    form.data = typed
    labels = {name: str(field.label) for name, field in form.fields.items() if name != "seen"}
    by = now.changed_by.name_th if now.changed_by else ""
    versions = versions_of(labels, mine, form.words_of(sent), by=by, at=now.changed_at)
    return _page(request, found, round_, now, form, versions=versions, status=REFUSED)


def _form(request: MemberRequest, found: Book, round_: Round, standing: Row | None) -> RowForm:
    """As sent, or one that shows the row. Who may only read sees every unit's name."""
    writes = standing is None or _may_change(request, standing)
    units = units_to_write(request.member, round_)
    unit = getattr(standing, "unit", None)
    if unit is not None and unit not in units:
        units = [*units, unit]
    options: dict[str, Any] = {
        "units": units,
        "with_office": not writes or permissions.may_write(request.member, round_, None),
    }
    values = _standing_values(found, standing) if standing else {}
    if request.method == "POST":
        blank = found.form(**options)
        return found.form(as_chosen(request.POST, blank.sent_of(values)), **options)
    if standing is None:
        own = request.member.own_unit
        start = found.blank(round_, unit_id=own.pk if own else None, today=timezone.localtime())
        return found.form(initial={**start, "seen": 0}, **options)
    return found.form(initial={**_as_initial(values), "seen": standing.row_version}, **options)


def _standing_values(found: Book, row: Row) -> dict[str, Any]:
    names = [name for name in found.form.base_fields if name not in {"seen", "units"}]
    values = {name: getattr(row, name) for name in names}
    if isinstance(row, Training):
        attendance = Attendance.objects.filter(training=row).select_related("unit")
        values["units"] = [one.unit for one in attendance]
    return values


def _as_initial(values: dict[str, Any]) -> dict[str, Any]:
    """Units by their ids, as choices name them."""
    shown = {**values}
    if "unit" in shown:
        shown["unit"] = shown["unit"].pk if shown["unit"] else ""
    if "units" in shown:
        shown["units"] = [str(unit.pk) for unit in shown["units"]]
    return shown


def _page(
    request: MemberRequest,
    found: Book,
    round_: Round,
    standing: Row | None,
    form: RowForm | None,
    *,
    versions: Versions | None = None,
    attendance: AttendanceForm | None = None,
    status: int = 200,
) -> HttpResponse:
    shown = form or _form_of_row(request, found, round_, standing)
    own = list(_own_attendance(request, standing)) if isinstance(standing, Training) else []
    page = row_page(
        round_,
        found.key,
        title=str(found.standing if standing else found.new),
        row=standing,
        form=shown,
        owner=found.owner,
        may_write=standing is None or _may_change(request, standing),
        may_remove=found.is_removable,
        versions=versions,
        attendance=attendance or (AttendanceForm(None, own) if own else None),
    )
    context = {"page": page, "upload_id": uuid.uuid4().hex}
    return render(request, "support/row.html", context, status=status)


def _form_of_row(request: MemberRequest, found: Book, round_: Round, standing: Row | None) -> RowForm:
    assert standing is not None
    values = _as_initial(_standing_values(found, standing))
    return found.form(
        initial={**values, "seen": standing.row_version},
        units=units_to_write(request.member, round_),
        with_office=permissions.may_write(request.member, round_, None),
    )


def _own_attendance(request: MemberRequest, training: Training) -> list[Attendance]:
    """The units for which this person writes how many came."""
    invited = Attendance.objects.filter(training=training).select_related("unit")
    return [one for one in invited if permissions.may_write(request.member, training.round, one.unit_id)]


def _may_change(request: MemberRequest, row: Row) -> bool:
    return permissions.may_write(request.member, row.round, getattr(row, "unit_id", None))


def _may_write_office(member: Any, round_: Round) -> bool:
    return permissions.may_write(member, round_, None)


def _address(found: Book, row: Row) -> str:
    return book(found.key, row.round, "row", row_id=row.pk)


def _list(found: Book, round_: Round) -> str:
    return book(found.key, round_)


def _page_of(row: Row) -> str:
    """The page of a row, or of the month whose check it is."""
    if isinstance(row, MonthlyCheck):
        return address("check_month", row.round, period=row.period)
    return book(
        next(one.key for one in BOOKS.values() if isinstance(row, one.model)), row.round, "row", row_id=row.pk
    )
