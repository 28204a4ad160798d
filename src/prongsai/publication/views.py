"""What of a round is public, and taking a version back."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.publication import actions, permissions, queries
from prongsai.publication.forms import WithdrawForm
from prongsai.publication.models import Publication
from prongsai.publication.presenters import Refused, history_page, published_page
from prongsai.publication.wording import CANNOT_WITHDRAW
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rounds.queries import round_or_404
from prongsai.ui.refusals import REFUSED


@require_safe
def published(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Every item of the year that was ever published."""
    round_ = round_or_404(request.member, agency, year)
    return render(request, "publication/published.html", {"page": published_page(round_)})


@require_safe
def history(request: MemberRequest, agency: str, year: int, code: str) -> HttpResponse:
    """The versions of one item."""
    round_ = round_or_404(request.member, agency, year)
    versions = queries.history_or_404(request.member, round_, code)
    return _history(request, round_, versions)


@require_POST
def withdraw_version(request: MemberRequest, agency: str, year: int, code: str, number: int) -> HttpResponse:
    """At once and with a reason, which everybody reads."""
    round_ = round_or_404(request.member, agency, year)
    versions = queries.history_or_404(request.member, round_, code)
    found = next((one for one in versions if one.number == number), None)
    if found is None:
        raise Http404
    require(permissions.may_withdraw(request.member, found))
    form = WithdrawForm(request.POST, auto_id=f"withdraw-{number}-%s")
    if form.is_valid():
        try:
            actions.withdraw(found, form.cleaned_data["reason"], by=request.member, now=timezone.now())
        except actions.CannotWithdraw as refused:
            form.add_error("reason", str(CANNOT_WITHDRAW[refused.code]))
        else:
            messages.success(request, _("Version %(number)s is withdrawn.") % {"number": number})
            return HttpResponseRedirect(of_round("publication:history", round_, code=code))
    return _history(request, round_, versions, Refused(number, form))


def _history(
    request: MemberRequest, round_: Round, versions: list[Publication], refused: Refused | None = None
) -> HttpResponse:
    page = history_page(round_, versions, viewer=request.member, refused=refused)
    status = REFUSED if refused else 200
    return render(request, "publication/history.html", {"page": page}, status=status)
