"""The assessment of a round: freezing, telling, deciding, comparing, taking out."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.approvals.actions import CannotTake
from prongsai.approvals.presenters import refusal_words
from prongsai.approvals.views import decide as decide_on
from prongsai.approvals.wording import MADE
from prongsai.assessment import actions, permissions
from prongsai.assessment.approving import ASSESSED, with_case
from prongsai.assessment.forms import DaysForm, FreezeForm
from prongsai.assessment.presenters.board import board_page
from prongsai.assessment.presenters.compare import compare_page
from prongsai.assessment.presenters.parts import title_of
from prongsai.assessment.queries.cases import case_of, case_or_404
from prongsai.assessment.queries.sources import cut_off_of
from prongsai.assessment.scores import rule_asked
from prongsai.assessment.states import TELL
from prongsai.assessment.taking_out import workbook
from prongsai.assessment.wording import CANNOT_JUDGE
from prongsai.frameworks.queries import framework_from
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rounds.queries import round_or_404
from prongsai.rules.assessing import PointRule
from prongsai.ui.refusals import REFUSED

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def board(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    return _board(request, round_or_404(request.member, agency, year))


@require_POST
def freeze(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Keep what was there when the cut-off day ended."""
    round_ = round_or_404(request.member, agency, year)
    require(permissions.may_freeze(request.member, round_))
    framework = framework_from(round_.framework)
    form = FreezeForm(request.POST, cut_off_on=cut_off_of(framework), rule=rule_asked(framework))
    if form.is_valid():
        chosen = PointRule(form.cleaned_data["rule"])
        day = form.cleaned_data["cut_off_on"]
        try:
            actions.freeze_pack(
                round_=round_, cut_off_on=day, rule=chosen, by=request.member, now=timezone.now()
            )
        except actions.CannotFreeze as refused:
            form.refuse(refused.code)
        else:
            messages.success(request, _("The pack is frozen. The office and the assessor can judge it now."))
            return HttpResponseRedirect(of_round("assessment:board", round_))
    return _board(request, round_, freeze=form)


@require_POST
def finish_own(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """The office's own opinion is whole."""
    round_ = round_or_404(request.member, agency, year)
    require(permissions.may_judge_own(request.member, round_))
    try:
        actions.finish_own(round_=round_, by=request.member, now=timezone.now())
    except actions.CannotJudge as refused:
        messages.error(request, str(CANNOT_JUDGE[refused.code]))
    else:
        messages.success(request, _("The office’s own opinion is finished and does not change any more."))
    return HttpResponseRedirect(of_round("assessment:board", round_))


@require_POST
def tell(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Tell the office the first scores, with the days for answers."""
    round_ = round_or_404(request.member, agency, year)
    require(permissions.may_assess(request.member, round_))
    case_or_404(round_)
    form = DaysForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            actions.tell_office(
                round_=round_,
                first_on=data["first_on"],
                last_on=data["last_on"],
                by=request.member,
                now=timezone.now(),
                seen=data["seen"],
            )
        except actions.CannotTell as refused:
            form.refuse(refused.code)
        except CannotTake as refused:
            form.refuse(refused.code, refusal_words(ASSESSED, refused.code))
        else:
            messages.success(request, str(MADE[TELL]))
            return HttpResponseRedirect(of_round("assessment:board", round_))
    return _board(request, round_, days=form)


@require_http_methods(["GET", "POST"])
def decide(request: MemberRequest, agency: str, year: int, move: str) -> HttpResponse:
    """One move of assessment.states.ASSESSMENT_FLOW, but for telling, which asks for days."""
    round_ = round_or_404(request.member, agency, year)
    thing = with_case(case_or_404(round_))
    if move == TELL:
        return HttpResponseRedirect(of_round("assessment:board", round_))
    crumbs = ((title_of(round_), of_round("assessment:board", round_)),)
    return decide_on(request, ASSESSED, thing, move, crumbs=crumbs)


@require_safe
def compare(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    round_ = round_or_404(request.member, agency, year)
    page = compare_page(case_or_404(round_, with_documents=True), viewer=request.member)
    return render(request, "assessment/compare.html", {"page": page})


@require_safe
def download(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Every component with verdicts and reasons, the scores, and the differences."""
    round_ = round_or_404(request.member, agency, year)
    case = case_or_404(round_, with_documents=True)
    require(permissions.sees_assessor(request.member, case.assessment, round_))
    answer = HttpResponse(workbook(case), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="oit-assessment-{agency}-{year}.xlsx"'
    return answer


def _board(
    request: MemberRequest, round_: Round, *, freeze: FreezeForm | None = None, days: DaysForm | None = None
) -> HttpResponse:
    page = board_page(
        round_,
        case_of(round_),
        viewer=request.member,
        today=timezone.localdate(),
        freeze=freeze,
        days=days,
    )
    is_refused = any(form is not None and form.errors for form in (freeze, days))
    refused = freeze if freeze is not None and page.freeze is None else None
    context = {"page": page, "refused": refused}
    return render(request, "assessment/board.html", context, status=REFUSED if is_refused else 200)
