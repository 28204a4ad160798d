"""The Word template of an office: its own in place of the house's, and back."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from prongsai.accounts.members import MemberRequest, require
from prongsai.reports import actions, permissions, queries
from prongsai.reports.forms import TemplateForm
from prongsai.reports.kinds import AnyKind
from prongsai.reports.presenters import address, template_page
from prongsai.reports.topics import kind_or_404
from prongsai.reports.word_templates.problems import TemplateRefused
from prongsai.reports.words import problem_sentence
from prongsai.rounds.models import Round
from prongsai.rounds.queries import round_or_404
from prongsai.ui.refusals import REFUSED

MOST_SHOWN = 8


@require_http_methods(["GET", "HEAD", "POST"])
def template(request: MemberRequest, agency: str, year: int, kind: str) -> HttpResponse:
    """Shows the template in use and the tags; POST sends in another."""
    round_, of_kind = round_or_404(request.member, agency, year), kind_or_404(kind)
    require(permissions.may_see_draft(request.member, round_))
    if request.method != "POST":
        return _show(request, round_, of_kind, TemplateForm())
    require(permissions.may_change_template(request.member, round_))
    form = TemplateForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, round_, of_kind, form, status=REFUSED)
    name, content = form.cleaned_data["file"]
    try:
        actions.replace_template(
            round_=round_, kind=of_kind, name=name, content=content, by=request.member, now=timezone.now()
        )
    except TemplateRefused as refused:
        sentences = list(dict.fromkeys(problem_sentence(problem) for problem in refused.problems))
        form.add_error("file", sentences[:MOST_SHOWN])
        return _show(request, round_, of_kind, form, status=REFUSED)
    messages.success(request, _("The template is in place. Papers are made with it from now on."))
    return HttpResponseRedirect(address(round_, "template", kind=kind))


@require_POST
def withdraw_template(request: MemberRequest, agency: str, year: int, kind: str) -> HttpResponse:
    round_, of_kind = round_or_404(request.member, agency, year), kind_or_404(kind)
    require(permissions.may_change_template(request.member, round_))
    actions.withdraw_template(round_=round_, kind=of_kind, by=request.member, now=timezone.now())
    messages.success(request, _("Papers are made with the house template again."))
    return HttpResponseRedirect(address(round_, "template", kind=kind))


def _show(
    request: MemberRequest, round_: Round, kind: AnyKind, form: TemplateForm, *, status: int = 200
) -> HttpResponse:
    own = queries.own_template(round_.agency, kind)
    page = template_page(round_, kind, own, form, viewer=request.member)
    return render(request, "reports/template.html", {"page": page}, status=status)
