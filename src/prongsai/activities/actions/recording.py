"""Recording an activity, changing it, withdrawing it."""

from collections.abc import Callable, Collection
from datetime import datetime

from django.db import models, transaction
from django.utils import timezone

from prongsai.accounts.members import Member, require
from prongsai.activities import permissions
from prongsai.activities.content import COLUMNS, ActivityContent, CannotRecord, content_of, settled
from prongsai.activities.kinds import activity_kinds
from prongsai.activities.models import Activity, ActivityItem, ActivityMeasure, ActivityUnit
from prongsai.agencies.models import Unit
from prongsai.audit import actions as audit
from prongsai.audit.changes import differences, state_of
from prongsai.frameworks.models import FrameworkNode
from prongsai.measures.models import Measure
from prongsai.rounds.models import Round
from prongsai.rules.framework import Kind
from prongsai.rules.thai_text import tidy


class Stale(Exception):
    """Somebody changed the activity since the form was opened."""


@transaction.atomic
def record_activity(
    *, round_: Round, content: ActivityContent, by: Member | None, now: datetime, unit: Unit | None = None
) -> Activity:
    """Write down what took place, for the unit of whoever writes. Raises CannotRecord.

    by, unit   `by` None means the set-up of a demo, which names the unit
    """
    if by is not None:
        require(permissions.may_record(by, round_))
        unit = by.own_unit
    content = settled(content, timezone.localdate(now))
    _check(round_, content)
    user = by.user if by else None
    activity = Activity(round=round_, unit=unit, written_at=now, changed_at=now)
    activity.written_by = activity.changed_by = user
    _fill(activity, content)
    audit.record(
        "activities.activity.recorded", by=by, target=activity, at=now, agency_path=round_.agency.path
    )
    return activity


@transaction.atomic
def change_activity(
    *, activity: Activity, content: ActivityContent, seen: int, by: Member, now: datetime
) -> Activity:
    """Say it otherwise.

    seen    the row_version that the writer had before them
    Raises  Stale, if it has changed since and does not say the same already; CannotRecord.
    """
    standing = _held(activity)
    require(permissions.may_change(by, standing))
    content = settled(content, timezone.localdate(now))
    _check(standing.round, content)
    changes = differences(state_of(content_of(standing)), state_of(content))
    if not changes:
        return standing
    if standing.row_version != seen:
        raise Stale
    standing.row_version += 1
    standing.changed_at, standing.changed_by = now, by.user
    _fill(standing, content)
    audit.record(
        "activities.activity.changed",
        by=by,
        target=standing,
        at=now,
        agency_path=standing.round.agency.path,
        changes=changes,
    )
    return standing


@transaction.atomic
def withdraw_activity(*, activity: Activity, reason: str, by: Member, now: datetime) -> None:
    """It was written by mistake: it proves nothing any more, and stays readable. Raises CannotRecord: no_reason, withdrawn."""
    standing = _held(activity)
    if standing.withdrawn_at is not None:
        raise CannotRecord("withdrawn")
    require(permissions.may_change(by, standing))
    reason = tidy(reason)
    if not reason:
        raise CannotRecord("no_reason")
    standing.withdrawn_at, standing.withdrawn_by, standing.withdrawn_why = now, by.user, reason
    standing.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
    path = standing.round.agency.path
    audit.record(
        "activities.activity.withdrawn", by=by, target=standing, at=now, agency_path=path, reason=reason
    )


def _held(activity: Activity) -> Activity:
    activities = Activity.objects.select_for_update(of=("self",)).select_related("round__agency", "unit")
    return activities.get(pk=activity.pk)


def _check(round_: Round, content: ActivityContent) -> None:
    """Kinds of the list, units of the agency, measures of the round and items of its framework alone."""
    if content.kind not in activity_kinds():
        raise CannotRecord("unknown_kind")
    items = FrameworkNode.objects.filter(version=round_.framework, kind=Kind.ITEM)
    for chosen, known in (
        (content.units, Unit.objects.filter(agency=round_.agency)),
        (content.measures, Measure.objects.filter(plan__round=round_)),
        (content.items, items),
    ):
        if chosen and known.filter(pk__in=chosen).count() != len(chosen):
            raise CannotRecord("foreign")


def _fill(activity: Activity, content: ActivityContent) -> None:
    for name in COLUMNS:
        setattr(activity, name, getattr(content, name))
    activity.save()
    _put(ActivityUnit, activity, "unit_id", content.units)
    _put(ActivityMeasure, activity, "measure_id", content.measures)
    _put(ActivityItem, activity, "node_id", content.items)


def _put(through: type[models.Model], activity: Activity, name: str, ids: Collection[int]) -> None:
    """Exactly these, and no row touched that stands already."""
    rows = through._base_manager.filter(activity=activity)
    rows.exclude(**{f"{name}__in": ids}).delete()
    known = set(rows.values_list(name, flat=True))
    made: Callable[..., models.Model] = through
    through._base_manager.bulk_create(
        made(activity=activity, **{name: one}) for one in sorted(set(ids) - known)
    )
