"""The year's obligations, one of them, and how deadlines are counted."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from prongsai.accounts.members import MemberRequest, require
from prongsai.rounds import actions, permissions, queries
from prongsai.rounds.forms import DeadlineRuleForm
from prongsai.rounds.models import Obligation
from prongsai.rounds.presenters.duty import Forms, duty_page, rule_page
from prongsai.rounds.presenters.rows import duties_address
from prongsai.rounds.presenters.year import Asked, duties_page
from prongsai.rules.calendar import WeekendRule
from prongsai.ui.refusals import REFUSED


@require_GET
def duties(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    round_ = queries.round_or_404(request.member, agency, year)
    asked = Asked.read(*(request.GET.get(name, "") for name in ("show", "by", "unit", "duty")))
    page = duties_page(round_, viewer=request.member, asked=asked, today=timezone.localdate())
    return render(request, "rounds/duties.html", {"page": page})


@require_GET
def duty(request: MemberRequest, agency: str, year: int, duty_id: int) -> HttpResponse:
    return show_duty(request, found_duty(request, agency, year, duty_id))


def found_duty(request: MemberRequest, agency: str, year: int, duty_id: int) -> Obligation:
    round_ = queries.round_or_404(request.member, agency, year)
    return queries.obligation_or_404(request.member, round_, duty_id, _today())


def show_duty(
    request: MemberRequest, obligation: Obligation, forms: Forms | None = None, status: int = 200
) -> HttpResponse:
    page = duty_page(obligation, viewer=request.member, today=_today(), forms=forms or Forms())
    return render(request, "rounds/duty.html", {"page": page}, status=status)


@require_http_methods(["GET", "POST"])
def deadline_rule(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    round_ = queries.round_or_404(request.member, agency, year)
    require(permissions.may_change_deadline_rule(request.member, round_.agency))
    rule = queries.deadline_rule_of(round_.agency)
    form = DeadlineRuleForm(request.POST if request.method == "POST" else None, rule=rule)
    if request.method != "POST" or not form.is_valid():
        context = {"page": rule_page(round_), "form": form}
        return render(request, "rounds/deadline_rule.html", context, status=REFUSED if form.errors else 200)
    actions.change_deadline_rule(
        agency=round_.agency,
        weekend_rule=WeekendRule(form.cleaned_data["weekend_rule"]),
        grace_days=form.cleaned_data["grace_days"],
        lock_after=form.cleaned_data["lock_after"],
        by=request.member,
        now=timezone.now(),
    )
    messages.success(
        request, _("Deadlines from today on are counted anew. The printed days stay beside them.")
    )
    return HttpResponseRedirect(duties_address(round_))


def _today() -> date:
    return timezone.localdate()
