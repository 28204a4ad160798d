"""The pages that people read."""

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.http import require_safe

from prongsai.accounts.middleware import public
from prongsai.public_site import queries
from prongsai.public_site.addresses import Spot
from prongsai.public_site.kept import Made, answer_of, ready
from prongsai.public_site.middleware import packs
from prongsai.public_site.presenters.items import item_page
from prongsai.public_site.presenters.offices import index_page, office_page
from prongsai.public_site.presenters.results import result_page, told_of
from prongsai.public_site.presenters.searching import search_page
from prongsai.public_site.views.showing import (
    Nothing,
    Versions,
    html,
    office_or_404,
    results_or_nothing,
    show,
    show_item,
    tombstone,
)
from prongsai.publication.queries import files_of
from prongsai.rules.thai_text import tidy_line


@public
@require_safe
def office(request: HttpRequest, language: str, office: str) -> HttpResponse:
    """An office: its years; of an office above others, those as well."""
    spot = Spot("office", language, {"office": office})

    def make() -> Made:
        agency = office_or_404(office)
        page = office_page(agency, spot, queries.years_of(agency), queries.districts_of(agency))
        return html("office.html", page)

    return show(request, spot, make)


@public
@require_safe
def index(request: HttpRequest, language: str, office: str, year: int) -> HttpResponse:
    """The items of a year in their order: the page to which an office points its own site."""
    spot = Spot("index", language, {"office": office, "year": year})

    def make() -> Made:
        agency = office_or_404(office)
        round_ = queries.round_of(agency, year)
        if round_ is None:
            raise Nothing(agency)
        has_result = queries.results_of(round_).are_there
        return html("index.html", index_page(round_, spot, queries.heads_of(round_), has_result=has_result))

    return show(request, spot, make)


@public
@require_safe
def item(
    request: HttpRequest, language: str, office: str, year: int, code: str, number: int | None = None
) -> HttpResponse:
    """The newest version of an item, at an address that stays for ever; or one version by its number."""
    return show_item(request, _item, language, office, year, code, number)


def _item(found: Versions, spot: Spot) -> Made:
    if found.shown.is_withdrawn:
        return tombstone(found, spot)
    units = queries.unit_names(found.agency, (part.unit for part in found.shown.said.parts))
    handed_out = files_of(found.shown) if found.is_newest else []
    files = {file.version_id: file for file in handed_out}
    return html("item.html", item_page(found.shown, found.all, spot, units=units, files=files))


@public
@require_safe
def result(request: HttpRequest, language: str, office: str, year: int) -> HttpResponse:
    """The official result of a year: total, level, and every figure below; and the confirmed assessment of disclosure."""
    spot = Spot("result", language, {"office": office, "year": year})

    def make() -> Made:
        round_, found = results_or_nothing(office, year)
        told = told_of(found.official), told_of(found.assessed)
        return html("result.html", result_page(round_, *told, spot))

    return show(request, spot, make)


@public
@require_safe
def search(request: HttpRequest, language: str, office: str) -> HttpResponse:
    """In everything that stands; the words are part of the address and are kept nowhere."""
    spot = Spot("search", language, {"office": office})
    words = tidy_line(request.GET.get("q", "")[: queries.LONGEST_SOUGHT + 1])
    agency = office_or_404(office)
    found, more = queries.found_in(agency, words)
    with translation.override(language):
        page = html("search.html", search_page(agency, spot, words, found, more=more))
    return answer_of(ready(page), packs=packs(request))
