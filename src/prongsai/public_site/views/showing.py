"""How every public page is shown: made once, in its language, without a request in its context."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from prongsai.agencies.models import Agency
from prongsai.public_site import queries
from prongsai.public_site.addresses import Spot
from prongsai.public_site.kept import Made, answer_of, kept_page, ready
from prongsai.public_site.middleware import packs
from prongsai.public_site.presenters.frames import frame
from prongsai.public_site.presenters.items import tombstone_page
from prongsai.publication.models import Publication
from prongsai.rounds.models import Round

GONE, NOT_FOUND = 410, 404


class Nothing(Exception):
    """There is nothing at this address of a known office: told on a page of that office, and not kept."""

    def __init__(self, agency: Agency) -> None:
        super().__init__(agency.slug)
        self.agency = agency


@dataclass(frozen=True, slots=True)
class Versions:
    """All versions of an item, newest first, and the one that is asked for."""

    agency: Agency
    shown: Publication
    all: Sequence[Publication]

    @property
    def is_newest(self) -> bool:
        return self.shown.pk == self.all[0].pk


def show(request: HttpRequest, spot: Spot, make: Callable[[], Made]) -> HttpResponse:
    """The page at this address, from memory where it stands ready."""
    mark = request.META.get("HTTP_IF_NONE_MATCH", "")

    def made() -> Made:
        with translation.override(spot.language):
            return make()

    try:
        page = kept_page(request.path_info, made)
    except Nothing as nothing:
        with translation.override(spot.language):
            page = ready(_not_found(nothing.agency, spot))
    return answer_of(page, packs=packs(request), seen=mark)


def html(template: str, page: object, *, status: int = 200) -> Made:
    context = {"page": page, "frame": page.frame}  # type: ignore[attr-defined]
    return Made(render_to_string(f"public_site/{template}", context).encode(), status=status)


def tombstone(found: Versions, spot: Spot) -> Made:
    return html("withdrawn.html", tombstone_page(found.shown, found.all, spot), status=GONE)


def gone_file(found: Versions, spot: Spot) -> Made:
    """A file that was handed out once, and is not any more."""
    context = {"frame": frame(found.agency, spot), "item": spot.href, "code": found.shown.code}
    return Made(render_to_string("public_site/file_gone.html", context).encode(), status=GONE)


def office_or_404(slug: str) -> Agency:
    """Raises Http404, upon which the house tells that there is nothing here."""
    found = queries.office(slug)
    if found is None:
        raise Http404
    return found


def versions_or_nothing(office: str, year: int, code: str, number: int | None = None) -> Versions:
    """number: None for the newest. Raises Nothing."""
    agency = office_or_404(office)
    round_ = queries.round_of(agency, year)
    found = queries.versions_of(round_, code) if round_ else []
    shown = next((one for one in found if number in {None, one.number}), None)
    if shown is None:
        raise Nothing(agency)
    return Versions(agency, shown, found)


def show_item(
    request: HttpRequest,
    make: Callable[[Versions, Spot], Made],
    language: str,
    office: str,
    year: int,
    code: str,
    number: int | None = None,
) -> HttpResponse:
    """Something of one version of an item; of the newest where no number is named."""
    item = {"office": office, "year": year, "code": code}
    spot = (
        Spot("item", language, item)
        if number is None
        else Spot("version", language, {**item, "number": number})
    )
    return show(request, spot, lambda: make(versions_or_nothing(office, year, code, number), spot))


def results_or_nothing(office: str, year: int) -> tuple[Round, queries.Results]:
    """The results of a year that may be shown. Raises Nothing."""
    agency = office_or_404(office)
    round_ = queries.round_of(agency, year)
    found = queries.results_of(round_) if round_ else None
    if round_ is None or found is None or not found.are_there:
        raise Nothing(agency)
    return round_, found


def _not_found(agency: Agency, spot: Spot) -> Made:
    home = Spot("office", spot.language, {"office": agency.slug})
    context = {"frame": frame(agency, home)}
    return Made(render_to_string("public_site/nothing.html", context).encode(), status=NOT_FOUND)
