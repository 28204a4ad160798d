"""Recording what was done, taking it back, excusing, and letting records in after the lock."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from prongsai.accounts.members import MemberRequest, require
from prongsai.approvals.views import decide
from prongsai.rounds import actions, permissions, queries
from prongsai.rounds.forms import ExceptionForm, ReasonForm, RecordForm
from prongsai.rounds.models import Obligation
from prongsai.rounds.presenters.duty import Forms
from prongsai.rounds.presenters.rows import duty_address
from prongsai.rounds.reviewing import RECORD
from prongsai.rounds.views.duties import found_duty, show_duty
from prongsai.rounds.wording import EXCUSE_REFUSED, RECORD_REFUSED, RECORDED
from prongsai.ui.language import in_words
from prongsai.ui.refusals import REFUSED


@require_POST
def record_done(request: MemberRequest, agency: str, year: int, duty_id: int) -> HttpResponse:
    obligation = found_duty(request, agency, year, duty_id)
    may_hand_in = permissions.may_hand_in_record(request.member, obligation)
    require(may_hand_in or permissions.may_record(request.member, obligation.round))
    form = RecordForm(request.POST, auto_id="record-%s")
    if form.is_valid():
        try:
            made = actions.record_done(
                obligation=obligation, **form.cleaned_data, by=request.member, now=timezone.now()
            )
        except actions.CannotRecord as refused:
            _say(form, RECORD_REFUSED[refused.code])
        else:
            messages.success(request, str(RECORDED[made.state]))
            return _back(obligation)
    return show_duty(request, obligation, Forms(record=form), REFUSED)


@require_http_methods(["GET", "POST"])
def withdraw_record(
    request: MemberRequest, agency: str, year: int, duty_id: int, record_id: int
) -> HttpResponse:
    obligation = found_duty(request, agency, year, duty_id)
    require(permissions.may_record(request.member, obligation.round))
    record = queries.record_or_404(obligation, record_id)
    if request.method != "POST":
        return show_duty(request, obligation, Forms(withdraw=(record_id, ReasonForm(auto_id="withdraw-%s"))))
    form = ReasonForm(request.POST, auto_id="withdraw-%s")
    if form.is_valid():
        try:
            actions.withdraw_record(
                record=record, reason=form.cleaned_data["reason"], by=request.member, now=timezone.now()
            )
        except actions.CannotRecord as refused:
            _say(form, RECORD_REFUSED[refused.code])
        else:
            messages.success(request, _("The record is taken back and stays readable."))
            return _back(obligation)
    return show_duty(request, obligation, Forms(withdraw=(record_id, form)), REFUSED)


@require_http_methods(["GET", "POST"])
def decide_on_record(
    request: MemberRequest, agency: str, year: int, duty_id: int, record_id: int, move: str
) -> HttpResponse:
    """A record of a unit is accepted or returned by somebody else."""
    obligation = found_duty(request, agency, year, duty_id)
    record = queries.record_or_404(obligation, record_id)
    title = in_words(RECORD.title(record))
    return decide(request, RECORD, record, move, crumbs=((title, RECORD.address(RECORD.params(record))),))


@require_POST
def excuse_duty(request: MemberRequest, agency: str, year: int, duty_id: int) -> HttpResponse:
    obligation = found_duty(request, agency, year, duty_id)
    require(permissions.may_excuse(request.member, obligation.round))
    form = ReasonForm(request.POST, auto_id="excuse-%s")
    if form.is_valid():
        try:
            actions.excuse_obligation(
                obligation=obligation,
                reason=form.cleaned_data["reason"],
                by=request.member,
                now=timezone.now(),
            )
        except actions.CannotExcuse as refused:
            messages.error(request, str(EXCUSE_REFUSED[refused.code][1]))
        else:
            messages.success(request, _("The duty is excused."))
        return _back(obligation)
    return show_duty(request, obligation, Forms(excuse=form), REFUSED)


@require_POST
def restore_duty(request: MemberRequest, agency: str, year: int, duty_id: int) -> HttpResponse:
    obligation = found_duty(request, agency, year, duty_id)
    require(permissions.may_excuse(request.member, obligation.round))
    try:
        actions.withdraw_excuse(obligation=obligation, by=request.member, now=timezone.now())
    except actions.CannotExcuse as refused:
        messages.error(request, str(EXCUSE_REFUSED[refused.code][1]))
    else:
        messages.success(request, _("The duty stands again."))
    return _back(obligation)


@require_POST
def grant_exception(request: MemberRequest, agency: str, year: int, duty_id: int) -> HttpResponse:
    obligation = found_duty(request, agency, year, duty_id)
    require(permissions.may_grant_exception(request.member, obligation.round))
    form = ExceptionForm(request.POST, auto_id="exception-%s")
    if form.is_valid():
        try:
            actions.grant_exception(
                round_=obligation.round,
                obligation=None if form.cleaned_data["whole_round"] else obligation,
                reason=form.cleaned_data["reason"],
                until=form.cleaned_data["until"],
                by=request.member,
                now=timezone.now(),
            )
        except actions.CannotExcuse as refused:
            _say(form, EXCUSE_REFUSED[refused.code])
        else:
            messages.success(request, _("Records can be made again until that day."))
            return _back(obligation)
    return show_duty(request, obligation, Forms(exception=form), REFUSED)


def _say(form: Form, refused: tuple[str, object]) -> None:
    place, sentence = refused
    form.add_error(place or None, str(sentence))


def _back(obligation: Obligation) -> HttpResponse:
    return HttpResponseRedirect(duty_address(obligation.round, obligation.pk))
