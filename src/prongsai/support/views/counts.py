"""Monthly counts: the year, one month, in and out as tables."""

from collections import defaultdict
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.people.views.lists import List, import_list, list_file
from prongsai.rounds.models import Round
from prongsai.rounds.queries import round_or_404
from prongsai.support import actions, permissions
from prongsai.support.exporting import COUNT_COLUMNS, counts_table
from prongsai.support.forms.numbers import MonthForm
from prongsai.support.importing import Spec, read_counts
from prongsai.support.models import Service
from prongsai.support.months import PERIODS
from prongsai.support.presenters.counts import counts_page, month_page
from prongsai.support.presenters.parts import COUNTS, address
from prongsai.support.queries.counts import Year, year_of
from prongsai.support.queries.limits import limits_of
from prongsai.ui.refusals import REFUSED


@require_safe
def counts(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    round_ = round_or_404(request.member, agency, year)
    page = counts_page(round_, viewer=request.member, today=timezone.localdate())
    return render(request, "support/list.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def count_month(request: MemberRequest, agency: str, year: int, period: int) -> HttpResponse:
    """One month of every service that this person counts, saved at once."""
    round_ = round_or_404(request.member, agency, year)
    if period not in PERIODS:
        raise Http404
    found = _year(round_)
    if request.method != "POST":
        return _page(request, round_, found, period, None)
    own = _own(request, round_, found)
    require(bool(own) or permissions.may_write(request.member, round_, None))
    form = MonthForm(request.POST, own, {})
    if not form.is_valid():
        return _page(request, round_, found, period, form)
    try:
        written = actions.write_month(
            round_=round_, period=period, counted=form.counted(), by=request.member, now=timezone.now()
        )
    except actions.CannotWrite:
        raise Http404 from None
    except actions.Stale:
        return _page(
            request,
            round_,
            _year(round_),
            period,
            _on_what_stands(request, round_, own, period),
            is_stale=True,
        )
    said = ngettext("%(count)s service is written.", "%(count)s services are written.", written)
    messages.success(request, said % {"count": written} if written else _("Nothing has changed."))
    return HttpResponseRedirect(address(COUNTS, round_))


@require_safe
def export_counts(request: MemberRequest, agency: str, year: int, format: str) -> HttpResponse:  # noqa: A002
    round_ = round_or_404(request.member, agency, year)
    table = counts_table(round_, _year(round_))
    return list_file(format, f"counts-{agency}-{year}", _("Monthly counts"), table)


@require_http_methods(["GET", "HEAD", "POST"])
def import_counts(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """Shown first with what is wrong, then written whole or not at all."""
    round_ = round_or_404(request.member, agency, year)
    require(permissions.may_write_any(request.member, round_))
    found = _year(round_)
    own = _own(request, round_, found)

    def write(specs: list[Any]) -> HttpResponse:
        written = _write_all(request, round_, specs)
        said = ngettext("%(count)s count is written.", "%(count)s counts are written.", written)
        messages.success(request, said % {"count": written})
        return redirect(address(COUNTS, round_))

    return import_list(
        request,
        List(
            title=_("Monthly counts from a list"),
            lead=_(
                "A month that is counted already is changed where the figures differ. None is ever removed."
            ),
            above=round_.agency.name_th,
            write_label=_("Write these counts"),
            back=address(COUNTS, round_),
            columns=COUNT_COLUMNS,
            read=lambda records: read_counts(round_, found, own, records),
            write=write,
        ),
    )


@transaction.atomic
def _write_all(request: MemberRequest, round_: Round, specs: list[Spec]) -> int:
    """All months or none."""
    months: dict[int, list[actions.Counted]] = defaultdict(list)
    for period, counted in specs:
        months[period].append(counted)
    now = timezone.now()
    return sum(
        actions.write_month(round_=round_, period=period, counted=counted, by=request.member, now=now)
        for period, counted in months.items()
    )


def _page(
    request: MemberRequest,
    round_: Round,
    found: Year,
    period: int,
    form: MonthForm | None,
    *,
    is_stale: bool = False,
) -> HttpResponse:
    if period not in found.over:
        raise Http404
    own = _own(request, round_, found)
    if form is None and own:
        form = MonthForm(None, own, {one.pk: found.of(one, period) for one in own})
    page = month_page(round_, found, period, form, is_stale=is_stale)
    refused = is_stale or bool(form and form.is_bound)
    return render(request, "support/month.html", {"page": page}, status=REFUSED if refused else 200)


def _on_what_stands(request: MemberRequest, round_: Round, own: list[Service], period: int) -> MonthForm:
    """What was typed, on the versions that stand now."""
    typed, now = request.POST.copy(), _year(round_)
    for one in own:
        count = now.of(one, period)
        typed[f"seen-{one.pk}"] = str(count.row_version if count else 0)
    return MonthForm(typed, own, {})


def _own(request: MemberRequest, round_: Round, found: Year) -> list[Service]:
    return [one for one in found.services if permissions.may_write(request.member, round_, one.unit_id)]


def _year(round_: Round) -> Year:
    return year_of(round_, limits_of(round_.agency), timezone.localdate())
