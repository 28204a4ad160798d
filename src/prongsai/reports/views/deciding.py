"""Handing in, approving, returning."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from prongsai.accounts.members import MemberRequest, require
from prongsai.approvals.presenters import who_and_when
from prongsai.approvals.views import decide
from prongsai.reports import actions, permissions, queries
from prongsai.reports.actions import CannotDecide, CannotSubmit
from prongsai.reports.deciding import PAPER
from prongsai.reports.forms import ApproveForm, ReturnForm, SubmitForm
from prongsai.reports.presenters import address
from prongsai.reports.states import ENDORSE
from prongsai.reports.views.papers import draft_or_404, show_paper, show_preview
from prongsai.reports.words import DECISION_REFUSED, SUBMIT_REFUSED
from prongsai.rounds.queries import round_or_404
from prongsai.ui.refusals import REFUSED


@require_POST
def submit_paper(request: MemberRequest, agency: str, year: int, topic: str) -> HttpResponse:
    wanted = draft_or_404(request, agency, year, topic)
    require(permissions.may_submit_paper(request.member, wanted.round, wanted.kind))
    form = SubmitForm(request.POST)
    form.is_valid()
    thai_digits = form.cleaned_data["thai_digits"]
    try:
        submitted = actions.submit_paper(
            topic=wanted,
            by=request.member,
            now=timezone.now(),
            thai_digits=thai_digits,
            seen=form.cleaned_data.get("seen", ""),
        )
    except CannotSubmit as refused:
        sentence = str(SUBMIT_REFUSED[refused.code])
        return show_preview(request, wanted, thai_digits=thai_digits, problem=sentence, status=REFUSED)
    messages.success(request, _("The paper is handed in. The director can now read it and decide."))
    return HttpResponseRedirect(address(wanted.round, "paper", paper_id=submitted.pk))


@require_POST
def approve_paper(request: MemberRequest, agency: str, year: int, paper_id: int) -> HttpResponse:
    round_ = round_or_404(request.member, agency, year)
    paper = queries.paper_or_404(round_, request.member, paper_id)
    require(permissions.may_decide_paper(request.member, paper))
    form = ApproveForm(request.POST)
    if not form.is_valid():
        return show_paper(request, round_, paper, approve=form, status=REFUSED)
    try:
        actions.approve_paper(paper=paper, **form.cleaned_data, by=request.member, now=timezone.now())
    except CannotDecide as refused:
        form.add_error("number" if refused.code == "number_used" else None, _sentence(refused))
        standing = queries.paper_or_404(round_, request.member, paper_id)
        return show_paper(request, round_, standing, approve=form, status=REFUSED)
    messages.success(request, _("The paper is approved and frozen, as Word and as PDF."))
    return HttpResponseRedirect(address(round_, "paper", paper_id=paper.pk))


@require_POST
def return_paper(request: MemberRequest, agency: str, year: int, paper_id: int) -> HttpResponse:
    round_ = round_or_404(request.member, agency, year)
    paper = queries.paper_or_404(round_, request.member, paper_id)
    require(permissions.may_return_paper(request.member, paper))
    form = ReturnForm(request.POST)
    if not form.is_valid():
        return show_paper(request, round_, paper, send_back=form, status=REFUSED)
    try:
        actions.return_paper(paper=paper, **form.cleaned_data, by=request.member, now=timezone.now())
    except CannotDecide as refused:
        form.add_error(None, _sentence(refused))
        standing = queries.paper_or_404(round_, request.member, paper_id)
        return show_paper(request, round_, standing, send_back=form, status=REFUSED)
    messages.success(request, _("The paper is returned with your words."))
    return HttpResponseRedirect(address(round_, "paper", paper_id=paper.pk))


@require_http_methods(["GET", "POST"])
def endorse_paper(request: MemberRequest, agency: str, year: int, paper_id: int) -> HttpResponse:
    round_ = round_or_404(request.member, agency, year)
    paper = queries.paper_or_404(round_, request.member, paper_id)
    crumbs = (
        (_("Papers"), address(round_, "papers")),
        (queries.topic_of(paper).name, PAPER.address(PAPER.params(paper))),
    )
    return decide(request, PAPER, paper, ENDORSE, crumbs=crumbs)


def _sentence(refused: CannotDecide) -> str:
    """Why it is refused; where somebody was faster, who and when."""
    sentence = str(DECISION_REFUSED[refused.code])
    if refused.code == "decided_already" and refused.step is not None:
        return f"{sentence} ({who_and_when(refused.step)})"
    return sentence
