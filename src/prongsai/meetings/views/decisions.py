"""What meetings decided: listed, followed, finished with proof."""

import uuid

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.files.models import Evidence
from prongsai.files.receiving import form_limit
from prongsai.files.views.sent import taken_in
from prongsai.meetings import actions, permissions, queries
from prongsai.meetings.forms import MoveDecisionForm, ReasonForm, ReportForm, refuse
from prongsai.meetings.links import decision_address
from prongsai.meetings.models import ActionItem
from prongsai.meetings.presenters.decisions import OPEN, Forms, decision_page, decisions_page
from prongsai.meetings.refusing import CannotFollow
from prongsai.meetings.views.doing import was_done
from prongsai.meetings.wording import CANNOT_FOLLOW
from prongsai.rounds.queries import round_or_404
from prongsai.ui.refusals import REFUSED
from prongsai.ui.uploads import takes_uploads


@require_safe
def decisions(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """?show= open, late, done or all; ?page= as far as it goes."""
    page = decisions_page(
        round_or_404(request.member, agency, year),
        viewer=request.member,
        today=timezone.localdate(),
        show=request.GET.get("show", OPEN),
        number=request.GET.get("page", "1"),
    )
    return render(request, "meetings/decisions.html", {"page": page})


@require_safe
def decision(request: MemberRequest, agency: str, year: int, decision_id: int) -> HttpResponse:
    return _page(request, _found(request, agency, year, decision_id))


@takes_uploads(form_limit)
@require_POST
def report_decision(request: MemberRequest, agency: str, year: int, decision_id: int) -> HttpResponse:
    """Say how it goes on, or that it is done. Files are taken in first: where one is refused, nothing is said yet."""
    action = _found(request, agency, year, decision_id)
    require(permissions.may_report(request.member, action))
    form = ReportForm(request.POST, auto_id="report-%s")
    if not form.is_valid():
        return _page(request, action, Forms(report=form))
    sent = list(taken_in(request, form.cleaned_data["upload_id"]))
    for sentence in (sentence for _evidence, sentence in sent if sentence):
        form.add_error(None, sentence)
    if form.errors:
        return _page(request, action, Forms(report=form))
    try:
        _report(request, action, form, [one for one, _sentence in sent if one is not None])
    except CannotFollow as refused:
        refuse(form, CANNOT_FOLLOW[refused.code])
        return _page(request, action, Forms(report=form))
    messages.success(request, _("It is saved."))
    return HttpResponseRedirect(decision_address(action))


@require_POST
def move_decision(request: MemberRequest, agency: str, year: int, decision_id: int) -> HttpResponse:
    action = _found(request, agency, year, decision_id)
    require(permissions.may_move_day(request.member, action))
    form = MoveDecisionForm(request.POST, auto_id="move-%s")

    def do() -> None:
        actions.move_action(
            action=action,
            due_on=form.cleaned_data["due_on"],
            reason=form.cleaned_data["text"],
            by=request.member,
            now=timezone.now(),
        )

    if was_done(form, do):
        messages.success(request, _("The due day is moved. The day that the meeting named stays beside it."))
        return HttpResponseRedirect(decision_address(action))
    return _page(request, action, Forms(move=form))


@require_POST
def reopen_decision(request: MemberRequest, agency: str, year: int, decision_id: int) -> HttpResponse:
    action = _found(request, agency, year, decision_id)
    require(permissions.may_arrange(request.member, action.round))
    form = ReasonForm(request.POST, auto_id="reopen-%s")

    def do() -> None:
        actions.reopen_action(action=action, **form.cleaned_data, by=request.member, now=timezone.now())

    if was_done(form, do):
        messages.success(request, _("It is open again."))
        return HttpResponseRedirect(decision_address(action))
    return _page(request, action, Forms(reopen=form))


def _found(request: MemberRequest, agency: str, year: int, decision_id: int) -> ActionItem:
    round_ = round_or_404(request.member, agency, year)
    return queries.decision_or_404(request.member, round_, decision_id)


def _report(request: MemberRequest, action: ActionItem, form: ReportForm, evidence: list[Evidence]) -> None:
    typed, now = form.cleaned_data, timezone.now()
    if not typed["done"]:
        actions.report_progress(
            action=action, text=typed["text"], evidence=evidence, by=request.member, now=now
        )
        return
    actions.finish_action(
        action=action,
        text=typed["text"],
        done_on=typed["done_on"] or timezone.localdate(now),
        evidence=evidence,
        by=request.member,
        now=now,
    )


def _page(request: MemberRequest, action: ActionItem, forms: Forms | None = None) -> HttpResponse:
    page = decision_page(action, viewer=request.member, today=timezone.localdate(), forms=forms)
    context = {"page": page, "upload_id": uuid.uuid4().hex}
    return render(request, "meetings/decision.html", context, status=REFUSED if forms else 200)
