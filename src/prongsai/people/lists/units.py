"""The list of an agency's units: divisions, schools, others."""

import re
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from prongsai.agencies.actions import UnitSpec
from prongsai.agencies.models import Agency, Unit
from prongsai.agencies.queries import name_key, unit_among
from prongsai.people.lists.reading import (
    BETWEEN_ALIASES,
    LONGEST_SHORT,
    BadLine,
    Reading,
    State,
    Understood,
    aliases_in,
    read_each,
    text_in,
)
from prongsai.people.queries import spec_of
from prongsai.tables.records import Column, Record

COLUMNS = (
    Column("code", ("รหัส", "code")),
    Column("kind", ("ประเภท", "kind", "type")),
    Column(
        "name_th", ("ชื่อหน่วย", "ชื่อ", "ฝ่าย", "ชื่อฝ่าย", "โรงเรียน", "ชื่อโรงเรียน", "name", "name_th"), required=True
    ),
    Column("name_en", ("ชื่อภาษาอังกฤษ", "name_en", "english")),
    Column("short_th", ("ชื่อย่อ", "short", "short_th")),
    Column("aliases", ("ชื่อเรียกอื่น", "aliases")),
)
_CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,58}")
_KINDS = {
    "ฝ่าย": Unit.Kind.DIVISION,
    "division": Unit.Kind.DIVISION,
    "โรงเรียน": Unit.Kind.SCHOOL,
    "school": Unit.Kind.SCHOOL,
    "อื่น": Unit.Kind.OTHER,
    "อื่นๆ": Unit.Kind.OTHER,
    "other": Unit.Kind.OTHER,
}
_KIND_NAMES = {Unit.Kind.DIVISION: "ฝ่าย", Unit.Kind.SCHOOL: "โรงเรียน", Unit.Kind.OTHER: "อื่นๆ"}


def read_units(agency: Agency, records: Sequence[Record]) -> Reading[UnitSpec]:
    """Each line is a unit that stands already (by its code or name), or a new one, which gets a code if it has none."""
    standing = {unit.code: unit for unit in agency.units.prefetch_related("aliases")}
    taken = set(standing) | {record["code"] for record in records}

    def read(record: Record) -> Understood[UnitSpec]:
        name = _name(record)
        kind = _kind(record, name)
        known = standing.get(record["code"]) if record["code"] else unit_among(standing.values(), name)
        code = known.code if known else _code(record, kind, taken)
        before = spec_of(known) if known else None
        spec = UnitSpec(
            code,
            kind,
            name,
            text_in(record, "name_en") or (before.name_en if before else name),
            text_in(record, "short_th") or (before.short_th if before else _short(name)),
            aliases_in(record) or (before.aliases if before else ()),
        )
        state = State.NEW if known is None else State.KNOWN if spec == before else State.CHANGED
        return Understood(record.line, state, spec, _row(spec))

    return read_each(records, read, keys=lambda spec: (spec.code, ("name", name_key(spec.name_th))))


def unit_rows(units: Iterable[Unit]) -> list[tuple[str, ...]]:
    """Head and lines of the standing units, as the import reads them."""
    specs = [spec for unit in units if (spec := spec_of(unit))]
    return [tuple(column.heads[0] for column in COLUMNS), *(_row(spec) for spec in specs)]


def _row(spec: UnitSpec) -> tuple[str, ...]:
    aliases = f" {BETWEEN_ALIASES} ".join(spec.aliases)
    return (spec.code, _KIND_NAMES[spec.kind], spec.name_th, spec.name_en, spec.short_th, aliases)


def _name(record: Record) -> str:
    name = text_in(record, "name_th")
    if not name_key(name):
        raise BadLine(_("The name of the unit is missing; write it, or take the line out."))
    return name


def _kind(record: Record, name: str) -> Unit.Kind:
    """As written, else by the first word of the name."""
    if record["kind"]:
        kind = _KINDS.get(record["kind"].lower().replace(" ", ""))
        if kind is None:
            raise BadLine(
                _("“%(text)s” is no kind of unit; write ฝ่าย, โรงเรียน or อื่นๆ.") % {"text": record["kind"][:40]}
            )
        return kind
    return next((kind for word, kind in _KINDS.items() if name.lower().startswith(word)), Unit.Kind.OTHER)


def _code(record: Record, kind: Unit.Kind, taken: set[str]) -> str:
    code = record["code"]
    if not code:
        number = next(n for n in range(1, 10_000) if f"{kind}_{n}" not in taken)
        code = f"{kind}_{number}"
        taken.add(code)
    if not _CODE.fullmatch(code):
        raise BadLine(
            _("The code “%(code)s” may have small Latin letters, digits, - and _ only.") % {"code": code[:40]}
        )
    return code


def _short(name: str) -> str:
    return name.removeprefix("ฝ่าย").removeprefix("โรงเรียน").strip()[:LONGEST_SHORT] or name[:LONGEST_SHORT]
