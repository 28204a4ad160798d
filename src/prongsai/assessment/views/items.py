"""One item of a pack: read, judged, answered."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from prongsai.accounts.members import MemberRequest, require
from prongsai.assessment import actions, permissions
from prongsai.assessment.content import Case, ItemCase, Side
from prongsai.assessment.forms import AnswerForm, JudgeForm
from prongsai.assessment.presenters.item import item_page, not_in_pack, side_for
from prongsai.assessment.presenters.parts import component_titles
from prongsai.assessment.queries.cases import case_of, case_or_404, item_or_404
from prongsai.files.models import FileVersion
from prongsai.files.queries import newest_version
from prongsai.files.receiving import form_limit
from prongsai.files.views.sent import taken_in
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rounds.queries import round_or_404
from prongsai.ui.refusals import REFUSED
from prongsai.ui.uploads import takes_uploads

NOT_FOUND = 404


@require_http_methods(["GET", "HEAD", "POST"])
def item(request: MemberRequest, agency: str, year: int, code: str) -> HttpResponse:
    """The frozen item; sent, it is the opinion of the side whose turn it is."""
    round_ = round_or_404(request.member, agency, year)
    case = case_of(round_, with_documents=True)
    one = case.item(code) if case else None
    if case is None or one is None:
        return _not_in_pack(request, round_, code)
    if request.method != "POST":
        return _page(request, case, one)
    side = _side(request, case, one)
    form = JudgeForm(request.POST, titles=component_titles(one), standing=None)
    if not form.is_valid():
        return _page(request, case, one, judge=form)
    try:
        actions.judge_item(
            round_=round_,
            code=code,
            side=side,
            said=form.said(),
            seen=form.cleaned_data["seen"] or 0,
            by=request.member,
            now=timezone.now(),
        )
    except actions.CannotJudge as refused:
        form.refuse(refused.code, refused.component)
        return _page(request, case, one, judge=form)
    except actions.Stale:
        return _stale(request, round_, code, side, form)
    messages.success(request, _("The opinion of %(code)s is saved.") % {"code": code})
    return HttpResponseRedirect(_next(request, case, one))


@takes_uploads(form_limit)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: MemberRequest, agency: str, year: int, code: str) -> HttpResponse:
    """Files are taken in first, so that nothing sent is lost; then words and files are saved together."""
    round_ = round_or_404(request.member, agency, year)
    case = case_or_404(round_, with_documents=True)
    one = item_or_404(case, code)
    if request.method != "POST":
        return HttpResponseRedirect(of_round("assessment:item", round_, code=code))
    require(permissions.may_judge_own(request.member, round_))
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, case, one, answer=form)
    _take_in(request, form)
    try:
        actions.answer_item(
            round_=round_,
            code=code,
            text=form.cleaned_data["text"],
            files=_files(request, form),
            seen=form.cleaned_data["seen"] or 0,
            by=request.member,
            now=timezone.now(),
        )
    except actions.CannotAnswer as refused:
        form.refuse(refused.code)
        return _page(request, case, one, answer=form)
    except actions.Stale:
        fresh = case_or_404(round_, with_documents=True)
        again = item_or_404(fresh, code)
        form.open_on(again.answer.row_version if again.answer else 0)
        return _page(request, fresh, again, answer=form)
    messages.success(request, _("The answer to %(code)s is saved.") % {"code": code})
    return HttpResponseRedirect(of_round("assessment:item", round_, code=code))


def _not_in_pack(request: MemberRequest, round_: Round, code: str) -> HttpResponse:
    """An item of another year, or a year without a pack: told with the way to what there is."""
    return render(
        request, "assessment/not_in_pack.html", {"page": not_in_pack(round_, code)}, status=NOT_FOUND
    )


def _side(request: MemberRequest, case: Case, one: ItemCase) -> str:
    """The side that this person speaks for; one whose time is over, where it is nobody's turn. PermissionDenied."""
    found = side_for(case, one, request.member)
    if found:
        return found
    if permissions.may_judge_own(request.member, case.round):
        return Side.OWN
    if permissions.may_assess(request.member, case.round):
        return Side.FIRST if one.answer is None else Side.FINAL
    raise PermissionDenied


def _next(request: MemberRequest, case: Case, one: ItemCase) -> str:
    """The next item in printed order, where that was asked for; else the same."""
    place = case.items.index(one) + 1
    if "next" in request.POST:
        if place == len(case.items):
            return of_round("assessment:board", case.round)
        one = case.items[place]
    return of_round("assessment:item", case.round, code=one.item.code)


def _take_in(request: MemberRequest, form: AnswerForm) -> None:
    """Files sent along become evidence, and stay with the form."""
    for evidence, sentence in taken_in(request, form.cleaned_data["upload_id"]):
        if evidence is None:
            messages.error(request, sentence)
        else:
            form.keep(newest_version(evidence).pk)


def _files(request: MemberRequest, form: AnswerForm) -> list[FileVersion]:
    ids = form.kept()
    found = FileVersion.objects.visible_to(request.member).select_related("evidence").in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]


def _stale(request: MemberRequest, round_: Round, code: str, side: str, form: JudgeForm) -> HttpResponse:
    """What was typed, over what stands there now, which is shown beside."""
    case = case_or_404(round_, with_documents=True)
    one = item_or_404(case, code)
    newer = one.opinions.get(side)
    form.open_on(newer.row_version if newer else 0)
    return _page(request, case, one, judge=form)


def _page(
    request: MemberRequest,
    case: Case,
    one: ItemCase,
    *,
    judge: JudgeForm | None = None,
    answer: AnswerForm | None = None,
) -> HttpResponse:
    page = item_page(case, one, viewer=request.member, today=timezone.localdate(), judge=judge, answer=answer)
    is_refused = any(form is not None and form.errors for form in (judge, answer))
    context = {"page": page, "upload_id": uuid.uuid4().hex}
    return render(request, "assessment/item.html", context, status=REFUSED if is_refused else 200)
