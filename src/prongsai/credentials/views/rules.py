"""Which roles sign in with a second factor."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from prongsai.accounts.members import MemberRequest, require
from prongsai.credentials import actions, permissions, queries
from prongsai.credentials.confirming import freshly_confirmed
from prongsai.credentials.forms import FactorRules
from prongsai.credentials.presenters import factor_rules_page
from prongsai.credentials.wording import REFUSALS
from prongsai.ui.refusals import REFUSED


@require_http_methods(["GET", "HEAD", "POST"])
@freshly_confirmed
def factor_rules(request: MemberRequest) -> HttpResponse:
    require(permissions.may_set_factor_rules(request.member))
    standing = queries.factor_rules(timezone.localdate())
    initial = {"roles": [one.role for one in standing if one.is_required]}
    form = FactorRules(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_factor_rules(roles=form.chosen(), by=request.member, now=timezone.now())
        except actions.CannotSetRules as refused:
            form.add_error("roles", str(REFUSALS[refused.code]))
        else:
            messages.success(
                request, _("The rules are kept. They hold from the next page that somebody opens.")
            )
            return redirect("accounts:factor_rules")
    context = {"form": form, "page": factor_rules_page(standing)}
    return render(request, "credentials/factor_rules.html", context, status=REFUSED if form.errors else 200)
