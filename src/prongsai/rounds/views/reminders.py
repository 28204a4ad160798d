"""Who is reminded when: shown to everybody of the office, changed by those who decide on deadlines."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from prongsai.accounts.members import MemberRequest, require
from prongsai.notices.actions import CannotKeepHours
from prongsai.rounds import actions, permissions, queries
from prongsai.rounds.forms import ReminderForm
from prongsai.rounds.models import Round
from prongsai.rounds.presenters.reminders import reminders_page, standing_values
from prongsai.rounds.presenters.rows import duties_address
from prongsai.rounds.wording import REMINDERS_REFUSED
from prongsai.ui.refusals import REFUSED


@require_http_methods(["GET", "HEAD", "POST"])
def reminders(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """POST with `try` shows what would happen and keeps nothing."""
    round_ = queries.round_or_404(request.member, agency, year)
    if request.method != "POST":
        return _show(request, round_, ReminderForm(initial=standing_values(round_.agency)))
    require(permissions.may_change_reminders(request.member, round_.agency))
    form = ReminderForm(request.POST)
    if not form.is_valid():
        return _show(request, round_, form, status=REFUSED)
    try:
        return _tried(request, round_, form) if "try" in request.POST else _kept(request, round_, form)
    except (actions.CannotChangeReminders, CannotKeepHours) as refused:
        field, sentence = REMINDERS_REFUSED[refused.code]
        form.add_error(field or None, str(sentence))
        return _show(request, round_, form, status=REFUSED)


def _tried(request: MemberRequest, round_: Round, form: ReminderForm) -> HttpResponse:
    actions.check_ladder(form.days())
    return _show(request, round_, form, is_trial=True)


def _kept(request: MemberRequest, round_: Round, form: ReminderForm) -> HttpResponse:
    actions.change_reminders(
        agency=round_.agency, days=form.days(), hours=form.hours(), by=request.member, now=timezone.now()
    )
    messages.success(request, _("From now on people are reminded like this."))
    return HttpResponseRedirect(duties_address(round_, "reminders"))


def _show(
    request: MemberRequest, round_: Round, form: ReminderForm, *, status: int = 200, is_trial: bool = False
) -> HttpResponse:
    page = reminders_page(round_, form, viewer=request.member, today=timezone.localdate())
    context = {"page": page, "form": form, "is_trial": is_trial}
    return render(request, "rounds/reminders.html", context, status=status)
