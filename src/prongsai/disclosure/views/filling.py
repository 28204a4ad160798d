"""One record: read, filled, mended."""

import uuid

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from prongsai.accounts.members import MemberRequest, require
from prongsai.disclosure import actions, permissions, queries
from prongsai.disclosure.forms import RecordForm
from prongsai.disclosure.models import Record
from prongsai.disclosure.presenters.places import item_address, record_address, unit_address
from prongsai.disclosure.presenters.record import record_page
from prongsai.disclosure.presenters.supply import TAKE
from prongsai.disclosure.suppliers import supplied_to
from prongsai.files.models import FileVersion
from prongsai.files.queries import newest_version
from prongsai.files.receiving import form_limit
from prongsai.files.views.sent import taken_in
from prongsai.rounds.queries import round_or_404
from prongsai.ui.refusals import REFUSED
from prongsai.ui.uploads import takes_uploads
from prongsai.ui.versions import Versions, as_chosen, versions_of


@takes_uploads(form_limit)
@require_http_methods(["GET", "HEAD", "POST"])
def record(request: MemberRequest, agency: str, year: int, record_id: int) -> HttpResponse:
    """What was typed stands in every answer; files are taken in first, so that nothing sent is lost."""
    found = queries.record_or_404(request.member, round_or_404(request.member, agency, year), record_id)
    if request.method != "POST":
        return _page(request, found)
    require(permissions.may_fill(request.member, found))
    form = RecordForm(found, as_chosen(request.POST, _as_sent(found)))
    if "add" in request.POST:
        form.grow(request.POST["add"])
        return _page(request, found, form, status=200)
    if not form.is_valid():
        return _page(request, found, form)
    is_whole = _take_in(request, form)
    return _write(request, found, form, stays=not is_whole)


def _write(request: MemberRequest, found: Record, form: RecordForm, *, stays: bool) -> HttpResponse:
    try:
        actions.fill_record(
            record=found,
            content=form.content(_files(request, form)),
            seen=form.seen_version(),
            supplied=form.looked_at(supplied_to(found)),
            by=request.member,
            now=timezone.now(),
        )
    except actions.CannotFill as refused:
        form.refuse(refused.code)
        return _page(request, found, form)
    except actions.Stale:
        return _stale(request, found, form)
    messages.success(request, _("It is saved. It counts once the item is handed in."))
    return HttpResponseRedirect(record_address(found) if stays else _back(request, found))


def _back(request: MemberRequest, found: Record) -> str:
    unit = request.member.own_unit
    return unit_address(found.item.round, unit) if unit is not None else item_address(found.item)


def _take_in(request: MemberRequest, form: RecordForm) -> bool:
    """Files sent along become evidence and are chosen; whether all of them were taken in."""
    is_whole = True
    for evidence, sentence in taken_in(request, form.cleaned_data["upload_id"]):
        if evidence is None:
            messages.error(request, sentence)
            is_whole = False
        else:
            form.choose(newest_version(evidence))
    return is_whole


def _files(request: MemberRequest, form: RecordForm) -> list[FileVersion]:
    """The chosen files of the own agency, in order."""
    ids = form.chosen_files()
    versions = FileVersion.objects.visible_to(request.member).filter(evidence__agency=request.member.agency)
    found = versions.in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]


def _page(
    request: MemberRequest,
    found: Record,
    form: RecordForm | None = None,
    versions: Versions | None = None,
    status: int = REFUSED,
) -> HttpResponse:
    page = record_page(
        found,
        viewer=request.member,
        today=timezone.localdate(),
        form=form,
        versions=versions,
        takes=TAKE in request.GET,
    )
    context = {"page": page, "upload_id": uuid.uuid4().hex}
    return render(request, "disclosure/record.html", context, status=status if form is not None else 200)


def _stale(request: MemberRequest, found: Record, form: RecordForm) -> HttpResponse:
    """What was typed, on what stands there now, both shown."""
    newer = queries.record_or_404(request.member, found.item.round, found.pk)
    form.open_on(newer.row_version)
    names = ("words_th", "words_en")
    labels = {name: str(form.fields[name].label) for name in names}
    typed = {name: form.cleaned_data[name] for name in names}
    stands = {name: getattr(newer, name) for name in names}
    by = newer.changed_by.name_th if newer.changed_by else ""
    at = newer.changed_at or timezone.now()
    return _page(request, newer, form, versions_of(labels, typed, stands, by=by, at=at))


def _as_sent(found: Record) -> dict[str, list[str]]:
    """What stands now, for a choice between two versions."""
    return {"words_th": [found.words_th], "words_en": [found.words_en]}
