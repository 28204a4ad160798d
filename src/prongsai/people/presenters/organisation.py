"""Agencies and their units."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency, Unit
from prongsai.people import permissions
from prongsai.people.queries import AgencyNumbers
from prongsai.people.wording import KINDS_OF_AGENCY, KINDS_OF_UNIT
from prongsai.rules.framework import Text


@dataclass(frozen=True, slots=True)
class UnitRow:
    name: Text
    code: str
    aliases: str
    closed_on: date | None
    href: str


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """Units of one kind."""

    label: str
    units: tuple[UnitRow, ...]


@dataclass(frozen=True, slots=True)
class AgencyPage:
    """may_manage: units can be added, changed, closed."""

    id: int
    slug: str
    name: Text
    aliases: str
    groups: tuple[UnitGroup, ...]
    may_manage: bool


@dataclass(frozen=True, slots=True)
class AgencyRow:
    name: Text
    kind: str
    units: int
    people: int
    units_href: str
    people_href: str


@dataclass(frozen=True, slots=True)
class AgenciesPage:
    rows: tuple[AgencyRow, ...]
    may_add: bool


def agency_page(agency: Agency, units: list[Unit], *, viewer: Member) -> AgencyPage:
    may_manage = permissions.may_manage_units(viewer, agency)
    groups = (
        UnitGroup(
            str(label),
            tuple(_unit_row(unit, agency.slug, may_manage=may_manage) for unit in units if unit.kind == kind),
        )
        for kind, label in KINDS_OF_UNIT.items()
    )
    return AgencyPage(
        id=agency.pk,
        slug=agency.slug,
        name=Text(agency.name_th, agency.name_en),
        aliases=", ".join(alias.text for alias in agency.aliases.all()),
        groups=tuple(group for group in groups if group.units),
        may_manage=may_manage,
    )


def agencies_page(agencies: list[AgencyNumbers], *, viewer: Member) -> AgenciesPage:
    rows = tuple(
        AgencyRow(
            name=Text(one.agency.name_th, one.agency.name_en),
            kind=str(KINDS_OF_AGENCY[Agency.Kind(one.agency.kind)]),
            units=one.units,
            people=one.people,
            units_href=reverse("people:agency", args=[one.agency.slug]),
            people_href=reverse("people:agency_people", args=[one.agency.slug]),
        )
        for one in agencies
    )
    return AgenciesPage(rows, permissions.may_add_agency(viewer, viewer.agency))


def _unit_row(unit: Unit, slug: str, *, may_manage: bool) -> UnitRow:
    return UnitRow(
        name=Text(unit.name_th, unit.name_en),
        code=unit.code,
        aliases=", ".join(alias.text for alias in unit.aliases.all()),
        closed_on=unit.closed_on,
        href=reverse("people:change_unit", args=[slug, unit.code]) if may_manage else "",
    )
