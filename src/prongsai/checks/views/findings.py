"""What the privacy check has found: the list, one of them, and the decision."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.accounts.roles import Verb
from prongsai.checks import actions, permissions, queries
from prongsai.checks.forms import CLEAR, DecideForm
from prongsai.checks.models import Finding
from prongsai.checks.presenters.findings import finding_page, findings_page
from prongsai.checks.wording import CANNOT_DECIDE
from prongsai.files.queries import agency_or_404
from prongsai.ui.ids import id_in
from prongsai.ui.refusals import REFUSED


@require_safe
def findings(request: MemberRequest, agency: str) -> HttpResponse:
    """What waits in an agency, or with ?show=decided what was decided; ?page=."""
    require(request.member.can(Verb.READ))
    page = findings_page(
        request.member,
        agency_or_404(request.member, agency),
        is_open=request.GET.get("show") != "decided",
        number=id_in(request.GET.get("page")) or 1,
    )
    return render(request, "checks/findings.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def finding(request: MemberRequest, agency: str, finding_id: int) -> HttpResponse:
    found = queries.finding_or_404(request.member, agency, finding_id)
    if request.method != "POST":
        return _page(request, found, DecideForm())
    require(permissions.may_decide_some(request.member, found.scan))
    form = DecideForm(request.POST)
    if form.is_valid():
        try:
            actions.decide_finding(
                finding=found,
                is_clear=form.cleaned_data["decision"] == CLEAR,
                reason=form.cleaned_data["reason"],
                by=request.member,
                now=timezone.now(),
            )
        except actions.CannotDecide as refused:
            messages.error(request, str(CANNOT_DECIDE[refused.code]))
            found.refresh_from_db()
        else:
            messages.success(request, _("Your decision is written down."))
            return HttpResponseRedirect(reverse("checks:findings", args=[agency]))
    return _page(request, found, form, status=REFUSED)


def _page(request: MemberRequest, found: Finding, form: DecideForm, *, status: int = 200) -> HttpResponse:
    page = finding_page(request.member, found, form)
    return render(request, "checks/finding.html", {"page": page}, status=status)
