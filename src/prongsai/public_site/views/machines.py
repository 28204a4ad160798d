"""What machines read: the catalogue, the feed, the sitemap."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from prongsai.accounts.middleware import public
from prongsai.public_site import feeds, queries
from prongsai.public_site.addresses import Spot
from prongsai.public_site.catalogue import catalogue_of
from prongsai.public_site.kept import Made
from prongsai.public_site.views.showing import office_or_404, show

ATOM = "application/atom+xml; charset=utf-8"
JSON_LD = "application/ld+json"
XML = "text/xml; charset=utf-8"
PLAIN = "text/plain; charset=utf-8"


@public
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return show(request, Spot("robots"), lambda: Made(feeds.robots(), PLAIN))


@public
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    def make() -> Made:
        return Made(feeds.sitemap_of(queries.showing_offices(), queries.all_current()), XML)

    return show(request, Spot("sitemap"), make)


@public
@require_safe
def feed(request: HttpRequest, language: str, office: str) -> HttpResponse:
    """The newest versions of an office and of those under it."""
    spot = Spot("feed", language, {"office": office})

    def make() -> Made:
        agency = office_or_404(office)
        return Made(feeds.atom_of(agency, spot, queries.news_of(agency)), ATOM)

    return show(request, spot, make)


@public
@require_safe
def catalogue(request: HttpRequest, language: str, office: str) -> HttpResponse:
    """The data sets of an office; an office above others names their catalogues."""
    spot = Spot("catalogue", language, {"office": office})

    def make() -> Made:
        agency = office_or_404(office)
        current = queries.current_of([agency])
        below = [one.agency for one in queries.districts_of(agency) if one.out]
        return Made(catalogue_of(agency, spot, current, queries.files_by_version(current), below), JSON_LD)

    return show(request, spot, make)
