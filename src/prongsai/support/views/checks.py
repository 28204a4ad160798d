"""The monthly check, and the limits that it is held against."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.files.receiving import form_limit
from prongsai.rounds.queries import round_or_404
from prongsai.support import actions, permissions
from prongsai.support.forms.numbers import CheckForm, LimitsForm
from prongsai.support.lists import criteria
from prongsai.support.months import PERIODS, month_of
from prongsai.support.presenters.checks import check_page, checks_page, limits_page
from prongsai.support.presenters.parts import CHECKS, address
from prongsai.support.queries.checks import check_of
from prongsai.support.queries.limits import limits_of
from prongsai.support.views.rows import show_sent
from prongsai.ui.refusals import REFUSED
from prongsai.ui.uploads import takes_uploads


@require_safe
def checks(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    round_ = round_or_404(request.member, agency, year)
    page = checks_page(round_, viewer=request.member, today=timezone.localdate())
    return render(request, "support/list.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def check_month(request: MemberRequest, agency: str, year: int, period: int) -> HttpResponse:
    """One month's check: a new one begins with the points of the month before."""
    round_ = round_or_404(request.member, agency, year)
    if period not in PERIODS or month_of(round_.fiscal_year, period) > timezone.localdate():
        raise Http404
    if request.method != "POST":
        page = check_page(round_, period, viewer=request.member)
        return render(request, "support/check.html", {"page": page})
    require(permissions.may_write(request.member, round_, None))
    form = CheckForm(request.POST, criteria(), marks={})
    is_stale = False
    if form.is_valid():
        try:
            actions.write_check(
                round_=round_,
                period=period,
                content=form.content(),
                seen=form.seen_version(),
                by=request.member,
                now=timezone.now(),
            )
        except actions.Stale:
            is_stale = True
            typed, own = request.POST.copy(), check_of(round_, period)
            typed["seen"] = str(own.row_version if own else 0)
            form = CheckForm(typed, criteria(), marks={})
        else:
            messages.success(request, _("The check is saved."))
            return HttpResponseRedirect(address("check_month", round_, period=period))
    page = check_page(round_, period, viewer=request.member, form=form, is_stale=is_stale)
    return render(request, "support/check.html", {"page": page}, status=REFUSED)


@takes_uploads(form_limit)
@require_POST
def prove_check(request: MemberRequest, agency: str, year: int, period: int) -> HttpResponse:
    """Files that prove one criterion of a month."""
    round_ = round_or_404(request.member, agency, year)
    check = check_of(round_, period)
    if check is None:
        raise Http404
    require(permissions.may_write(request.member, round_, None))
    mark = check.marks.filter(code=request.POST.get("code", "")[:20]).first()
    if mark is None:
        messages.error(request, _("Please choose the criterion that the files prove."))
    else:
        mark.check_row = check
        show_sent(request, mark)
    return HttpResponseRedirect(address("check_month", round_, period=period))


@require_http_methods(["GET", "HEAD", "POST"])
def limits(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """What the office holds its checks, counts and forms against."""
    round_ = round_or_404(request.member, agency, year)
    require(permissions.may_set_limits(request.member, round_.agency))
    now = limits_of(round_.agency)
    data = request.POST if request.method == "POST" else None
    form = LimitsForm(data, now=now, full_mark=criteria().full_mark)
    if form.is_bound and form.is_valid():
        try:
            actions.set_limits(
                agency=round_.agency, limits=form.limits(), by=request.member, now=timezone.now()
            )
        except actions.Stale:
            form.add_error(None, _("Somebody has set the limits meanwhile. Please open this page again."))
        else:
            messages.success(request, _("The limits are set. They hold from now on."))
            return HttpResponseRedirect(address(CHECKS, round_))
    page = limits_page(round_, now)
    status = REFUSED if form.is_bound else 200
    return render(request, "support/limits.html", {"page": page, "form": form}, status=status)
