"""Rows of the year: trainings, lines, services, comments, honours. Written, mended with their version, removed."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.db import IntegrityError, transaction

from prongsai.accounts.members import Member, require
from prongsai.agencies.models import Unit
from prongsai.audit import actions as audit
from prongsai.audit.changes import differences
from prongsai.support import permissions
from prongsai.support.models import Attendance, Row, Service, Training
from prongsai.support.refusing import CannotWrite, Stale

AnyRow = TypeVar("AnyRow", bound=Row)


@transaction.atomic
def write_row(
    *, row: AnyRow, values: Mapping[str, Any], seen: int, by: Member | None, now: datetime
) -> AnyRow:
    """Write a new row (one without an id) or mend a standing one. `by` None means the set-up of a demo.

    values  by field; what is not named stays
    seen    the row_version that the writer had before them; 0 for a new row
    Raises  Stale, if it has changed since and does not say the same already; CannotWrite: taken, foreign.
    """
    is_new = row.pk is None
    if not is_new:
        standing = type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
        row.row_version = standing.row_version
    _check_hands(row, values, by)
    before = {} if is_new else {name: getattr(standing, name) for name in values}
    changes = differences(_told(before), _told(values))
    if not is_new and not changes:
        return row
    if not is_new and row.row_version != seen:
        raise Stale
    _save(row, values, by, now, is_new=is_new)
    noun = row._meta.model_name
    verb = "written" if is_new else "changed"
    audit.record(
        f"support.{noun}.{verb}", by=by, target=row, at=now, agency_path=_path(row),
        changes={} if is_new else changes,
    )  # fmt: skip
    return row


@transaction.atomic
def write_training(
    *,
    row: Training,
    values: Mapping[str, Any],
    units: Sequence[Unit],
    seen: int,
    by: Member | None,
    now: datetime,
) -> Training:
    """The same for a training with the units that are invited. How many came stays with each unit that stays."""
    if any(unit.agency_id != row.round.agency_id for unit in units):
        raise CannotWrite("foreign")
    standing = {one.unit_id for one in Attendance.objects.filter(training_id=row.pk or 0)}
    wanted = {unit.pk for unit in units}
    if row.pk is not None and standing != wanted and row.row_version != seen:
        raise Stale
    saved = write_row(row=row, values=values, seen=seen, by=by, now=now)
    Attendance.objects.filter(training=saved).exclude(unit_id__in=wanted).delete()
    Attendance.objects.bulk_create(
        Attendance(training=saved, unit=unit) for unit in units if unit.pk not in standing
    )
    return saved


@transaction.atomic
def write_attendance(
    *, training: Training, people: Mapping[int, int | None], by: Member | None, now: datetime
) -> int:
    """How many of each unit came, by unit id; what is the same stays. The number of units that changed."""
    changed = []
    for one in Attendance.objects.select_for_update(of=("self",)).filter(
        training=training, unit_id__in=people
    ):
        if one.people != people[one.unit_id]:
            require(by is None or permissions.may_write(by, training.round, one.unit_id))
            one.people = people[one.unit_id]
            changed.append(one)
    if changed:
        Attendance.objects.bulk_update(changed, ["people"])
        audit.record(
            "support.training.attended", by=by, target=training, at=now, agency_path=_path(training),
            units=len(changed),
        )  # fmt: skip
    return len(changed)


@transaction.atomic
def remove_row(*, row: Row, by: Member, now: datetime) -> None:
    """Take a row out; the trail keeps that it stood. Raises CannotWrite: counted."""
    require(permissions.may_write(by, row.round, _unit_of(row)))
    if isinstance(row, Service) and row.counts.exists():
        raise CannotWrite("counted")
    audit.record(f"support.{row._meta.model_name}.removed", by=by, target=row, at=now, agency_path=_path(row))
    row.delete()


def _check_hands(row: Row, values: Mapping[str, Any], by: Member | None) -> None:
    """The writer answers for the unit that stands there and for the one that is written."""
    unit = values.get("unit")
    if unit is not None and unit.agency_id != row.round.agency_id:
        raise CannotWrite("foreign")
    if by is None:
        return
    if row.pk is not None:
        require(permissions.may_write(by, row.round, _unit_of(row)))
    written = (unit.pk if unit else None) if "unit" in values else _unit_of(row)
    require(permissions.may_write(by, row.round, written))


def _save(row: Row, values: Mapping[str, Any], by: Member | None, now: datetime, *, is_new: bool) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.row_version = 1 if is_new else row.row_version + 1
    row.changed_at, row.changed_by = now, by.user if by else None
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as refused:
        raise CannotWrite("taken") from refused


def _unit_of(row: Row) -> int | None:
    return getattr(row, "unit_id", None)


def _path(row: Row) -> str:
    return row.round.agency.path


def _told(values: Mapping[str, Any]) -> dict[str, object]:
    """As the trail tells it: a unit by its code."""
    return {name: value.code if isinstance(value, Unit) else value for name, value in values.items()}
