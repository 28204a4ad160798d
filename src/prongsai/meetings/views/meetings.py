"""The meetings of a round: listed, prepared, moved, cancelled, with their agendas."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.meetings import actions, permissions, queries
from prongsai.meetings.forms import ItemForm, MeetingForm, MoveForm, ReasonForm, SeriesForm, refuse
from prongsai.meetings.links import address, meeting_address
from prongsai.meetings.models import AgendaItem, Meeting
from prongsai.meetings.presenters import listing
from prongsai.meetings.presenters import meeting as one_meeting
from prongsai.meetings.refusing import CannotArrange, CannotMinute
from prongsai.meetings.views.doing import was_done
from prongsai.meetings.views.finding import meeting_of
from prongsai.meetings.wording import CANNOT_ARRANGE, CANNOT_MINUTE
from prongsai.rounds.models import Round
from prongsai.rounds.queries import round_or_404
from prongsai.ui.refusals import REFUSED


@require_safe
def meetings(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """?show= ahead, held or all; ?page= as far as it goes."""
    return _list(request, round_or_404(request.member, agency, year))


@require_POST
def prepare_meetings(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Make the meetings of the year in advance."""
    round_ = _arranged(request, agency, year)
    made = actions.prepare_meetings(round_=round_, by=request.member, now=timezone.now())
    said = ngettext("%(count)s meeting is prepared.", "%(count)s meetings are prepared.", made)
    messages.success(
        request, said % {"count": made} if made else _("All meetings of the year are there already.")
    )
    return HttpResponseRedirect(address("meetings", round_))


