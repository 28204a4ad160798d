"""One piece of work: its whole story; its day moved, its steps ticked, dropped and taken up again."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.followup import actions, permissions, queries
from prongsai.followup.forms import ReasonForm, ReplanForm, StepForm, refuse
from prongsai.followup.models import Assignment
from prongsai.followup.presenters.parts import assignment_address
from prongsai.followup.presenters.story import Forms, story_page
from prongsai.followup.wording import CANNOT_END, CANNOT_REPLAN, CANNOT_TICK
from prongsai.rounds.models import Round
from prongsai.rounds.queries import round_or_404
from prongsai.ui.refusals import REFUSED

Found = tuple[Round, Assignment]


@require_safe
def assignment(request: MemberRequest, agency: str, year: int, assignment_id: int) -> HttpResponse:
    return _page(request, _found(request, agency, year, assignment_id))


@require_POST
def replan(request: MemberRequest, agency: str, year: int, assignment_id: int) -> HttpResponse:
    """Move the due day, with a reason."""
    found = _found(request, agency, year, assignment_id)
    require(permissions.may_replan(request.member, found[0], found[1].unit))
    form = ReplanForm(request.POST, auto_id="replan-%s")
    if form.is_valid():
        try:
            actions.replan_assignment(
                assignment=found[1], **form.cleaned_data, by=request.member, now=timezone.now()
            )
        except actions.CannotReplan as refused:
            refuse(form, CANNOT_REPLAN[refused.code])
        else:
            messages.success(request, _("The due day is moved. The day planned first stays beside it."))
            return _back(found)
    return _page(request, found, Forms(replan=form), REFUSED)


@require_POST
def drop(request: MemberRequest, agency: str, year: int, assignment_id: int) -> HttpResponse:
    """Decide that the work is not carried on."""
    found = _found(request, agency, year, assignment_id)
    require(permissions.may_begin(request.member, found[0]))
    form = ReasonForm(request.POST, auto_id="drop-%s")
    if form.is_valid():
        try:
            actions.drop_assignment(
                assignment=found[1], **form.cleaned_data, by=request.member, now=timezone.now()
            )
        except actions.CannotEnd as refused:
            refuse(form, (None, CANNOT_END[refused.code]))
        else:
            messages.success(request, _("The work is dropped. What was written stays."))
            return _back(found)
    return _page(request, found, Forms(drop=form), REFUSED)


@require_POST
def resume(request: MemberRequest, agency: str, year: int, assignment_id: int) -> HttpResponse:
    """Take up again what was dropped."""
    found = _found(request, agency, year, assignment_id)
    require(permissions.may_begin(request.member, found[0]))
    try:
        actions.resume_assignment(assignment=found[1], by=request.member, now=timezone.now())
    except actions.CannotEnd as refused:
        messages.error(request, str(CANNOT_END[refused.code]))
    else:
        messages.success(request, _("The work goes on."))
    return _back(found)


@require_POST
def tick_step(request: MemberRequest, agency: str, year: int, assignment_id: int) -> HttpResponse:
    """Say that a step was done, today or on the day given."""
    return _tick(
        request,
        _found(request, agency, year, assignment_id),
        lambda found, form: actions.tick_step(
            assignment=found,
            mark=form.cleaned_data["mark"],
            done_on=form.day(),
            by=request.member,
            now=timezone.now(),
        ),
    )


@require_POST
def untick_step(request: MemberRequest, agency: str, year: int, assignment_id: int) -> HttpResponse:
    """Take a tick back."""
    return _tick(
        request,
        _found(request, agency, year, assignment_id),
        lambda found, form: actions.untick_step(
            assignment=found, mark=form.cleaned_data["mark"], by=request.member, now=timezone.now()
        ),
    )


def _tick(
    request: MemberRequest, found: Found, act: Callable[[Assignment, StepForm], object]
) -> HttpResponse:
    require(permissions.may_enter(request.member, found[0], found[1].unit))
    form = StepForm(request.POST)
    if not form.is_valid():
        for errors in form.errors.values():
            messages.error(request, " ".join(str(error) for error in errors))
        return _back(found)
    try:
        act(found[1], form)
    except actions.CannotTick as refused:
        messages.error(request, str(CANNOT_TICK[refused.code]))
    return _back(found, "#steps")


def _found(request: MemberRequest, agency: str, year: int, assignment_id: int) -> Found:
    round_ = round_or_404(request.member, agency, year)
    return round_, queries.assignment_or_404(request.member, round_, assignment_id)


def _page(
    request: MemberRequest, found: Found, forms: Forms | None = None, status: int = 200
) -> HttpResponse:
    round_, work = found
    page = story_page(round_, work, viewer=request.member, today=timezone.localdate(), forms=forms or Forms())
    return render(request, "followup/story.html", {"page": page}, status=status)


def _back(found: Found, place: str = "") -> HttpResponse:
    return HttpResponseRedirect(assignment_address(found[1], found[0]) + place)
