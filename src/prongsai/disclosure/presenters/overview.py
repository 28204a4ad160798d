"""Every office of a year with its counts, the most behind first."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from prongsai.disclosure.queries import OfficeCounts
from prongsai.disclosure.wording import STANDINGS, TONES
from prongsai.rules.disclosure_standing import Standing
from prongsai.rules.framework import Text


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """share: accepted rows of all, from 0 to 100."""

    name: Text
    href: str
    counts: tuple[tuple[str, int], ...]
    share: float


@dataclass(frozen=True, slots=True)
class OverviewPage:
    title: str
    heads: tuple[str, ...]
    figures: tuple[tuple[str, str, str], ...]
    rows: tuple[OfficeRow, ...]


def overview_page(found: Sequence[OfficeCounts], fiscal_year: int) -> OverviewPage:
    """No query."""
    ordered = sorted(found, key=lambda one: -one.counts[Standing.LATE])
    return OverviewPage(
        title=_("Disclosure of FY %(year)s") % {"year": fiscal_year},
        heads=tuple(str(STANDINGS[one]) for one in Standing),
        figures=tuple(
            (str(STANDINGS[one]), f"{sum(office.counts[one] for office in found):,}", TONES[one])
            for one in Standing
        ),
        rows=tuple(_row(one, fiscal_year) for one in ordered),
    )


def _row(one: OfficeCounts, fiscal_year: int) -> OfficeRow:
    return OfficeRow(
        one.name,
        reverse("disclosure:board", kwargs={"agency": one.slug, "year": fiscal_year}),
        tuple((str(STANDINGS[standing]), one.counts[standing]) for standing in Standing),
        one.counts[Standing.ACCEPTED] / one.whole * 100 if one.whole else 0.0,
    )
