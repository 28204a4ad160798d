"""Times and overdue shares, and what the central service told of."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from prongsai.accounts.members import MemberRequest, require
from prongsai.accounts.roles import Verb
from prongsai.agencies.models import Agency
from prongsai.licences import actions, permissions
from prongsai.licences.exporting import as_file, year_asked
from prongsai.licences.importing import read_cases
from prongsai.licences.models import OutsideCase
from prongsai.licences.outside import BMA_OSS, COLUMNS, StatusFile
from prongsai.licences.presenters.boards import board_page, offices_page, offices_table, outside_page
from prongsai.licences.presenters.parts import ListPage, address
from prongsai.licences.queries.boards import outside_counts, tallies_of, tallies_of_agencies
from prongsai.licences.queries.cases import agency_or_404, types_of
from prongsai.people.views.lists import List, import_list
from prongsai.ui.parts import Table


@require_safe
def board(request: MemberRequest, agency: str) -> HttpResponse:
    """?year= of filing."""
    return render(request, "licences/list.html", {"page": _board(request, agency)})


@require_safe
def export_board(request: MemberRequest, agency: str, format: str) -> HttpResponse:  # noqa: A002
    page = _board(request, agency)
    lines = page.tables[0].lines() if page.tables else []
    return as_file(lines, format, f"times-{agency}")


def _board(request: MemberRequest, agency: str) -> ListPage:
    """Four queries."""
    office, year = agency_or_404(request.member, agency), year_asked(request)
    tallies = tallies_of(office, year, timezone.localdate())
    return board_page(office, year, types_of(office), tallies, outside_counts(office, year))


@require_safe
def offices(request: MemberRequest) -> HttpResponse:
    """Every office below, one line each."""
    require(request.member.can(Verb.READ_BELOW))
    page = offices_page(request.member.agency, year_asked(request), _offices(request))
    return render(request, "licences/list.html", {"page": page})


@require_safe
def export_offices(request: MemberRequest, format: str) -> HttpResponse:  # noqa: A002
    require(request.member.can(Verb.READ_BELOW))
    return as_file(_offices(request).lines(), format, "times-of-offices")


def _offices(request: MemberRequest) -> Table:
    """Two queries, however many offices."""
    below = list(Agency.objects.under(request.member.agency).filter(kind=Agency.Kind.DISTRICT))
    return offices_table(below, tallies_of_agencies(below, year_asked(request), timezone.localdate()))


@require_safe
def outside(request: MemberRequest, agency: str) -> HttpResponse:
    office = agency_or_404(request.member, agency)
    cases = list(OutsideCase.objects.filter(agency=office).select_related("licence_type"))
    page = outside_page(office, cases, viewer=request.member)
    return render(request, "licences/list.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def import_outside(request: MemberRequest, agency: str) -> HttpResponse:
    """Shown first with what is wrong, then written whole or not at all."""
    office = agency_or_404(request.member, agency)
    require(permissions.may_handle_any(request.member, office.pk))

    def write(specs: list[Any]) -> HttpResponse:
        count = actions.write_outside(
            agency=office, source=BMA_OSS, cases=specs, by=request.member, now=timezone.now()
        )
        said = ngettext("%(count)s application is written.", "%(count)s applications are written.", count)
        messages.success(request, said % {"count": count})
        return HttpResponseRedirect(address("outside", office))

    return import_list(
        request,
        List(
            title=_("A status file of BMA OSS"),
            lead=_("A number that is known is brought up to date; none is ever removed."),
            above=office.name_th,
            write_label=_("Write these applications"),
            back=address("outside", office),
            columns=COLUMNS,
            read=lambda records: read_cases(office, records),
            write=write,
            also=".json",
            file_label=_("Status file as XLSX, CSV or JSON"),
            records=lambda name, content: StatusFile(name, content).records(),
        ),
    )
