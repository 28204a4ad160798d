"""The list of entries: to read, to say "no change" in, to take out as a table; and the beginning of it all."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.followup import actions, permissions, queries
from prongsai.followup.actions.entering import Pair
from prongsai.followup.exporting import table_of
from prongsai.followup.forms import NoChangeForm, refuse
from prongsai.followup.presenters.listing import Asked, list_page
from prongsai.followup.presenters.parts import address
from prongsai.followup.wording import CANNOT_BEGIN, CANNOT_ENTER
from prongsai.measures.queries import plan_of
from prongsai.rounds.models import Round
from prongsai.rounds.queries import round_or_404
from prongsai.tables.writing import workbook_of
from prongsai.ui.ids import id_in
from prongsai.ui.refusals import REFUSED

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def follow_up(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """What is to be written now, late first. The address remembers every choice, and the reason given last."""
    round_ = round_or_404(request.member, agency, year)
    form = NoChangeForm(request.GET) if "reason" in request.GET else None
    return _page(request, round_, request.GET, form, after=request.GET.get("after", ""))


@require_safe
def export(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """The same list with everything that was written, as a table for Excel."""
    round_ = round_or_404(request.member, agency, year)
    asked = Asked.read(request.GET.dict(), request.member)
    rows = table_of(round_, asked, viewer=request.member, today=timezone.localdate())
    answer = HttpResponse(workbook_of({_("Follow-up"): rows}), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="follow-up-{agency}-{year}.xlsx"'
    return answer


@require_POST
def enter_no_change(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """`pair` names assignments and periods that have not moved; then the list again, ready for the next one."""
    round_ = round_or_404(request.member, agency, year)
    form, asked = NoChangeForm(request.POST), QueryDict(request.POST.get("asked", "").lstrip("?"))
    keys = [key for key in request.POST.getlist("pair") if key]
    pairs = [_pair_or_404(request, round_, key) for key in keys]
    for assignment, _period in pairs:
        require(permissions.may_enter(request.member, round_, assignment.unit))
    if not form.is_valid():
        return _page(request, round_, asked, form, status=REFUSED)
    try:
        actions.enter_no_change(pairs=pairs, reason=form.kept_reason(), by=request.member, now=timezone.now())
    except actions.CannotEnter as refused:
        field, sentence = CANNOT_ENTER[refused.code]
        refuse(form, ("words" if field == "reason" else None, sentence))
        return _page(request, round_, asked, form, status=REFUSED)
    typed = {"reason": request.POST.get("reason", ""), "words": request.POST.get("words", "")}
    after = keys[-1] if keys else ""
    query = urlencode({**asked.dict(), **typed, "after": after})
    return HttpResponseRedirect(f"{address('follow_up', round_)}?{query}")


@require_POST
def begin(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    return _bring(request, agency, year, is_new=True)


@require_POST
def bring_up_to_date(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    return _bring(request, agency, year, is_new=False)


def _bring(request: MemberRequest, agency: str, year: int, *, is_new: bool) -> HttpResponse:
    round_ = round_or_404(request.member, agency, year)
    require(permissions.may_begin(request.member, round_))
    plan = plan_of(round_)
    if plan is None:
        raise Http404
    act = actions.begin_follow_up if is_new else actions.bring_up_to_date
    try:
        brought = act(plan=plan, by=request.member, now=timezone.now())
    except actions.CannotBegin as refused:
        messages.error(request, str(CANNOT_BEGIN[refused.code]))
    else:
        messages.success(
            request,
            _("The work follows the plan: %(made)s given out, %(changed)s changed, %(ended)s ended.")
            % {"made": brought.made, "changed": brought.changed, "ended": brought.ended},
        )
    return HttpResponseRedirect(address("follow_up", round_))


def _page(
    request: MemberRequest,
    round_: Round,
    given: QueryDict,
    form: NoChangeForm | None,
    *,
    after: str = "",
    status: int = 200,
) -> HttpResponse:
    page = list_page(
        round_,
        Asked.read(given.dict(), request.member),  # type: ignore[arg-type]  # a QueryDict holds text alone
        viewer=request.member,
        today=timezone.localdate(),
        number=id_in(given.get("page")) or 1,
        no_change=form,
        after=after,
    )
    return render(request, "followup/list.html", {"page": page}, status=status)


def _pair_or_404(request: MemberRequest, round_: Round, key: str) -> Pair:
    """Assignment and period of a key such as 12-7."""
    assignment_id, _dash, period_id = key.partition("-")
    ids = id_in(assignment_id), id_in(period_id)
    if ids[0] is None or ids[1] is None:
        raise Http404
    return (
        queries.assignment_or_404(request.member, round_, ids[0]),
        queries.period_or_404(request.member, round_, ids[1]),
    )
