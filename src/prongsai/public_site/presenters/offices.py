"""The page of an office, and the index of its year."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import gettext as _

from prongsai.agencies.models import Agency
from prongsai.public_site.addresses import Spot
from prongsai.public_site.presenters.frames import Frame, frame
from prongsai.public_site.queries import District, ItemHead, OfficeYear
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text


@dataclass(frozen=True, slots=True)
class YearRow:
    """result: address of the year's result, "" where there is none."""

    fiscal_year: int
    out: int
    href: str
    result: str


@dataclass(frozen=True, slots=True)
class DistrictRow:
    name: Text
    href: str
    out: int


@dataclass(frozen=True, slots=True)
class OfficePage:
    frame: Frame
    years: tuple[YearRow, ...]
    districts: tuple[DistrictRow, ...]


@dataclass(frozen=True, slots=True)
class IndexRow:
    """state: out, withdrawn or none. href: "" where nothing was ever published."""

    code: str
    title: Text
    state: str
    as_of: date | None
    href: str


@dataclass(frozen=True, slots=True)
class IndexGroup:
    title: Text | None
    rows: tuple[IndexRow, ...]


@dataclass(frozen=True, slots=True)
class IndexPage:
    """out: how many items stand, of how many."""

    frame: Frame
    fiscal_year: int
    out: int
    of: int
    groups: tuple[IndexGroup, ...]
    result: str


def office_page(
    agency: Agency, spot: Spot, years: Sequence[OfficeYear], districts: Sequence[District]
) -> OfficePage:
    return OfficePage(
        frame=frame(agency, spot),
        years=tuple(_year(agency, spot, one) for one in years),
        districts=tuple(
            DistrictRow(
                Text(one.agency.name_th, one.agency.name_en),
                spot.at("office", office=one.agency.slug).href,
                one.out,
            )
            for one in districts
        ),
    )


def _year(agency: Agency, spot: Spot, one: OfficeYear) -> YearRow:
    place = {"office": agency.slug, "year": one.fiscal_year}
    result = spot.at("result", **place).href if one.has_result else ""
    return YearRow(one.fiscal_year, one.out, spot.at("index", **place).href, result)


def index_page(round_: Round, spot: Spot, heads: Sequence[ItemHead], *, has_result: bool) -> IndexPage:
    agency = round_.agency
    rows = [(head.group, _row(round_, spot, head)) for head in heads]
    here = _("Fiscal year %(year)s") % {"year": round_.fiscal_year}
    place = {"office": agency.slug, "year": round_.fiscal_year}
    return IndexPage(
        frame=frame(agency, spot, (here, "")),
        fiscal_year=round_.fiscal_year,
        out=sum(row.state == "out" for _group, row in rows),
        of=len(rows),
        groups=tuple(_groups(rows)),
        result=spot.at("result", **place).href if has_result else "",
    )


def _row(round_: Round, spot: Spot, head: ItemHead) -> IndexRow:
    newest = head.newest
    if newest is None:
        return IndexRow(head.code, head.title, "none", None, "")
    place = {"office": round_.agency.slug, "year": round_.fiscal_year, "code": head.code}
    state = "withdrawn" if newest.is_withdrawn else "out"
    return IndexRow(head.code, head.title, state, newest.as_of, spot.at("item", **place).href)


def _groups(rows: Sequence[tuple[Text | None, IndexRow]]) -> Iterator[IndexGroup]:
    for title, members in groupby(rows, key=lambda pair: pair[0]):
        yield IndexGroup(title, tuple(row for _title, row in members))
