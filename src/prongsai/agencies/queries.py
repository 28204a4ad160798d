"""Finding agencies and units by the names that people and papers give them."""

from collections.abc import Iterable
from functools import lru_cache

from prongsai.agencies.models import Agency, Unit
from prongsai.rules.thai_text import folded

_KILLER = "\u0e4c"
_AND_SO_ON = "ฯ"
_DISTRICT = "เขต"


@lru_cache(maxsize=4_096)
def name_key(text: str) -> str:
    """The form in which names are compared: letters and digits alone, without ์ that is put and left at will."""
    return folded(text).replace(_KILLER, "")


def agency_named(text: str) -> Agency | None:
    """The one agency that is called so, by any of its names or aliases; None if there is none, or more than one."""
    return agency_among(Agency.objects.prefetch_related("aliases"), text)


def agency_among(agencies: Iterable[Agency], text: str) -> Agency | None:
    wanted = name_key(text)
    found = [agency for agency in agencies if wanted and wanted in _keys(_names_of_agency(agency))]
    return found[0] if len(found) == 1 else None


def unit_named(agency: Agency, text: str) -> Unit | None:
    """The one unit of the agency that is called so; of a closed and a standing one, the standing one.

    "ฝ่ายรักษาฯ" is the one division whose name begins so.
    """
    return unit_among(Unit.objects.filter(agency=agency).prefetch_related("aliases"), text)


def unit_among(units: Iterable[Unit], text: str) -> Unit | None:
    wanted = name_key(text).removesuffix(_AND_SO_ON)
    if not wanted:
        return None
    units = list(units)
    found = [unit for unit in units if wanted in _keys(_names_of_unit(unit))]
    if not found and name_key(text).endswith(_AND_SO_ON):
        found = [unit for unit in units if name_key(unit.name_th).startswith(wanted)]
    standing = [unit for unit in found if unit.closed_on is None]
    return next((one[0] for one in (standing, found) if len(one) == 1), None)


def _keys(names: Iterable[str]) -> set[str]:
    return {name_key(name).removesuffix(_AND_SO_ON) for name in names} - {""}


def _names_of_agency(agency: Agency) -> list[str]:
    aliases = [alias.text for alias in agency.aliases.all()]
    names = [agency.slug, agency.name_th, agency.name_en, agency.short_th, agency.short_en, *aliases]
    if agency.kind == Agency.Kind.DISTRICT:
        names += [
            prefix + name
            for prefix in (_DISTRICT, f"สำนักงาน{_DISTRICT}")
            for name in (agency.short_th, *aliases)
        ]
    return names


def _names_of_unit(unit: Unit) -> list[str]:
    return [
        unit.code,
        unit.name_th,
        unit.name_en,
        unit.short_th,
        *(alias.text for alias in unit.aliases.all()),
    ]
