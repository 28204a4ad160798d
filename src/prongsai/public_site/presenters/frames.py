"""What every public page has around its own words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from prongsai.agencies.models import Agency
from prongsai.public_site.addresses import ENGLISH, THAI, Spot, absolute
from prongsai.public_site.terms import Terms, terms
from prongsai.rules.framework import Text
from prongsai.ui.parts import Crumbs


@dataclass(frozen=True, slots=True)
class Frame:
    """here, thai, english: with scheme and host. other: the page in the other language."""

    office: Text
    office_href: str
    language: str
    here: str
    thai: str
    english: str
    other: str
    search: str
    feed: str
    catalogue: str
    terms: Terms
    crumbs: Crumbs


def frame(agency: Agency, spot: Spot, *crumbs: tuple[str, str]) -> Frame:
    """crumbs: places between the office and the page, and the page itself with no address."""
    home = spot.at("office", office=agency.slug)
    return Frame(
        office=Text(agency.name_th, agency.name_en),
        office_href=home.href,
        language=spot.language,
        here=spot.whole,
        thai=absolute(spot.in_language(THAI)),
        english=absolute(spot.in_language(ENGLISH)),
        other=spot.other,
        search=spot.at("search", office=agency.slug).href,
        feed=spot.at("feed", office=agency.slug).href,
        catalogue=spot.at("catalogue", office=agency.slug).href,
        terms=terms(),
        crumbs=((_("Public information"), home.href), *crumbs) if crumbs else (),
    )


def year_place(agency: Agency, spot: Spot, fiscal_year: int) -> tuple[str, str]:
    """The index of a year as a place in the crumbs."""
    href = spot.at("index", office=agency.slug, year=fiscal_year).href
    return _("Fiscal year %(year)s") % {"year": fiscal_year}, href
