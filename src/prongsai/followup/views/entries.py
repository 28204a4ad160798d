"""One entry: read, written, mended; its photos put in and taken out; its period opened again."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from prongsai.accounts.members import MemberRequest, require
from prongsai.files.models import Evidence
from prongsai.files.receiving import form_limit
from prongsai.files.views.sent import taken_in
from prongsai.followup import actions, permissions, queries
from prongsai.followup.forms import EntryForm, ReopenForm, refuse
from prongsai.followup.models import Assignment, Entry, EntryFile, Period
from prongsai.followup.presenters.entry import entry_page
from prongsai.followup.presenters.parts import address
from prongsai.followup.wording import CANNOT_ENTER, CANNOT_REOPEN
from prongsai.rounds.models import Round
from prongsai.rounds.queries import round_or_404
from prongsai.ui.refusals import REFUSED
from prongsai.ui.uploads import takes_uploads

Found = tuple[Round, Assignment, Period]


@takes_uploads(form_limit)
@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: MemberRequest, agency: str, year: int, assignment_id: int, period_id: int) -> HttpResponse:
    """The entry of a piece of work in a period. Words are saved first, then each file for itself."""
    found = _found(request, agency, year, assignment_id, period_id)
    round_, assignment, period = found
    if request.method != "POST":
        return _page(request, found, copying="copy" in request.GET)
    require(permissions.may_enter(request.member, round_, assignment.unit))
    form = EntryForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    try:
        saved = actions.write_entry(
            assignment=assignment,
            period=period,
            content=form.content(),
            seen=form.seen_version(),
            by=request.member,
            now=timezone.now(),
        )
    except actions.CannotEnter as refused:
        form.refuse(refused.code)
        return _page(request, found, form)
    except actions.Stale:
        return _stale(request, found)
    saved.assignment = assignment
    is_whole = _show(request, saved, form)
    messages.success(request, _("The entry is saved."))
    return HttpResponseRedirect(
        _address(found) if not is_whole or "stay" in request.POST else address("follow_up", round_)
    )


@require_POST
def remove_file(request: MemberRequest, agency: str, year: int, file_id: int) -> HttpResponse:
    """Take a photo out of an entry; it stays in the library."""
    round_ = round_or_404(request.member, agency, year)
    shown = (
        EntryFile.objects.select_related("entry__period", "entry__assignment__unit")
        .filter(pk=file_id)
        .first()
    )
    if shown is None:
        raise Http404
    assignment = queries.assignment_or_404(request.member, round_, shown.entry.assignment_id)
    shown.entry.assignment = assignment
    require(permissions.may_enter(request.member, round_, assignment.unit))
    try:
        actions.detach_evidence(shown=shown, by=request.member, now=timezone.now())
    except actions.CannotEnter as refused:
        messages.error(request, str(CANNOT_ENTER[refused.code][1]))
    else:
        messages.success(request, _("It is out of this entry. It stays in the library of evidence."))
    return HttpResponseRedirect(_address((round_, assignment, shown.entry.period)))


@require_POST
def reopen(
    request: MemberRequest, agency: str, year: int, assignment_id: int, period_id: int
) -> HttpResponse:
    """Open a closed period again, for every piece of work that is looked at in it."""
    found = _found(request, agency, year, assignment_id, period_id)
    round_, _assignment, period = found
    require(permissions.may_reopen(request.member, round_))
    form = ReopenForm(request.POST, auto_id="reopen-%s")
    if form.is_valid():
        try:
            actions.reopen_period(period=period, **form.cleaned_data, by=request.member, now=timezone.now())
        except actions.CannotReopen as refused:
            refuse(form, CANNOT_REOPEN[refused.code])
        else:
            messages.success(request, _("The period is open again until the day that you gave."))
            return HttpResponseRedirect(_address(found))
    return _page(request, found, reopen=form)


def _found(request: MemberRequest, agency: str, year: int, assignment_id: int, period_id: int) -> Found:
    round_ = round_or_404(request.member, agency, year)
    assignment = queries.assignment_or_404(request.member, round_, assignment_id)
    return round_, assignment, queries.period_or_404(request.member, round_, period_id)


def _page(
    request: MemberRequest,
    found: Found,
    form: EntryForm | None = None,
    *,
    newer: Entry | None = None,
    copying: bool = False,
    reopen: ReopenForm | None = None,
) -> HttpResponse:
    round_, assignment, period = found
    page = entry_page(
        round_,
        assignment,
        period,
        viewer=request.member,
        today=timezone.localdate(),
        form=form,
        newer=newer,
        copying=copying,
        reopen=reopen,
    )
    is_refused = bool(newer) or bool(form and form.errors) or bool(reopen and reopen.errors)
    context = {"page": page, "upload_id": uuid.uuid4().hex}
    return render(request, "followup/entry.html", context, status=REFUSED if is_refused else 200)


def _stale(request: MemberRequest, found: Found) -> HttpResponse:
    """The form with what was typed, on what stands there now, which is shown beside it."""
    _round, assignment, period = found
    newer = queries.entry_of(assignment, period)
    typed = request.POST.copy()
    typed["seen"] = str(newer.row_version if newer else 0)
    return _page(request, found, EntryForm(typed), newer=newer)


def _show(request: MemberRequest, saved: Entry, form: EntryForm) -> bool:
    """Put chosen and sent files into the entry; whether all of them were taken in."""
    chosen = list(
        Evidence.objects.visible_to(request.member).filter(
            pk__in=form.cleaned_data["evidence"], agency=request.member.agency
        )
    )
    sent = list(taken_in(request, form.cleaned_data["upload_id"]))
    refused = [sentence for _evidence, sentence in sent if sentence]
    for sentence in refused:
        messages.error(request, sentence)
    evidence = [*chosen, *(one for one, _sentence in sent if one is not None)]
    if evidence:
        actions.attach_evidence(entry=saved, evidence=evidence, by=request.member, now=timezone.now())
    return not refused


def _address(found: Found) -> str:
    round_, assignment, period = found
    return address("entry", round_, assignment_id=assignment.pk, period_id=period.pk)
