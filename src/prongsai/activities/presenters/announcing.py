"""The announcements of a year: which are worded already, and the form of one."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.activities import permissions
from prongsai.activities.announcements import house_texts
from prongsai.activities.forms import AnnouncementForm
from prongsai.activities.models import Announcement
from prongsai.activities.presenters.parts import ANNOUNCEMENTS, address, crumbs, tabs
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text
from prongsai.ui.language import in_words
from prongsai.ui.parts import Crumbs, Tab


@dataclass(frozen=True, slots=True)
class Row:
    """at is None while the house text stands there."""

    name: str
    title: str
    href: str
    at: datetime | None
    by: str


@dataclass(frozen=True, slots=True)
class AnnouncementsPage:
    title: str
    agency: Text
    tabs: tuple[Tab, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class AnnouncementPage:
    """form is None for those who only read; newer: what somebody else saved meanwhile."""

    title: str
    crumbs: Crumbs
    form: AnnouncementForm | None
    standing: Announcement | None
    newer: Announcement | None
    thai: tuple[str, ...]
    english: tuple[str, ...]


def announcements_page(round_: Round, *, viewer: Member) -> AnnouncementsPage:
    """One query."""
    rows = Announcement.objects.visible_to(viewer).filter(round=round_).select_related("changed_by")
    worded = {one.kind: one for one in rows}
    return AnnouncementsPage(
        title=_("Announcements of FY %(year)s") % {"year": round_.fiscal_year},
        agency=Text(round_.agency.name_th, round_.agency.name_en),
        tabs=tabs(round_, ANNOUNCEMENTS),
        rows=tuple(
            _row(round_, code, in_words(house.name), worded.get(code))
            for code, house in house_texts().items()
        ),
    )


def _row(round_: Round, code: str, name: str, one: Announcement | None) -> Row:
    return Row(
        name=name,
        title=in_words(Text(one.title_th, one.title_en)) if one else "",
        href=address("announcement", round_, kind=code),
        at=one.changed_at if one else None,
        by=one.changed_by.name_th if one and one.changed_by else "",
    )


def announcement_page(
    round_: Round,
    kind: str,
    standing: Announcement | None,
    form: AnnouncementForm,
    *,
    viewer: Member,
    newer: Announcement | None = None,
) -> AnnouncementPage:
    name = in_words(house_texts()[kind].name)
    return AnnouncementPage(
        title=name,
        crumbs=crumbs(round_, (_("Announcements"), address(ANNOUNCEMENTS, round_)), (name, "")),
        form=form if permissions.may_announce(viewer, round_) else None,
        standing=standing,
        newer=newer,
        thai=tuple(standing.text_th.splitlines()) if standing else (),
        english=tuple(standing.text_en.splitlines()) if standing else (),
    )
