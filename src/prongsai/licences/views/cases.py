"""Applications: list, intake at the counter, one application and its moves."""

import secrets
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.licences import actions, permissions
from prongsai.licences.applying.addresses import address as public_address
from prongsai.licences.applying.views import SENDING
from prongsai.licences.exporting import applications_table, as_file, note_taken, year_asked
from prongsai.licences.forms.applying import ApplyForm
from prongsai.licences.forms.office import FIELDS_OF, CheckForm, MoveForm
from prongsai.licences.models import Application
from prongsai.licences.presenters.applications import applications_page, choose_page
from prongsai.licences.presenters.case import CasePage, case_page
from prongsai.licences.presenters.parts import address, kind_name, named
from prongsai.licences.queries.cases import (
    agency_or_404,
    application_or_404,
    applications_of,
    checks_of,
    clock_of,
    events_of,
    notices_of,
    type_or_404,
    types_of,
    worked_on,
)
from prongsai.licences.queries.papers import sent_papers
from prongsai.licences.slips import slip_of
from prongsai.licences.wording import REFUSED as WHY
from prongsai.licences.wording import STALE
from prongsai.ui.refusals import REFUSED

CONFLICT = 409


@require_safe
def applications(request: MemberRequest, agency: str) -> HttpResponse:
    """?year= of filing; open ones of earlier years stand there too."""
    office = agency_or_404(request.member, agency)
    year, today = year_asked(request), timezone.localdate()
    rows = applications_of(office, year, unit=request.member.own_unit)
    page = applications_page(office, year, rows, types_of(office), viewer=request.member, today=today)
    return render(request, "licences/list.html", {"page": page})


@require_safe
def export_applications(request: MemberRequest, agency: str, format: str) -> HttpResponse:  # noqa: A002
    """With names and contacts: taken by few, and noted in the trail."""
    office = agency_or_404(request.member, agency)
    require(permissions.may_take_list(request.member, office.pk))
    year = year_asked(request)
    rows = applications_of(office, year)
    note_taken(office, year, by=request.member, now=timezone.now())
    return as_file(applications_table(rows), format, f"applications-{office.slug}-{year}")


@require_safe
def choose(request: MemberRequest, agency: str) -> HttpResponse:
    office = agency_or_404(request.member, agency)
    require(permissions.may_handle_any(request.member, office.pk))
    page = choose_page(office, types_of(office), viewer=request.member)
    return render(request, "licences/list.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def file_application(request: MemberRequest, agency: str, key: str) -> HttpResponse:
    """The answer to the sending is the slip: its secret is kept nowhere to be led to."""
    office = agency_or_404(request.member, agency)
    of = type_or_404(request.member, office, key)
    require(permissions.may_handle_type(request.member, of))
    form = ApplyForm(initial={"sending": secrets.token_urlsafe(24)})
    problem = ""
    if request.method == "POST":
        given = request.POST.copy()
        if not SENDING.fullmatch(given.get("sending", "")):
            given["sending"] = secrets.token_urlsafe(24)
        form = ApplyForm(given)
        if form.is_valid():
            try:
                filed = actions.file_application(
                    of=of,
                    **form.cleaned_data,
                    channel=Application.Channel.COUNTER,
                    by=request.member,
                    now=timezone.now(),
                )
            except actions.CannotDo as refused:
                problem = str(WHY[refused.code])
            else:
                return _slip(request, filed)
    context = {
        "form": form,
        "problem": problem,
        "kind": kind_name(of),
        "agency": named(office),
        "back": address("applications", office),
    }
    return render(request, "licences/intake.html", context, status=REFUSED if form.is_bound else 200)  # fmt: skip


def _slip(request: MemberRequest, filed: actions.Filed) -> HttpResponse:
    office = filed.application.licence_type.agency
    slip = slip_of(
        filed.application,
        filed.secret,
        agency=named(office),
        address=public_address("status", office.slug, "th"),
    )
    context = {
        "slip": slip,
        "agency": named(office),
        "pdf_href": public_address("slip", office.slug, "th"),
        "case_href": address("application", office, application_id=filed.application.pk),
    }
    answer = render(request, "licences/slip.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


@require_safe
def application(request: MemberRequest, agency: str, application_id: int) -> HttpResponse:
    found = application_or_404(request.member, agency_or_404(request.member, agency), application_id)
    return _shown(request, found)


@require_POST
def check_items(request: MemberRequest, agency: str, application_id: int) -> HttpResponse:
    found = application_or_404(request.member, agency_or_404(request.member, agency), application_id)
    require(permissions.may_work_on(request.member, found))
    form = _check_form(found, request.POST)
    if not form.is_valid():
        return _shown(request, found, check=form, status=REFUSED)

    def do() -> None:
        seen = form.cleaned_data["seen"]
        actions.check_items(
            application=found, found=form.found(), by=request.member, now=timezone.now(), seen=seen
        )

    return _done(
        request, found, do, _("The findings are saved. The applicant does not see them yet."), check=form
    )


@require_POST
def move_application(request: MemberRequest, agency: str, application_id: int, move: str) -> HttpResponse:
    """notice, review, resubmit, decide, issue, close, withdraw."""
    found = application_or_404(request.member, agency_or_404(request.member, agency), application_id)
    if move not in FIELDS_OF:
        raise Http404
    check = permissions.may_decide if move == "decide" else permissions.may_work_on
    require(check(request.member, found))
    form = MoveForm(request.POST, seen=found.seq, move=move)
    if not form.is_valid():
        return _shown(request, found, bound=form, status=REFUSED)

    def do() -> None:
        told: dict[str, Any] = {"application": found, "by": request.member, "now": timezone.now()}
        given = form.given()
        if move == "decide":
            given["is_approved"] = given.pop("outcome") == "approve"
        _verbs()[move](**told, **given, seen=form.cleaned_data["seen"])

    return _done(request, found, do, _("The application has moved on."), bound=form)


def _verbs() -> dict[str, Callable[..., Any]]:
    return {
        "notice": actions.release_notice,
        "review": actions.begin_review,
        "resubmit": actions.resubmit,
        "decide": actions.decide,
        "issue": actions.issue,
        "close": actions.close,
        "withdraw": actions.withdraw,
    }


def _done(
    request: MemberRequest, found: Application, do: Callable[[], None], said: str, **forms: Any
) -> HttpResponse:
    """Led on to the page when it is done; else the page again, with the sentence that says why."""
    try:
        do()
    except actions.CannotDo as refused:
        return _shown(request, found, problem=str(WHY[refused.code]), status=REFUSED, **forms)
    except actions.Stale:
        fresh = application_or_404(request.member, found.agency, found.pk)
        return _shown(request, fresh, problem=str(STALE), status=CONFLICT)
    messages.success(request, said)
    return HttpResponseRedirect(address("application", found.agency, application_id=found.pk))


def _check_form(found: Application, data: Any = None) -> CheckForm:
    items = list(found.checklist.items.all())
    return CheckForm(data, items=items, found=checks_of(found), seen=found.seq)


def _shown(
    request: MemberRequest,
    found: Application,
    *,
    check: CheckForm | None = None,
    bound: MoveForm | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    events, today = events_of(found), timezone.localdate()
    page: CasePage = case_page(
        found,
        viewer=request.member,
        events=events,
        clock=clock_of(found, events, today),
        notices=notices_of(found),
        sent=sent_papers(found),
        check=check or _check_form(found),
        bound=bound,
        worked=worked_on(found, request.member.user.pk),
        today=today,
        problem=problem,
    )
    return render(request, "licences/case.html", {"page": page}, status=status)
