"""The minutes of a meeting: begun, written, with their decisions, handed in and confirmed."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from prongsai.accounts.members import MemberRequest, require
from prongsai.approvals.views import decide
from prongsai.meetings import actions, permissions, queries
from prongsai.meetings.approving import MINUTES
from prongsai.meetings.forms import DecisionForm, MinutesForm, refuse
from prongsai.meetings.links import meeting_address
from prongsai.meetings.models import ActionItem, Meeting, Minutes
from prongsai.meetings.presenters.decisions import decision_page
from prongsai.meetings.presenters.minutes import minutes_page, units_of
from prongsai.meetings.refusing import CannotMinute, Stale
from prongsai.meetings.views.doing import was_done
from prongsai.meetings.views.finding import meeting_of
from prongsai.meetings.wording import CANNOT_MINUTE, name_of
from prongsai.rounds.queries import round_or_404
from prongsai.ui.language import in_words
from prongsai.ui.refusals import REFUSED


@require_POST
def open_minutes(request: MemberRequest, agency: str, year: int, meeting_id: int) -> HttpResponse:
    """Say that the meeting is held."""
    meeting = meeting_of(request, agency, year, meeting_id)
    require(permissions.may_arrange(request.member, meeting.round))
    try:
        actions.open_minutes(meeting=meeting, by=request.member, now=timezone.now())
    except CannotMinute as refused:
        messages.error(request, str(CANNOT_MINUTE[refused.code][1]))
        return HttpResponseRedirect(meeting_address(meeting))
    messages.success(request, _("The agenda stays as it is now. Write down who came and what was said."))
    return HttpResponseRedirect(meeting_address(meeting, "minutes"))


@require_http_methods(["GET", "HEAD", "POST"])
def minutes(request: MemberRequest, agency: str, year: int, meeting_id: int) -> HttpResponse:
    meeting = meeting_of(request, agency, year, meeting_id)
    standing = queries.minutes_or_404(meeting)
    if request.method != "POST":
        return _page(request, meeting, standing)
    require(permissions.may_arrange(request.member, meeting.round))
    form = _bound(request.POST, standing)
    if not form.is_valid():
        return _page(request, meeting, standing, form)
    try:
        actions.write_minutes(
            minutes=standing,
            content=form.content(),
            seen=form.seen_version(),
            by=request.member,
            now=timezone.now(),
        )
    except CannotMinute as refused:
        refuse(form, CANNOT_MINUTE[refused.code])
        return _page(request, meeting, standing, form)
    except Stale:
        return _stale(request, meeting, standing)
    messages.success(request, _("The minutes are saved."))
    return HttpResponseRedirect(meeting_address(meeting, "minutes"))


@require_POST
def add_decision(request: MemberRequest, agency: str, year: int, meeting_id: int) -> HttpResponse:
    meeting = meeting_of(request, agency, year, meeting_id)
    standing = queries.minutes_or_404(meeting)
    require(permissions.may_arrange(request.member, meeting.round))
    form = DecisionForm(request.POST, units=units_of(meeting), items=list(meeting.agenda.all()))

    def do() -> None:
        actions.add_decision(
            minutes=standing,
            content=form.content(),
            item=form.chosen_item(),
            by=request.member,
            now=timezone.now(),
        )

    if was_done(form, do):
        messages.success(request, _("The decision is written down. Handed in, it becomes a duty."))
        return HttpResponseRedirect(meeting_address(meeting, "minutes") + "#decisions")
    return _page(request, meeting, standing, decision=form)


@require_http_methods(["GET", "HEAD", "POST"])
def change_decision(request: MemberRequest, agency: str, year: int, decision_id: int) -> HttpResponse:
    """Mend a decision while its minutes are open."""
    decision = _decision(request, agency, year, decision_id)
    initial = {
        "text": decision.text,
        "unit": decision.unit.code if decision.unit else "",
        "due_on": decision.due_on,
    }
    data = request.POST if request.method == "POST" else None
    form = DecisionForm(data, units=units_of(decision.meeting), initial=initial)

    def do() -> None:
        actions.change_decision(
            decision=decision, content=form.content(), by=request.member, now=timezone.now()
        )

    if data is not None and was_done(form, do):
        messages.success(request, _("The decision is mended."))
        return HttpResponseRedirect(meeting_address(decision.meeting, "minutes") + "#decisions")
    page = decision_page(decision, viewer=request.member, today=timezone.localdate())
    context = {"page": page, "form": form, "back": meeting_address(decision.meeting, "minutes")}
    return render(request, "meetings/change_decision.html", context, status=REFUSED if form.errors else 200)


@require_POST
def remove_decision(request: MemberRequest, agency: str, year: int, decision_id: int) -> HttpResponse:
    decision = _decision(request, agency, year, decision_id)
    try:
        actions.remove_decision(decision=decision, by=request.member, now=timezone.now())
    except CannotMinute as refused:
        messages.error(request, str(CANNOT_MINUTE[refused.code][1]))
    return HttpResponseRedirect(meeting_address(decision.meeting, "minutes") + "#decisions")


@require_http_methods(["GET", "POST"])
def decide_on_minutes(
    request: MemberRequest, agency: str, year: int, meeting_id: int, move: str
) -> HttpResponse:
    """One move of meetings.states.MINUTES_FLOW."""
    meeting = meeting_of(request, agency, year, meeting_id)
    standing = queries.minutes_or_404(meeting)
    crumbs = ((in_words(name_of(meeting)), meeting_address(meeting, "minutes")),)
    return decide(request, MINUTES, standing, move, crumbs=crumbs)


def _decision(request: MemberRequest, agency: str, year: int, decision_id: int) -> ActionItem:
    round_ = round_or_404(request.member, agency, year)
    decision = queries.decision_or_404(request.member, round_, decision_id)
    require(permissions.may_arrange(request.member, round_))
    return decision


def _bound(data: QueryDict, standing: Minutes) -> MinutesForm:
    meeting = standing.meeting
    items, places = list(meeting.agenda.all()), list(meeting.attendance.all())
    return MinutesForm(data, minutes=standing, items=items, places=places)


def _page(
    request: MemberRequest,
    meeting: Meeting,
    standing: Minutes,
    form: MinutesForm | None = None,
    *,
    decision: DecisionForm | None = None,
    newer: bool = False,
) -> HttpResponse:
    page = minutes_page(meeting, standing, viewer=request.member, form=form, decision=decision, newer=newer)
    is_refused = newer or bool(form and form.errors) or bool(decision and decision.errors)
    return render(request, "meetings/minutes.html", {"page": page}, status=REFUSED if is_refused else 200)


def _stale(request: MemberRequest, meeting: Meeting, standing: Minutes) -> HttpResponse:
    """The form with what was typed, on what stands there now, which is shown beside each item."""
    newer = Minutes.objects.get(pk=standing.pk)
    newer.meeting = meeting
    typed = request.POST.copy()
    typed["seen"] = str(newer.row_version)
    return _page(request, meeting, newer, _bound(typed, newer), newer=True)
