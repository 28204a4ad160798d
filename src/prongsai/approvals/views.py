"""Taking a decision: the same for every room, which finds the thing within scope; and the rule of approving."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from prongsai.accounts.members import MemberRequest, require
from prongsai.agencies.models import Agency
from prongsai.approvals import actions, permissions, queries
from prongsai.approvals.actions import CannotTake
from prongsai.approvals.forms import ApprovalRuleForm, DecisionForm
from prongsai.approvals.models import Step
from prongsai.approvals.presenters import decision_page, refusal_words, rule_page
from prongsai.approvals.procedures import Procedure
from prongsai.approvals.wording import MADE
from prongsai.rules.moves import Move, WhyNot
from prongsai.ui.parts import Crumbs
from prongsai.ui.refusals import REFUSED


def decide(
    request: MemberRequest, procedure: Procedure[Any], thing: Any, key: str, *, crumbs: Crumbs
) -> HttpResponse:
    """GET: the page that asks for words; POST: the move. The room has found the thing within scope.

    404 for a move that the flow does not have, 403 without the role. What was typed stands in every answer.
    """
    move = _move_or_404(procedure, key)
    if request.method != "POST":
        form = DecisionForm(None, move=move, rows=procedure.rows(thing))
        return _ask(request, procedure, thing, move, form, crumbs)
    form = DecisionForm(request.POST, move=move, rows=procedure.rows(thing))
    if not form.is_valid():
        return _ask(request, procedure, thing, move, form, crumbs, status=REFUSED)
    try:
        actions.take(
            procedure=procedure,
            subject_id=thing.pk,
            move=move.key,
            by=request.member,
            now=timezone.now(),
            seen=form.cleaned_data["seen"],
            digest=form.cleaned_data["digest"] or None,
            comment=form.cleaned_data["comment"],
            rows=form.row_comments(),
        )
    except CannotTake as refused:
        return _refuse(request, procedure, thing, move, form, crumbs, refused)
    messages.success(request, str(MADE[move.key]))
    return HttpResponseRedirect(procedure.address(procedure.params(thing)))


def _move_or_404(procedure: Procedure[Any], key: str) -> Move:
    try:
        return procedure.flow.move(key)
    except KeyError:
        raise Http404 from None


def _refuse(
    request: MemberRequest,
    procedure: Procedure[Any],
    thing: Any,
    move: Move,
    form: DecisionForm,
    crumbs: Crumbs,
    refused: CannotTake,
) -> HttpResponse:
    """The page again, as things stand now, with everything that was typed."""
    sentence = refusal_words(procedure, refused.code)
    if refused.code in {"no_comment", "no_reason"}:
        form.add_error("comment", sentence)
        return _ask(request, procedure, thing, move, form, crumbs, status=REFUSED)
    standing_now = type(thing)._default_manager.get(pk=thing.pk)
    return _ask(
        request, procedure, standing_now, move, form, crumbs,
        status=REFUSED, problem=sentence, faster=refused.step,
    )  # fmt: skip


def _ask(
    request: MemberRequest,
    procedure: Procedure[Any],
    thing: Any,
    move: Move,
    form: DecisionForm,
    crumbs: Crumbs,
    *,
    status: int = 200,
    problem: str = "",
    faster: Step | None = None,
) -> HttpResponse:
    standing = queries.standing(procedure, thing, request.member, timezone.localdate())
    judged = next(one for one in standing.moves if one.move.key == move.key)
    require(judged.why_not != WhyNot.WITHOUT_ROLE)
    problem = problem or (refusal_words(procedure, judged.why_not) if judged.why_not else "")
    page = decision_page(standing, move.key, form, crumbs, problem=problem, faster=faster)
    return render(request, "approvals/decide.html", {"page": page}, status=status)


@require_http_methods(["GET", "POST"])
def change_rule(request: MemberRequest, slug: str) -> HttpResponse:
    """How an agency approves; read by everybody who sees it, changed by those who may."""
    agency = _agency_or_404(request, slug)
    rule, units = queries.rule_of(agency), list(agency.units.standing().order_by("position"))
    may_change = permissions.may_change_rule(request.member, agency)
    form = ApprovalRuleForm(request.POST if request.method == "POST" else None, rule=rule, units=units)
    if request.method == "POST":
        require(may_change)
        if form.is_valid():
            actions.change_rule(agency=agency, **form.cleaned_data, by=request.member, now=timezone.now())
            messages.success(request, _("From now on approvals follow this rule."))
            return HttpResponseRedirect(request.path)
    page = rule_page(agency, rule, may_change=may_change)
    context = {"page": page, "form": form}
    return render(request, "approvals/rule.html", context, status=REFUSED if form.errors else 200)


def _agency_or_404(request: MemberRequest, slug: str) -> Agency:
    found = Agency.objects.filter(request.member.scope(""), slug=slug).first()
    if found is None:
        raise Http404
    return found
