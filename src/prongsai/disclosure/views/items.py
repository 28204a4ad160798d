"""One item, its table of months, its versions, and the decisions on it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from prongsai.accounts.members import MemberRequest
from prongsai.agencies.models import Unit
from prongsai.approvals.views import decide
from prongsai.disclosure import queries
from prongsai.disclosure.approving import ITEM
from prongsai.disclosure.models import Item
from prongsai.disclosure.presenters.item import item_page
from prongsai.disclosure.presenters.months import months_page
from prongsai.disclosure.presenters.places import crumbs, item_address
from prongsai.disclosure.presenters.said import evidence_hrefs
from prongsai.disclosure.presenters.version import version_page
from prongsai.files.models import FileVersion
from prongsai.rounds.queries import round_or_404
from prongsai.rules.framework import Text


@require_safe
def item(request: MemberRequest, agency: str, year: int, code: str) -> HttpResponse:
    found = _item(request, agency, year, code)
    page = item_page(found, viewer=request.member, today=timezone.localdate())
    return render(request, "disclosure/item.html", {"page": page})


@require_safe
def months(request: MemberRequest, agency: str, year: int, code: str) -> HttpResponse:
    found = _item(request, agency, year, code)
    workspace = queries.workspace_of(found.round, request.member, code=code)
    page = months_page(workspace, found, today=timezone.localdate())
    return render(request, "disclosure/months.html", {"page": page})


@require_safe
def version(request: MemberRequest, agency: str, year: int, code: str, number: int) -> HttpResponse:
    """The whole version, as the office approved it."""
    found = queries.version_or_404(_item(request, agency, year, code), number)
    units = Unit.objects.filter(agency=found.item.round.agency)
    names = {one.code: Text(one.name_th, one.name_en) for one in units}
    wanted = [file["version"] for part in found.document["parts"] for file in part["files"]]
    files = FileVersion.objects.visible_to(request.member).filter(pk__in=wanted)
    hrefs = evidence_hrefs(files.values_list("pk", "evidence_id"))
    return render(request, "disclosure/version.html", {"page": version_page(found, names, hrefs)})


@require_http_methods(["GET", "POST"])
def decide_on_item(request: MemberRequest, agency: str, year: int, code: str, move: str) -> HttpResponse:
    """One move of disclosure.states.ITEM_FLOW."""
    found = _item(request, agency, year, code)
    places = crumbs(found.round, (found.code, item_address(found)))
    return decide(request, ITEM, found, move, crumbs=places)


def _item(request: MemberRequest, agency: str, year: int, code: str) -> Item:
    return queries.item_or_404(request.member, round_or_404(request.member, agency, year), code)
