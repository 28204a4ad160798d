"""One activity: what took place, what it proves, its photos as they will stand on paper."""

from dataclasses import dataclass
from datetime import datetime

from prongsai.accounts.members import Member
from prongsai.activities import permissions, queries
from prongsai.activities.forms import LayoutForm, WithdrawForm
from prongsai.activities.models import Activity
from prongsai.activities.presenters.narrowing import codes_of
from prongsai.activities.presenters.parts import (
    Doubt,
    Picture,
    activity_address,
    address,
    crumbs,
    doubts,
    picture,
)
from prongsai.activities.queries import Shown
from prongsai.activities.wording import days_of, kind_in_words, title_of, units_in_words
from prongsai.files.kinds import PICTURES, accepted_endings
from prongsai.files.wording import form_limit
from prongsai.followup.queries.items import Items, items_of
from prongsai.followup.wording import unit_in_words
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rules.photo_layout import Layout, photo_rows
from prongsai.ui.parts import Crumbs


@dataclass(frozen=True, slots=True)
class Proved:
    """A measure that the activity proves."""

    number: int
    title: str
    codes: tuple[str, ...]
    href: str


@dataclass(frozen=True, slots=True)
class Row:
    """Photos side by side. of: how many the width has room for."""

    of: int
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """An activity as it is read."""

    title: str
    days: str
    kind: str
    place: str
    units: str
    people: int | None
    groups: str
    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ActivityPage:
    """layout, withdraw are None where this person may not change it; withdrawn: why, "" while it stands."""

    title: str
    crumbs: Crumbs
    above: str
    said: Said
    measures: tuple[Proved, ...]
    codes: tuple[str, ...]
    doubts: tuple[Doubt, ...]
    pictures: tuple[Picture, ...]
    rows: tuple[Row, ...]
    layout: LayoutForm | None
    withdraw: WithdrawForm | None
    withdrawn: str
    accept: str
    limit: str
    hrefs: dict[str, str]


def activity_page(
    round_: Round, activity: Activity, *, viewer: Member, withdraw: WithdrawForm | None = None
) -> ActivityPage:
    """withdraw: as it came back refused. Thirteen queries."""
    items = items_of(round_)
    (shown,) = queries.shown_of(round_, [activity], queries.measures_of(round_))
    pictures = tuple(picture(photo) for photo in shown.photos)
    may_change = permissions.may_change(viewer, activity)
    views = ("change_activity", "arrange_photos", "add_photos", "withdraw_activity")
    return ActivityPage(
        title=activity.title,
        crumbs=crumbs(round_, (activity.title, "")),
        above=unit_in_words(activity.unit),
        said=said(activity),
        measures=_proved(round_, shown, items),
        codes=tuple(codes_of(shown, items)),
        doubts=doubts(shown),
        pictures=pictures,
        rows=tuple(
            Row(row.of, tuple(pictures[place] for place in row.places))
            for row in photo_rows(len(pictures), Layout(activity.layout))
        ),
        layout=LayoutForm(initial={"layout": activity.layout}) if may_change else None,
        withdraw=(withdraw or WithdrawForm(auto_id="withdraw-%s")) if may_change else None,
        withdrawn=activity.withdrawn_why,
        accept=accepted_endings(PICTURES),
        limit=form_limit(),
        hrefs={view: activity_address(activity, round_, view) for view in views}
        | {"activities": address("activities", round_)},
    )


def said(activity: Activity) -> Said:
    return Said(
        title=activity.title,
        days=days_of(activity),
        kind=kind_in_words(activity.kind),
        place=activity.place,
        units=units_in_words(activity),
        people=activity.people,
        groups=activity.groups,
        text=activity.text,
        by=activity.changed_by.name_th if activity.changed_by else "",
        at=activity.changed_at,
    )


def _proved(round_: Round, shown: Shown, items: Items) -> tuple[Proved, ...]:
    plan = of_round("measures:plan", round_)
    return tuple(
        Proved(
            one.position,
            title_of(one),
            tuple(finding.node.code for finding in items.serving(one.pk)),
            f"{plan}#measure-{one.pk}",
        )
        for one in shown.measures
    )
