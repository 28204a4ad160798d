"""The photos of a round's activities, the newest activity first: to look through and to print."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.activities import queries
from prongsai.activities.presenters.narrowing import Asked, Choices, choices_of
from prongsai.activities.presenters.parts import GALLERY, Picture, activity_address, picture, tabs
from prongsai.activities.queries import Shown
from prongsai.activities.wording import days_of
from prongsai.followup.presenters.parts import narrowed
from prongsai.followup.queries.items import items_of
from prongsai.measures.queries import units_of
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text
from prongsai.ui.parts import Tab

ON_A_PAGE = 12


@dataclass(frozen=True, slots=True)
class Told:
    """An activity with its photos."""

    title: str
    href: str
    days: str
    place: str
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class GalleryPage:
    title: str
    agency: Text
    tabs: tuple[Tab, ...]
    choices: Choices
    narrowed: str
    told: tuple[Told, ...]
    pages: Page[Shown]
    has_any: bool


def gallery_page(round_: Round, asked: Asked, *, viewer: Member, number: int = 1) -> GalleryPage:
    """Fourteen queries, whatever the number of photos."""
    items, measures = items_of(round_), queries.measures_of(round_)
    everything = queries.shown_of(round_, list(queries.activities_of(round_, viewer)), measures)
    with_photos = [one for one in everything if one.photos]
    choices = choices_of(asked, with_photos, units_of(round_.agency), measures, items)
    chosen = [one for one in with_photos if asked.takes_but_for_show(one, items)]
    pages = Paginator(chosen, ON_A_PAGE).get_page(number)
    return GalleryPage(
        title=_("Photos of FY %(year)s") % {"year": round_.fiscal_year},
        agency=Text(round_.agency.name_th, round_.agency.name_en),
        tabs=tabs(round_, GALLERY),
        choices=choices,
        narrowed=narrowed(*choices.all),
        told=tuple(_told(round_, one) for one in pages.object_list),
        pages=pages,
        has_any=bool(with_photos),
    )


def _told(round_: Round, one: Shown) -> Told:
    activity = one.activity
    return Told(
        title=activity.title,
        href=activity_address(activity, round_),
        days=days_of(activity),
        place=activity.place,
        pictures=tuple(picture(photo) for photo in one.photos),
    )
