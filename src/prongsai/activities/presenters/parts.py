"""What several pages of activities share: addresses, tabs, crumbs, pictures."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from prongsai.activities.models import Activity
from prongsai.activities.queries import Photo, Shown
from prongsai.activities.wording import GAPS, flag_in_words
from prongsai.files.models import Rendition
from prongsai.files.presenters.parts import href_of
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.ui.parts import Crumbs, Tab

LIST, GALLERY, ANNOUNCEMENTS = "activities", "gallery", "announcements"


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo as a page shows it. own_caption: what is written for this activity alone; caption: what is shown."""

    id: int
    number: int
    small: str
    large: str
    caption: str
    own_caption: str
    library_caption: str
    href: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A flag in words. is_gap: something is only missing."""

    words: str
    is_gap: bool


def tabs(round_: Round, current: str) -> tuple[Tab, ...]:
    places = ((LIST, _("Activities")), (GALLERY, _("Photos")), (ANNOUNCEMENTS, _("Announcements")))
    return tuple(Tab(label, address(view, round_), view == current) for view, label in places)


def address(view: str, round_: Round, **more: object) -> str:
    return of_round(f"activities:{view}", round_, **more)


def activity_address(activity: Activity, round_: Round, view: str = "activity") -> str:
    return address(view, round_, activity_id=activity.pk)


def crumbs(round_: Round, *places: tuple[str, str]) -> Crumbs:
    return ((_("Activities of FY %(year)s") % {"year": round_.fiscal_year}, address(LIST, round_)), *places)


def picture(photo: Photo) -> Picture:
    version = photo.version
    return Picture(
        id=photo.row.pk,
        number=photo.number,
        small=href_of(version, Rendition.Kind.SMALL),
        large=href_of(version, Rendition.Kind.LARGE),
        caption=photo.caption,
        own_caption=photo.row.caption,
        library_caption=photo.row.evidence.caption,
        href=reverse("files:evidence", kwargs={"evidence_id": photo.row.evidence_id}),
    )


def doubts(shown: Shown) -> tuple[Doubt, ...]:
    return tuple(Doubt(flag_in_words(flag, shown.activity), flag.why in GAPS) for flag in shown.flags)
