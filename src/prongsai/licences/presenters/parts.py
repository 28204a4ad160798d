"""What several pages of the office share: lists, tabs, addresses, names."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from prongsai.agencies.models import Agency
from prongsai.licences.models import LicenceType
from prongsai.rules.framework import Text
from prongsai.ui.dates import day_in_words
from prongsai.ui.language import in_words, spoken
from prongsai.ui.navigation import Link
from prongsai.ui.parts import NOTHING, Tab, Table

FORMATS = ("xlsx", "csv")


@dataclass(frozen=True, slots=True)
class ListPage:
    """add: the one primary button; more: the quiet ones; post: (words, address) of what is done at once; empty: where there is no table."""

    title: str
    agency: Text
    sentence: str
    tabs: tuple[Tab, ...]
    tables: tuple[Table, ...]
    add: Link | None = None
    more: tuple[Link, ...] = ()
    post: tuple[str, str] | None = None
    notes: tuple[str, ...] = ()
    empty: str = ""


def address(view: str, agency: Agency, **more: object) -> str:
    return reverse(f"licences:{view}", kwargs={"agency": agency.slug, **more})


def named(agency: Agency) -> Text:
    return Text(agency.name_th, agency.name_en)


def kind_name(of: LicenceType) -> str:
    return in_words(Text(of.name_th, of.name_en or of.name_th))


def unit_name(of: LicenceType) -> str:
    return in_words(Text(of.unit.name_th, of.unit.name_en)) if of.unit else _("The whole office")


def day(of: date | None) -> str:
    return day_in_words(of, spoken()) if of else NOTHING


def tabs(agency: Agency, current: str) -> tuple[Tab, ...]:
    places = (
        ("applications", _("Applications")),
        ("board", _("Times")),
        ("kinds", _("Kinds and checklists")),
        ("outside", _("At BMA OSS")),
    )
    return tuple(Tab(label, address(name, agency), name == current) for name, label in places)


def exports(here: Callable[[str], str]) -> tuple[Link, ...]:
    """One link a format. here: format -> address."""
    return tuple(
        Link(_("Download as %(format)s") % {"format": one.upper()}, here(one), "download") for one in FORMATS
    )
