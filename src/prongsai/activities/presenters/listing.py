"""The activities of a round, the newest first."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.accounts.members import Member
from prongsai.activities import permissions, queries
from prongsai.activities.presenters.narrowing import ALL, DOUBTS, GAPPED, Asked, Choices, choices_of, codes_of
from prongsai.activities.presenters.parts import (
    LIST,
    Doubt,
    Picture,
    activity_address,
    address,
    doubts,
    picture,
    tabs,
)
from prongsai.activities.queries import Shown
from prongsai.activities.wording import GAPS, days_of, kind_in_words, units_in_words
from prongsai.followup.presenters.parts import narrowed
from prongsai.followup.queries.items import Items, items_of
from prongsai.measures.queries import units_of
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text
from prongsai.ui.parts import Tab

ON_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Row:
    title: str
    href: str
    days: str
    kind: str
    place: str
    units: str
    codes: tuple[str, ...]
    picture: Picture | None
    photos: int
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    title: str
    agency: Text
    sentence: str
    tabs: tuple[Tab, ...]
    shows: tuple[Tab, ...]
    choices: Choices
    narrowed: str
    rows: tuple[Row, ...]
    pages: Page[Shown]
    has_any: bool
    add_href: str
    export_href: str


def list_page(round_: Round, asked: Asked, *, viewer: Member, number: int = 1) -> ListPage:
    """add_href is "" where this person may not record. Fourteen queries, whatever the number of rows."""
    items, measures = items_of(round_), queries.measures_of(round_)
    everything = queries.shown_of(round_, list(queries.activities_of(round_, viewer)), measures)
    chosen = [one for one in everything if asked.takes(one, items)]
    pages = Paginator(chosen, ON_A_PAGE).get_page(number)
    choices = choices_of(asked, everything, units_of(round_.agency), measures, items)
    return ListPage(
        title=_("Activities of FY %(year)s") % {"year": round_.fiscal_year},
        agency=Text(round_.agency.name_th, round_.agency.name_en),
        sentence=_sentence(everything),
        tabs=tabs(round_, LIST),
        shows=_shows(asked, everything, items),
        choices=choices,
        narrowed=narrowed(*choices.all),
        rows=tuple(_row(round_, one, items) for one in pages.object_list),
        pages=pages,
        has_any=bool(everything),
        add_href=address("add_activity", round_) if permissions.may_record(viewer, round_) else "",
        export_href=address("export", round_) + asked.query(),
    )


def _row(round_: Round, one: Shown, items: Items) -> Row:
    activity = one.activity
    return Row(
        title=activity.title,
        href=activity_address(activity, round_),
        days=days_of(activity),
        kind=kind_in_words(activity.kind),
        place=activity.place,
        units=units_in_words(activity),
        codes=tuple(codes_of(one, items)),
        picture=picture(one.photos[0]) if one.photos else None,
        photos=len(one.photos),
        doubts=doubts(one),
    )


def _sentence(everything: list[Shown]) -> str:
    doubtful = sum(any(flag.why not in GAPS for flag in one.flags) for one in everything)
    words = ngettext("%(number)s activity.", "%(number)s activities.", len(everything))
    found = words % {"number": len(everything)}
    if doubtful:
        found += " " + ngettext(
            "%(number)s deserves a second look.", "%(number)s deserve a second look.", doubtful
        ) % {"number": doubtful}
    return found


def _shows(asked: Asked, everything: list[Shown], items: Items) -> tuple[Tab, ...]:
    within = [one for one in everything if asked.takes_but_for_show(one, items)]
    doubtful = sum(any(flag.why not in GAPS for flag in one.flags) for one in within)
    gapped = sum(any(flag.why in GAPS for flag in one.flags) for one in within)
    offered = (
        (ALL, _("All"), len(within)),
        (DOUBTS, _("To look at again"), doubtful),
        (GAPPED, _("Something is missing"), gapped),
    )
    return tuple(
        Tab(label, asked.query(show=show), asked.show == show, count) for show, label, count in offered
    )
