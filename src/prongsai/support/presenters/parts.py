"""What all pages of this room share: tabs, figures, tables, evidence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.urls import reverse
from django.utils.translation import gettext as _

from prongsai.files.models import Rendition
from prongsai.files.presenters.parts import href_of, title_of
from prongsai.files.queries import newest_versions
from prongsai.followup.presenters.entry import Photo
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rules.arithmetic import shown as rounded
from prongsai.rules.framework import Rounding, RoundingMode, Text
from prongsai.support.models import Shown
from prongsai.ui.bars import BarChart
from prongsai.ui.dates import day_in_words
from prongsai.ui.language import spoken
from prongsai.ui.navigation import Link
from prongsai.ui.parts import NOTHING, Crumbs, Tab, Table

OVERVIEW, COUNTS, CHECKS, FORMS, KPI = "overview", "counts", "checks", "forms", "kpi"
TRAININGS, PROMOTION, SERVICES, COMMENTS, HONOURS = (
    "trainings",
    "promotion",
    "services",
    "comments",
    "honours",
)
FORMATS = ("xlsx", "csv")
TWO_PLACES = Rounding(RoundingMode.HALF_UP, 2)


@dataclass(frozen=True, slots=True)
class Figure:
    value: str
    unit: str
    label: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class ListPage:
    """add: the one primary button; more: the quiet ones; empty: what to do where there is no table."""

    title: str
    agency: Text
    sentence: str
    tabs: tuple[Tab, ...]
    tables: tuple[Table, ...]
    figures: tuple[Figure, ...] = ()
    chart: BarChart | None = None
    add: Link | None = None
    more: tuple[Link, ...] = ()
    notes: tuple[str, ...] = ()
    empty: str = ""


def tabs(round_: Round, current: str) -> tuple[Tab, ...]:
    places = (
        (OVERVIEW, _("What is to be done"), address(OVERVIEW, round_)),
        (TRAININGS, _("Trainings"), book(TRAININGS, round_)),
        (PROMOTION, _("Promotion"), book(PROMOTION, round_)),
        (COUNTS, _("Monthly counts"), address(COUNTS, round_)),
        (FORMS, _("Satisfaction"), address(FORMS, round_)),
        (COMMENTS, _("Comments"), book(COMMENTS, round_)),
        (CHECKS, _("Monthly check"), address(CHECKS, round_)),
        (HONOURS, _("Awards and ethics"), book(HONOURS, round_)),
        (KPI, _("Key figures"), address(KPI, round_)),
    )
    return tuple(Tab(label, href, key == current) for key, label, href in places)


def address(view: str, round_: Round, **more: object) -> str:
    return of_round(f"support:{view}", round_, **more)


def book(key: str, round_: Round, view: str = "rows", **more: object) -> str:
    """An address within one book of rows."""
    return address(view, round_, book=key, **more)


def crumbs(round_: Round, *places: tuple[str, str]) -> Crumbs:
    first = _("Supporting duties of FY %(year)s") % {"year": round_.fiscal_year}
    return ((first, address(OVERVIEW, round_)), *places)


def exports(round_: Round, view: str, formats: Sequence[str] = FORMATS, **more: object) -> tuple[Link, ...]:
    return tuple(
        Link(_("Download as %(format)s") % {"format": one.upper()}, address(view, round_, **more, format=one), "download")
        for one in formats
    )  # fmt: skip


def day(of: date | None) -> str:
    return day_in_words(of, spoken()) if of else NOTHING


def number(value: int | None) -> str:
    return NOTHING if value is None else f"{value:,}"


def per_cent(value: Fraction | None) -> str:
    """With two decimals and without the sign; a dash where there is none."""
    return NOTHING if value is None else rounded(value, TWO_PLACES)


def photos(rows: Iterable[Shown], round_: Round, *, removable: bool) -> tuple[Photo, ...]:
    """Evidence of a row. One query; none where there is nothing."""
    shown = list(rows)
    newest = newest_versions([one.evidence for one in shown]) if shown else {}
    return tuple(
        Photo(
            id=one.evidence_id,
            title=title_of(one.evidence, newest[one.evidence_id].file),
            picture=href_of(newest[one.evidence_id], Rendition.Kind.SMALL),
            href=reverse("files:evidence", kwargs={"evidence_id": one.evidence_id}),
            day=one.evidence.taken_on or one.evidence.added_on,
            remove_href=address("hide_evidence", round_, shown_id=one.pk) if removable else "",
        )
        for one in shown
    )
