"""New agencies below one's own."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from prongsai.accounts.members import Member, require
from prongsai.agencies import actions as agencies
from prongsai.agencies.actions import UnitSpec
from prongsai.agencies.models import Agency
from prongsai.audit import actions as audit
from prongsai.people import permissions
from prongsai.people.queries import spec_of
from prongsai.people.specs import AgencySpec


@transaction.atomic
def add_agency(*, parent: Agency, spec: AgencySpec, by: Member, now: datetime) -> Agency:
    """Raises IntegrityError where the slug is used."""
    require(permissions.may_add_agency(by, parent))
    agency = agencies.add_agency(
        slug=spec.slug,
        kind=spec.kind,
        name_th=spec.name_th,
        name_en=spec.name_en,
        short_th=spec.short_th,
        short_en=spec.short_en,
        parent=parent,
        units=_units_like(spec.like),
        aliases=spec.aliases,
    )
    audit.record(
        "people.agency.added", by=by, target=agency, at=now, agency_path=agency.path, code=agency.slug
    )
    return agency


@transaction.atomic
def import_agencies(*, parent: Agency, specs: Sequence[AgencySpec], by: Member, now: datetime) -> int:
    """All or none."""
    return len([add_agency(parent=parent, spec=spec, by=by, now=now) for spec in specs])


def _units_like(agency: Agency | None) -> list[UnitSpec]:
    units = agency.units.standing().prefetch_related("aliases") if agency else ()
    return [spec for unit in units if (spec := spec_of(unit))]
