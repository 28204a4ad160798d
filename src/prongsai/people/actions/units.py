"""Units come, change and close."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction

from prongsai.accounts.members import Member, require
from prongsai.agencies import actions as agencies
from prongsai.agencies.actions import UnitSpec
from prongsai.agencies.models import Agency, Unit
from prongsai.audit import actions as audit
from prongsai.audit.changes import Changes, Value, differences, state_of
from prongsai.people import permissions
from prongsai.people.queries import spec_of


class CannotKeepUnit(Exception):
    """code: code_used."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def add_unit(*, agency: Agency, spec: UnitSpec, by: Member, now: datetime) -> Unit:
    """Raises CannotKeepUnit: another unit, perhaps a closed one, has this code."""
    require(permissions.may_manage_units(by, agency))
    try:
        with transaction.atomic():
            [unit] = agencies.add_units(agency=agency, units=[spec])
            _record("people.unit.added", unit, agency, by, now)
    except IntegrityError as refused:
        raise CannotKeepUnit("code_used") from refused
    return unit


@transaction.atomic
def change_unit(*, unit: Unit, spec: UnitSpec, by: Member, now: datetime) -> Unit:
    """Give a unit other names; a closed one stands again."""
    require(permissions.may_manage_units(by, unit.agency))
    before = _state_of(unit)
    agencies.change_unit(unit=unit, spec=spec)
    _record("people.unit.changed", unit, unit.agency, by, now, differences(before, _state_of(unit)))
    return unit


@transaction.atomic
def close_unit(*, unit: Unit, on: date, by: Member, now: datetime) -> Unit:
    """It is no longer offered; its people and its work stay its own."""
    require(permissions.may_manage_units(by, unit.agency))
    before = unit.closed_on
    agencies.close_unit(unit=unit, on=on)
    changes = differences({"closed_on": before}, {"closed_on": unit.closed_on})
    _record("people.unit.closed", unit, unit.agency, by, now, changes)
    return unit


@transaction.atomic
def import_units(*, agency: Agency, specs: Sequence[UnitSpec], by: Member, now: datetime) -> int:
    """Add the units that are new by their code, change those that differ; all or nothing. How many were written."""
    require(permissions.may_manage_units(by, agency))
    standing = {unit.code: unit for unit in agency.units.prefetch_related("aliases")}
    new = [spec for spec in specs if spec.code not in standing]
    changed = [spec for spec in specs if spec.code in standing and spec != spec_of(standing[spec.code])]
    for unit in agencies.add_units(agency=agency, units=new):
        _record("people.unit.added", unit, agency, by, now)
    for spec in changed:
        before = _state_of(standing[spec.code])
        unit = agencies.change_unit(unit=standing[spec.code], spec=spec)
        _record("people.unit.changed", unit, agency, by, now, differences(before, _state_of(unit)))
    return len(new) + len(changed)


def _state_of(unit: Unit) -> dict[str, Value]:
    aliases = sorted(unit.aliases.values_list("text", flat=True))
    names = state_of(unit, "kind", "name_th", "name_en", "short_th", "closed_on")
    return {**names, "aliases": aliases}


def _record(
    action: str, unit: Unit, agency: Agency, by: Member, now: datetime, changes: Changes | None = None
) -> None:
    audit.record(action, by=by, target=unit, at=now, agency_path=agency.path, code=unit.code, changes=changes)
