"""What every view of the plan shares: finding the round, and answering with the page or with the part that changed."""

from collections.abc import Iterable
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.accounts.members import MemberRequest, require
from prongsai.measures import permissions, queries
from prongsai.measures.presenters.plan import Editing, PlanPage, plan_page
from prongsai.measures.queries import WholePlan
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rounds.queries import round_or_404
from prongsai.ui.dates import moment_in_words
from prongsai.ui.language import spoken
from prongsai.ui.refusals import REFUSED


def round_to_plan(request: MemberRequest, agency: str, year: int) -> Round:
    """The round, for somebody who may plan in it: 404 outside the scope, 403 without the role."""
    round_ = round_or_404(request.member, agency, year)
    require(permissions.may_plan(request.member, round_))
    return round_


def wants_part(request: HttpRequest) -> bool:
    """Whether htmx asks, which puts a part of the page in place."""
    return request.headers.get("HX-Request") == "true"


def plan_address(round_: Round, anchor: str) -> str:
    """A place on the page of the plan, with its fold open."""
    lies_in_a_fold = anchor.startswith(("item-", "measure-"))
    return f"{of_round('measures:plan', round_)}{f'?open={anchor}' if lies_in_a_fold else ''}#{anchor}"


def open_editor(
    request: MemberRequest,
    round_: Round,
    planned: WholePlan,
    editing: Editing,
    *,
    refused: bool = False,
) -> HttpResponse:
    """The plan with one thing open for writing; to htmx only the block of its item."""
    page = plan_page(round_, planned, viewer=request.member, editing=editing)
    if page.is_held and not refused:
        return not_now(request, round_)
    status = REFUSED if refused else 200
    if wants_part(request):
        return _part(request, page, {editing.key}, status)
    return render(request, "measures/plan.html", {"page": page}, status=status)


def not_now(request: MemberRequest, round_: Round) -> HttpResponse:
    """Back to the plan, which is held, with a word on why nothing is written."""
    messages.error(request, _("The plan has been handed in or approved, so it cannot be changed now."))
    address = of_round("measures:plan", round_)
    if wants_part(request):
        answer = HttpResponse()
        answer["HX-Redirect"] = address
        return answer
    return HttpResponseRedirect(address)


def saved(
    request: MemberRequest, round_: Round, touched: Iterable[str], *, now: datetime, **focus: object
) -> HttpResponse:
    """Back to the plan; to htmx the blocks of the items that changed, the first of them in place of the form.

    touched   keys of those items, one at least
    focus   `moved` and `focus` of measures/card.html, after a measure has changed places.
    """
    moment = moment_in_words(timezone.localtime(now), spoken())
    messages.success(request, _("Saved %(moment)s") % {"moment": moment})
    first, *others = touched
    if not wants_part(request):
        return HttpResponseRedirect(plan_address(round_, first))
    page = plan_page(round_, queries.whole_plan(round_), viewer=request.member)
    return _part(request, page, {first, *others}, 200, first, **focus)


def _part(
    request: MemberRequest,
    page: PlanPage,
    touched: set[str],
    status: int,
    first: str | None = None,
    **focus: object,
) -> HttpResponse:
    rows = [row for row in page.rows if row.key in touched]
    rows.sort(key=lambda row: row.key != first)
    context = {"page": page, "row": rows[0], "others": rows[1:], **focus}
    name = "answer" if first else "finding"
    return render(request, f"measures/plan.html#{name}", context, status=status)
