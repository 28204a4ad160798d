"""What the search of the public site found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from prongsai.agencies.models import Agency
from prongsai.public_site.addresses import Spot
from prongsai.public_site.presenters.frames import Frame, frame
from prongsai.public_site.queries import LONGEST_SOUGHT, SHORTEST_SOUGHT, Found, sought_form
from prongsai.rules.framework import Text

LONGEST_PIECE = 240


@dataclass(frozen=True, slots=True)
class FoundRow:
    code: str
    title: Text
    office: Text
    fiscal_year: int
    as_of: date
    said: str
    href: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """problem: "", short or long. more: not everything is shown."""

    frame: Frame
    words: str
    problem: str
    rows: tuple[FoundRow, ...]
    more: bool
    shortest: int = SHORTEST_SOUGHT
    longest: int = LONGEST_SOUGHT


def search_page(agency: Agency, spot: Spot, words: str, found: Sequence[Found], *, more: bool) -> SearchPage:
    return SearchPage(
        frame=frame(agency, spot, (_("Search"), "")),
        words=words[:LONGEST_SOUGHT],
        problem=_problem(words),
        rows=tuple(_row(spot, one) for one in found),
        more=more,
    )


def _problem(words: str) -> str:
    if not words or sought_form(words):
        return ""
    return "long" if len(words) > LONGEST_SOUGHT else "short"


def _row(spot: Spot, one: Found) -> FoundRow:
    shown = one.publication
    place = {"office": shown.agency.slug, "year": shown.round.fiscal_year, "code": shown.code}
    return FoundRow(
        code=shown.code,
        title=one.title,
        office=Text(shown.agency.name_th, shown.agency.name_en),
        fiscal_year=shown.round.fiscal_year,
        as_of=shown.as_of,
        said=one.said if len(one.said) <= LONGEST_PIECE else one.said[:LONGEST_PIECE].rstrip() + "…",
        href=spot.at("item", **place).href,
    )