@require_POST
def begin_series(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    round_ = _arranged(request, agency, year)
    form = SeriesForm(request.POST, auto_id="series-%s")

    def do() -> None:
        actions.begin_series(round_=round_, content=form.content(), by=request.member, now=timezone.now())

    if was_done(form, do):
        messages.success(request, _("The series is begun, and its meetings of the year are prepared."))
        return HttpResponseRedirect(address("meetings", round_))
    return _list(request, round_, listing.Forms(series=form))


@require_POST
def add_meeting(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    round_ = _arranged(request, agency, year)
    form = MeetingForm(request.POST, auto_id="meeting-%s")
    if form.is_valid():
        try:
            made = actions.add_meeting(
                round_=round_, **form.cleaned_data, by=request.member, now=timezone.now()
            )
        except CannotArrange as refused:
            refuse(form, CANNOT_ARRANGE[refused.code])
        else:
            messages.success(request, _("The meeting is added."))
            return HttpResponseRedirect(meeting_address(made))
    return _list(request, round_, listing.Forms(meeting=form))


@require_safe
def meeting(request: MemberRequest, agency: str, year: int, meeting_id: int) -> HttpResponse:
    return _page(request, meeting_of(request, agency, year, meeting_id))


@require_POST
def move_meeting(request: MemberRequest, agency: str, year: int, meeting_id: int) -> HttpResponse:
    found = _own(request, agency, year, meeting_id)
    form = MoveForm(request.POST, auto_id="move-%s")

    def do() -> None:
        actions.move_meeting(meeting=found, **form.cleaned_data, by=request.member, now=timezone.now())

    if was_done(form, do):
        messages.success(request, _("Day, hour and place are saved."))
        return HttpResponseRedirect(meeting_address(found))
    return _page(request, found, one_meeting.Forms(move=form))


@require_POST
def cancel_meeting(request: MemberRequest, agency: str, year: int, meeting_id: int) -> HttpResponse:
    found = _own(request, agency, year, meeting_id)
    form = ReasonForm(request.POST, auto_id="cancel-%s")

    def do() -> None:
        actions.cancel_meeting(meeting=found, **form.cleaned_data, by=request.member, now=timezone.now())

    if was_done(form, do):
        messages.success(request, _("The meeting is cancelled."))
        return HttpResponseRedirect(meeting_address(found))
    return _page(request, found, one_meeting.Forms(cancel=form))


@require_POST
def draw_up_agenda(request: MemberRequest, agency: str, year: int, meeting_id: int) -> HttpResponse:
    """Put onto the agenda what is late, at risk, open or returned."""
    found = _own(request, agency, year, meeting_id)
    try:
        made = actions.draw_up_agenda(meeting=found, by=request.member, now=timezone.now())
    except CannotMinute as refused:
        messages.error(request, str(CANNOT_MINUTE[refused.code][1]))
    else:
        said = ngettext(
            "%(count)s new item stands on the agenda.", "%(count)s new items stand on the agenda.", made
        )
        messages.success(request, said % {"count": made} if made else _("The agenda is up to date."))
    return HttpResponseRedirect(f"{meeting_address(found)}#agenda")


@require_POST
def add_item(request: MemberRequest, agency: str, year: int, meeting_id: int) -> HttpResponse:
    found = _own(request, agency, year, meeting_id)
    form = ItemForm(request.POST, auto_id="item-%s")

    def do() -> None:
        actions.add_item(meeting=found, content=form.content(), by=request.member, now=timezone.now())

    if was_done(form, do):
        return HttpResponseRedirect(f"{meeting_address(found)}#agenda")
    return _page(request, found, one_meeting.Forms(add=form))


@require_POST
def raise_item(request: MemberRequest, agency: str, year: int, meeting_id: int, item_id: int) -> HttpResponse:
    return _with_item(request, agency, year, meeting_id, item_id, _shifting(request, up=True))


@require_POST
def lower_item(request: MemberRequest, agency: str, year: int, meeting_id: int, item_id: int) -> HttpResponse:
    return _with_item(request, agency, year, meeting_id, item_id, _shifting(request, up=False))


@require_POST
def remove_item(
    request: MemberRequest, agency: str, year: int, meeting_id: int, item_id: int
) -> HttpResponse:
    def remove(item: AgendaItem) -> None:
        actions.remove_item(item=item, by=request.member, now=timezone.now())

    return _with_item(request, agency, year, meeting_id, item_id, remove)


def _shifting(request: MemberRequest, *, up: bool) -> Callable[[AgendaItem], None]:
    def shift(item: AgendaItem) -> None:
        actions.shift_item(item=item, up=up, by=request.member, now=timezone.now())

    return shift


def _with_item(
    request: MemberRequest,
    agency: str,
    year: int,
    meeting_id: int,
    item_id: int,
    act: Callable[[AgendaItem], None],
) -> HttpResponse:
    found = _own(request, agency, year, meeting_id)
    try:
        act(queries.item_or_404(found, item_id))
    except CannotMinute as refused:
        messages.error(request, str(CANNOT_MINUTE[refused.code][1]))
    return HttpResponseRedirect(f"{meeting_address(found)}#item-{item_id}")


def _arranged(request: MemberRequest, agency: str, year: int) -> Round:
    round_ = round_or_404(request.member, agency, year)
    require(permissions.may_arrange(request.member, round_))
    return round_


def _own(request: MemberRequest, agency: str, year: int, meeting_id: int) -> Meeting:
    found = meeting_of(request, agency, year, meeting_id)
    require(permissions.may_arrange(request.member, found.round))
    return found


def _list(request: MemberRequest, round_: Round, forms: listing.Forms | None = None) -> HttpResponse:
    page = listing.meetings_page(
        round_,
        viewer=request.member,
        today=timezone.localdate(),
        show=request.GET.get("show", listing.AHEAD),
        number=request.GET.get("page", "1"),
        forms=forms,
    )
    return render(request, "meetings/list.html", {"page": page}, status=REFUSED if forms else 200)


def _page(request: MemberRequest, found: Meeting, forms: one_meeting.Forms | None = None) -> HttpResponse:
    page = one_meeting.meeting_page(found, viewer=request.member, today=timezone.localdate(), forms=forms)
    return render(request, "meetings/meeting.html", {"page": page}, status=REFUSED if forms else 200)
