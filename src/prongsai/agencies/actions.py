"""Agencies and units come into being, change, and close. Who may, and the trail, are the business of `people`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from prongsai.agencies.models import Agency, AgencyAlias, Unit, UnitAlias
from prongsai.agencies.sorting import sort_key


@dataclass(frozen=True, slots=True)
class UnitSpec:
    """What a unit is called; `aliases` are other spellings that papers use."""

    code: str
    kind: Unit.Kind
    name_th: str
    name_en: str
    short_th: str
    aliases: tuple[str, ...] = ()


@transaction.atomic
def add_agency(
    *,
    slug: str,
    kind: Agency.Kind,
    name_th: str,
    name_en: str,
    short_th: str,
    short_en: str,
    parent: Agency | None,
    units: Iterable[UnitSpec] = (),
    aliases: Iterable[str] = (),
) -> Agency:
    """Add an agency with its units under its parent."""
    agency = Agency.objects.create(
        slug=slug,
        kind=kind,
        name_th=name_th,
        name_en=name_en,
        short_th=short_th,
        short_en=short_en,
        parent=parent,
        path=f"{parent.path if parent else ''}{slug}/",
        sort_key=sort_key(short_th),
    )
    AgencyAlias.objects.bulk_create(AgencyAlias(agency=agency, text=text) for text in aliases)
    add_units(agency=agency, units=units)
    return agency


@transaction.atomic
def add_units(*, agency: Agency, units: Iterable[UnitSpec]) -> list[Unit]:
    """Add units after those that the agency has, in the order given."""
    specs = list(units)
    first = agency.units.count() + 1
    made = Unit.objects.bulk_create(
        Unit(
            agency=agency,
            code=spec.code,
            kind=spec.kind,
            name_th=spec.name_th,
            name_en=spec.name_en,
            short_th=spec.short_th,
            position=first + place,
        )
        for place, spec in enumerate(specs)
    )
    UnitAlias.objects.bulk_create(
        UnitAlias(unit=unit, text=alias)
        for unit, spec in zip(made, specs, strict=True)
        for alias in spec.aliases
    )
    return made


@transaction.atomic
def change_unit(*, unit: Unit, spec: UnitSpec) -> Unit:
    """Give a unit other names and aliases, and stand it again if it was closed; its code stays, papers know it by that."""
    unit.kind, unit.closed_on = spec.kind, None
    unit.name_th, unit.name_en, unit.short_th = spec.name_th, spec.name_en, spec.short_th
    unit.save(update_fields=["kind", "closed_on", "name_th", "name_en", "short_th"])
    unit.aliases.exclude(text__in=spec.aliases).delete()
    known = set(unit.aliases.values_list("text", flat=True))
    UnitAlias.objects.bulk_create(
        UnitAlias(unit=unit, text=text) for text in spec.aliases if text not in known
    )
    return unit


def close_unit(*, unit: Unit, on: date) -> Unit:
    """The unit is no longer offered; what it did stays its own."""
    unit.closed_on = on
    unit.save(update_fields=["closed_on"])
    return unit
