"""The form of an activity, new or standing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.activities import queries
from prongsai.activities.forms import ActivityForm
from prongsai.activities.models import Activity, ActivityPhoto
from prongsai.activities.presenters.activity import Said, said
from prongsai.activities.presenters.parts import activity_address, address, crumbs
from prongsai.activities.wording import title_of
from prongsai.agencies.models import Unit
from prongsai.files.kinds import PICTURES, accepted_endings
from prongsai.files.models import Evidence, Rendition
from prongsai.files.presenters.parts import href_of
from prongsai.files.presenters.parts import title_of as title_of_evidence
from prongsai.files.queries import newest_versions
from prongsai.files.wording import form_limit
from prongsai.followup.models import Assignment
from prongsai.followup.queries.items import Items, items_of
from prongsai.frameworks.models import FrameworkNode
from prongsai.measures.models import Measure
from prongsai.measures.queries import units_of
from prongsai.rounds.models import Round
from prongsai.rules.framework import Kind, Text
from prongsai.ui.language import in_words
from prongsai.ui.parts import Crumbs

FROM_LIBRARY = 24


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick. about: what stands beside its label; picture: "" for none."""

    value: int
    label: str
    is_ticked: bool
    about: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Boxes under one heading."""

    label: str
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class EditPage:
    """newer: what somebody else saved meanwhile. measures: those of the writer's unit, then the others."""

    title: str
    crumbs: Crumbs
    form: ActivityForm
    newer: Said | None
    measures: tuple[Group, ...]
    items: tuple[Group, ...]
    units: tuple[Tick, ...]
    choices: tuple[Tick, ...]
    opens_more: bool
    is_new: bool
    accept: str
    limit: str
    back_href: str


def edit_page(
    round_: Round,
    form: ActivityForm,
    *,
    viewer: Member,
    activity: Activity | None = None,
    newer: Activity | None = None,
) -> EditPage:
    """activity: None for a new one. Fifteen queries."""
    title = _("Change the activity") if activity else _("Record an activity")
    back = activity_address(activity, round_) if activity else address("activities", round_)
    return EditPage(
        title=title,
        crumbs=crumbs(round_, *([(activity.title, back)] if activity else []), (title, "")),
        form=form,
        newer=said(newer) if newer else None,
        measures=tuple(_measures(round_, viewer, form)),
        items=tuple(_items(round_, form)),
        units=tuple(_unit(one, form) for one in units_of(round_.agency)),
        choices=tuple(_choices(round_, viewer, form, activity)),
        opens_more=any(form[name].errors or form[name].value() for name in _MORE),
        is_new=activity is None,
        accept=accepted_endings(PICTURES),
        limit=form_limit(),
        back_href=back,
    )


_MORE = ("ends_on", "people", "groups", "all_divisions", "all_schools", "units", "items")
"""Fields that stand folded away until one of them says something."""


def _measures(round_: Round, viewer: Member, form: ActivityForm) -> Iterator[Group]:
    """Four to five queries."""
    items, ticked, measures = items_of(round_), form.ticked("measures"), queries.measures_of(round_)
    own = _own(round_, viewer)
    theirs = [one for one in measures if one.pk in own]
    others = [one for one in measures if one.pk not in own]
    for label, found in ((_("Measures of my unit"), theirs), (_("Other measures"), others)):
        if found:
            yield Group(label if own else _("Measures"), tuple(_measure(one, items, ticked) for one in found))


def _own(round_: Round, viewer: Member) -> set[int | None]:
    if viewer.own_unit is None:
        return set()
    given = Assignment.objects.standing().filter(plan__round=round_, unit=viewer.own_unit)
    return set(given.values_list("measure_id", flat=True))


def _measure(one: Measure, items: Items, ticked: set[str]) -> Tick:
    codes = ", ".join(finding.node.code for finding in items.serving(one.pk))
    return Tick(one.pk, f"{one.position}. {title_of(one)}", str(one.pk) in ticked, codes)


def _items(round_: Round, form: ActivityForm) -> Iterator[Group]:
    """The items of the framework under their instruments. One query."""
    ticked = form.ticked("items")
    nodes = FrameworkNode.objects.filter(version=round_.framework, kind__in=(Kind.INSTRUMENT, Kind.ITEM))
    label, found = "", list[Tick]()
    for node in nodes.order_by("position"):
        if node.kind == Kind.INSTRUMENT:
            if found:
                yield Group(label, tuple(found))
            label, found = node.code, []
        else:
            words = f"{node.code} {in_words(Text(node.title_th, node.title_en))}"
            found.append(Tick(node.pk, words, str(node.pk) in ticked))
    if found:
        yield Group(label, tuple(found))


def _unit(unit: Unit, form: ActivityForm) -> Tick:
    label = in_words(Text(unit.name_th, unit.name_en))
    return Tick(unit.pk, label, str(unit.pk) in form.ticked("units"))


def _choices(round_: Round, viewer: Member, form: ActivityForm, activity: Activity | None) -> Sequence[Tick]:
    """Ticked pictures first, then the newest that the activity does not show yet. Up to five queries."""
    ticked = form.ticked("evidence")
    shown = (
        set(ActivityPhoto.objects.filter(activity=activity).values_list("evidence_id", flat=True))
        if activity
        else set()
    )
    recent = queries.newest_evidence(round_, viewer, FROM_LIBRARY, without=shown)
    missing = {int(one) for one in ticked} - {one.pk for one in recent} if form.is_bound else set()
    asked = list(Evidence.objects.visible_to(viewer).filter(pk__in=missing)) if missing else []
    return _pictures([*asked, *recent], ticked)


def _pictures(evidence: Iterable[Evidence], ticked: set[str]) -> list[Tick]:
    found = list(evidence)
    newest = newest_versions(found) if found else {}
    return [
        Tick(
            one.pk,
            title_of_evidence(one, newest[one.pk].file),
            str(one.pk) in ticked,
            picture=href_of(newest[one.pk], Rendition.Kind.SMALL),
        )
        for one in found
    ]
