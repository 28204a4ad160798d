"""What an office asks for and how it decides: the published checklists in force, as plain values."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from prongsai.agencies.models import Agency
from prongsai.licences.models import Checklist, ChecklistItem, GuidelineStep, LicenceType
from prongsai.rules.framework import Text


@dataclass(frozen=True, slots=True)
class PublishedItem:
    name: str
    condition: str
    copies: int
    format: str
    template: str
    basis: str
    is_held: bool


@dataclass(frozen=True, slots=True)
class PublishedStep:
    """days: working days."""

    text: str
    criteria: str
    days: int
    who: str


@dataclass(frozen=True, slots=True)
class PublishedType:
    """One kind with the version in force. days: working days to the decision; unit: "" for the whole office."""

    key: str
    name: Text
    unit: Text | None
    number: int
    effective_from: date
    published_on: date
    days: int
    fee: str
    decider: str
    basis: str
    is_tracked: bool
    takes_online: bool
    central_href: str
    items: tuple[PublishedItem, ...]
    steps: tuple[PublishedStep, ...]


def published_types(agency: Agency, on: date | None = None) -> tuple[PublishedType, ...]:
    """In the office's order; kinds without a published version in force are left out. Four queries."""
    return _told(LicenceType.objects.filter(agency=agency, closed_on=None).select_related("unit"), on)


def published_type(agency: Agency, key: str, on: date | None = None) -> PublishedType | None:
    types = LicenceType.objects.filter(agency=agency, key=key, closed_on=None).select_related("unit")
    return next(iter(_told(types, on)), None)


def checklists_in_force(types: Iterable[LicenceType], on: date) -> dict[int, Checklist]:
    """By kind: the newest published version that has come into force. One query."""
    found: dict[int, Checklist] = {}
    published = Checklist.objects.filter(licence_type__in=types, is_published=True, effective_from__lte=on)
    for one in published.order_by("effective_from", "number"):
        found[one.licence_type_id] = one
    return found


def _told(types: Iterable[LicenceType], on: date | None) -> tuple[PublishedType, ...]:
    kinds = list(types)
    standing = checklists_in_force(kinds, on or timezone.localdate())
    items: dict[int, list[PublishedItem]] = defaultdict(list)
    for item in ChecklistItem.objects.filter(checklist__in=standing.values()):
        items[item.checklist_id].append(
            PublishedItem(
                item.name, item.condition, item.copies, item.format, item.template, item.basis, item.is_held
            )
        )
    steps: dict[int, list[PublishedStep]] = defaultdict(list)
    for step in GuidelineStep.objects.filter(checklist__in=standing.values()):
        steps[step.checklist_id].append(PublishedStep(step.text, step.criteria, step.days, step.who))
    return tuple(
        _one(kind, checklist, tuple(items[checklist.pk]), tuple(steps[checklist.pk]))
        for kind in kinds
        if (checklist := standing.get(kind.pk)) is not None
    )


def _one(
    kind: LicenceType,
    checklist: Checklist,
    items: tuple[PublishedItem, ...],
    steps: tuple[PublishedStep, ...],
) -> PublishedType:
    assert checklist.published_on is not None
    return PublishedType(
        key=kind.key,
        name=Text(kind.name_th, kind.name_en or kind.name_th),
        unit=Text(kind.unit.name_th, kind.unit.name_en) if kind.unit else None,
        number=checklist.number,
        effective_from=checklist.effective_from,
        published_on=checklist.published_on,
        days=checklist.days,
        fee=checklist.fee,
        decider=checklist.decider,
        basis=checklist.basis,
        is_tracked=kind.is_tracked,
        takes_online=kind.takes_online,
        central_href=kind.central_href,
        items=items,
        steps=steps,
    )
