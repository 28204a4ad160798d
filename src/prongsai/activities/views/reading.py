"""One activity: read, withdrawn."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.activities import actions, permissions, queries
from prongsai.activities.forms import WithdrawForm
from prongsai.activities.models import Activity
from prongsai.activities.presenters.activity import activity_page
from prongsai.activities.presenters.parts import address
from prongsai.activities.wording import CANNOT_RECORD
from prongsai.followup.forms import refuse
from prongsai.rounds.models import Round
from prongsai.rounds.queries import round_or_404
from prongsai.ui.refusals import REFUSED


@require_safe
def activity(request: MemberRequest, agency: str, year: int, activity_id: int) -> HttpResponse:
    round_ = round_or_404(request.member, agency, year)
    return show(request, round_, queries.activity_or_404(request.member, round_, activity_id))


@require_POST
def withdraw_activity(request: MemberRequest, agency: str, year: int, activity_id: int) -> HttpResponse:
    """It was written by mistake: with a reason it goes from every list, and stays readable."""
    round_ = round_or_404(request.member, agency, year)
    found = queries.activity_or_404(request.member, round_, activity_id)
    require(permissions.may_change(request.member, found))
    form = WithdrawForm(request.POST, auto_id="withdraw-%s")
    if form.is_valid():
        try:
            actions.withdraw_activity(
                activity=found, reason=form.cleaned_data["reason"], by=request.member, now=timezone.now()
            )
        except actions.CannotRecord as refused:
            refuse(form, CANNOT_RECORD[refused.code])
        else:
            messages.success(
                request, _("The activity is withdrawn. Its photos stay in the library of evidence.")
            )
            return HttpResponseRedirect(address("activities", round_))
    return show(request, round_, found, form)


def show(
    request: MemberRequest, round_: Round, found: Activity, withdraw: WithdrawForm | None = None
) -> HttpResponse:
    """withdraw: as it came back refused."""
    page = activity_page(round_, found, viewer=request.member, withdraw=withdraw)
    return render(request, "activities/activity.html", {"page": page}, status=REFUSED if withdraw else 200)
