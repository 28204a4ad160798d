"""One result: read, written, mended, shown by photos."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from prongsai.accounts.members import MemberRequest, require
from prongsai.files.models import Evidence
from prongsai.files.receiving import form_limit
from prongsai.files.views.sent import taken_in
from prongsai.results import actions, permissions, queries
from prongsai.results.content import ResultContent, ShownPhoto
from prongsai.results.forms import ResultForm
from prongsai.results.permissions import may_see
from prongsai.results.presenters.places import line_address, part_address
from prongsai.results.presenters.result import Asked, result_page
from prongsai.results.states import HELD
from prongsai.results.views.boards import half_in, unit_or_404
from prongsai.ui.refusals import REFUSED
from prongsai.ui.uploads import takes_uploads
from prongsai.ui.versions import Versions, as_chosen, versions_of


@takes_uploads(form_limit)
@require_http_methods(["GET", "HEAD", "POST"])
def of_unit(
    request: MemberRequest, agency: str, year: int, half: str, measure_id: int, code: str
) -> HttpResponse:
    """What came of a measure in a unit."""
    found = half_in(request, agency, year, half)
    unit = unit_or_404(request, found, code)
    sheet = queries.sheet_of(found, request.member)
    report = sheet.report_of(unit)
    is_held = report is not None and report.state in HELD
    return _answer(request, Asked(found, sheet, queries.asked_line_or_404(sheet, measure_id, code), is_held))


@takes_uploads(form_limit)
@require_http_methods(["GET", "HEAD", "POST"])
def of_office(request: MemberRequest, agency: str, year: int, half: str, measure_id: int) -> HttpResponse:
    """What came of a measure of the whole office, or of several units in one text."""
    found = half_in(request, agency, year, half)
    if not may_see(request.member, None):
        raise Http404
    sheet = queries.sheet_of(found, request.member)
    return _answer(request, Asked(found, sheet, queries.asked_line_or_404(sheet, measure_id, "")))


def _answer(request: MemberRequest, asked: Asked) -> HttpResponse:
    """Files are taken in first, so that nothing sent is lost; then words and photos are saved together."""
    if request.method != "POST":
        return _page(request, asked)
    require(permissions.may_write(request.member, asked.reporting.round, asked.line.unit))
    form = ResultForm(as_chosen(request.POST, _as_sent(asked)))
    if not form.is_valid():
        return _page(request, asked, form)
    is_whole = _take_in(request, form)
    try:
        actions.write_result(
            reporting=asked.reporting,
            line=asked.line,
            content=ResultContent(form.cleaned_data["text"], _photos(request, form)),
            seen=form.seen_version(),
            by=request.member,
            now=timezone.now(),
        )
    except actions.CannotWrite as refused:
        form.refuse(refused.code)
        return _page(request, asked, form)
    except actions.Stale:
        return _stale(request, asked, form)
    messages.success(request, _("The result is saved."))
    stays = not is_whole or "stay" in request.POST
    unit = None if asked.line.is_whole else asked.line.unit
    back = line_address(asked.reporting, asked.line) if stays else part_address(asked.reporting, unit)
    return HttpResponseRedirect(back)


def _take_in(request: MemberRequest, form: ResultForm) -> bool:
    """Files sent along become evidence and are chosen; whether all of them were taken in."""
    is_whole = True
    for evidence, sentence in taken_in(request, form.cleaned_data["upload_id"]):
        if evidence is None:
            messages.error(request, sentence)
            is_whole = False
        else:
            form.choose(evidence.pk)
    return is_whole


def _photos(request: MemberRequest, form: ResultForm) -> list[ShownPhoto]:
    """The chosen evidence of the own agency, in order."""
    ids = form.chosen_photos()
    found = Evidence.objects.visible_to(request.member).filter(agency=request.member.agency).in_bulk(ids)
    return [ShownPhoto(found[pk], form.caption_of(pk)) for pk in ids if pk in found]


def _page(
    request: MemberRequest, asked: Asked, form: ResultForm | None = None, versions: Versions | None = None
) -> HttpResponse:
    page = result_page(asked, viewer=request.member, form=form, versions=versions)
    is_refused = versions is not None or bool(form and form.errors)
    context = {"page": page, "upload_id": uuid.uuid4().hex}
    return render(request, "results/result.html", context, status=REFUSED if is_refused else 200)


def _stale(request: MemberRequest, asked: Asked, form: ResultForm) -> HttpResponse:
    """What was typed, on what stands there now, both shown."""
    newer = queries.result_of(asked.reporting, asked.line)
    if newer is None:
        raise Http404
    form.open_on(newer.row_version)
    by = newer.changed_by.name_th if newer.changed_by else ""
    label = {"text": str(form.fields["text"].label)}
    versions = versions_of(
        label, {"text": form.cleaned_data["text"]}, {"text": newer.text}, by=by, at=newer.changed_at
    )
    return _page(request, asked, form, versions)


def _as_sent(asked: Asked) -> dict[str, list[str]]:
    """What stands now, for a choice between two versions."""
    return {"text": [asked.line.result.text]} if asked.line.result else {}
