"""Kinds of licence and their checklists: written by one person, published by another, frozen from then on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from prongsai.accounts.members import Member, require
from prongsai.agencies.models import Agency, Unit
from prongsai.audit import actions as audit
from prongsai.licences import permissions
from prongsai.licences.listed import listed_types
from prongsai.licences.models import Checklist, ChecklistItem, GuidelineStep, LicenceType
from prongsai.licences.outside import BMA_OSS_HREF
from prongsai.licences.refusing import CannotDo, Stale

KEEP_MONTHS = 24


@dataclass(frozen=True, slots=True)
class TypeContent:
    unit: Unit | None
    name_th: str
    name_en: str
    starts: str
    takes_online: bool
    is_tracked: bool
    keep_months: int
    central_href: str = ""


@dataclass(frozen=True, slots=True)
class ItemContent:
    name: str
    condition: str = ""
    copies: int = 1
    format: str = ""
    template: str = ""
    basis: str = ""
    is_held: bool = False


@dataclass(frozen=True, slots=True)
class StepContent:
    text: str
    criteria: str = ""
    days: int = 0
    who: str = ""


@dataclass(frozen=True, slots=True)
class ChecklistContent:
    effective_from: date
    days: int
    fee: str
    decider: str
    basis: str
    items: Sequence[ItemContent]
    steps: Sequence[StepContent]


@transaction.atomic
def write_type(
    *, of: LicenceType, content: TypeContent, seen: int, by: Member | None, now: datetime
) -> LicenceType:
    """Add a kind (one without an id, with agency and key) or change one. Raises CannotDo: taken, foreign; Stale."""
    unit_id = content.unit.pk if content.unit else None
    is_new = of.pk is None
    if content.unit is not None and content.unit.agency_id != of.agency_id:
        raise CannotDo("foreign")
    require(by is None or permissions.may_handle(by, of.agency_id, unit_id))
    if not is_new:
        standing = LicenceType.objects.select_for_update(of=("self",)).get(pk=of.pk)
        require(by is None or permissions.may_handle_type(by, standing))
        if standing.row_version != seen:
            raise Stale
    of.unit, of.name_th, of.name_en = content.unit, content.name_th, content.name_en
    of.starts, of.takes_online, of.is_tracked = content.starts, content.takes_online, content.is_tracked
    of.keep_months, of.central_href = content.keep_months, content.central_href
    of.row_version = 1 if is_new else seen + 1
    of.changed_at, of.changed_by = now, by.user if by else None
    if is_new:
        of.position = LicenceType.objects.filter(agency=of.agency).count() + 1
    try:
        with transaction.atomic():
            of.save()
    except IntegrityError as refused:
        raise CannotDo("taken") from refused
    verb = "added" if is_new else "changed"
    audit.record(f"licences.type.{verb}", by=by, target=of, at=now, agency_path=of.agency.path)
    return of


@transaction.atomic
def write_checklist(
    *, of: LicenceType, content: ChecklistContent, by: Member | None, now: datetime
) -> Checklist:
    """Write the draft of the next version; the one draft there is, if there is one. Raises CannotDo: empty."""
    require(by is None or permissions.may_handle_type(by, of))
    if not content.items:
        raise CannotDo("empty")
    draft = of.checklists.select_for_update().filter(is_published=False).first()
    if draft is None:
        newest = of.checklists.order_by("-number").first()
        draft = Checklist(licence_type=of, number=newest.number + 1 if newest else 1)
    draft.effective_from, draft.days, draft.fee = content.effective_from, content.days, content.fee
    draft.decider, draft.basis = content.decider, content.basis
    draft.written_at, draft.written_by = now, by.user if by else None
    draft.save()
    draft.items.all().delete()
    draft.steps.all().delete()
    ChecklistItem.objects.bulk_create(
        ChecklistItem(
            checklist=draft,
            position=position,
            name=one.name,
            condition=one.condition,
            copies=one.copies,
            format=one.format,
            template=one.template,
            basis=one.basis,
            is_held=one.is_held,
        )
        for position, one in enumerate(content.items, start=1)
    )
    GuidelineStep.objects.bulk_create(
        GuidelineStep(
            checklist=draft,
            position=position,
            text=one.text,
            criteria=one.criteria,
            days=one.days,
            who=one.who,
        )
        for position, one in enumerate(content.steps, start=1)
    )
    audit.record(
        "licences.checklist.written",
        by=by,
        target=of,
        at=now,
        agency_path=of.agency.path,
        number=draft.number,
    )
    return draft


@transaction.atomic
def publish_checklist(*, checklist: Checklist, by: Member | None, now: datetime) -> None:
    """From now on it never changes; applications filed from its first day on follow it.

    Raises CannotDo: own_work (somebody else publishes what one wrote), past (it would begin before today), closed (published already).
    """
    locked = Checklist.objects.select_for_update(of=("self",)).select_related("licence_type__agency")
    standing = locked.get(pk=checklist.pk)
    of = standing.licence_type
    if by is not None and standing.written_by_id == by.user.pk:
        raise CannotDo("own_work")
    require(by is None or permissions.may_publish(by, standing))
    if standing.is_published:
        raise CannotDo("closed")
    today = timezone.localdate(now)
    if by is not None and standing.effective_from < today:
        raise CannotDo("past")
    standing.is_published, standing.published_on = True, today
    standing.published_at, standing.published_by = now, by.user if by else None
    standing.save()
    audit.record(
        "licences.checklist.published",
        by=by,
        target=of,
        at=now,
        agency_path=of.agency.path,
        number=standing.number,
    )


@transaction.atomic
def take_listed_types(*, agency: Agency, effective_from: date, by: Member | None, now: datetime) -> int:
    """Add the kinds that every district has, with a draft of the checklist each; kinds that stand already are left. How many came."""
    require(by is None or (permissions.may_handle_any(by, agency.pk) and by.own_unit is None))
    known = set(LicenceType.objects.filter(agency=agency).values_list("key", flat=True))
    units = {unit.code: unit for unit in Unit.objects.standing().filter(agency=agency)}
    added = 0
    for one in listed_types():
        if one.key in known:
            continue
        content = TypeContent(
            unit=units.get(one.unit),
            name_th=one.name_th,
            name_en=one.name_en,
            starts=one.starts,
            takes_online=one.takes_online,
            is_tracked=one.is_tracked,
            keep_months=KEEP_MONTHS,
            central_href=BMA_OSS_HREF if one.is_central else "",
        )
        kind = LicenceType(agency=agency, key=one.key)
        write_type(of=kind, content=content, seen=0, by=by, now=now)
        checklist = ChecklistContent(
            effective_from,
            one.days,
            one.fee,
            one.decider,
            one.basis,
            [ItemContent(**item) for item in one.items],
            [StepContent(**step) for step in one.steps],
        )
        write_checklist(of=kind, content=checklist, by=by, now=now)
        added += 1
    return added
