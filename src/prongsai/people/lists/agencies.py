"""A list of agencies that come under one's own."""

import re
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.agencies.queries import agency_among, name_key
from prongsai.people.lists.reading import (
    BETWEEN_ALIASES,
    BadLine,
    Reading,
    State,
    Understood,
    aliases_in,
    read_each,
    text_in,
)
from prongsai.people.queries import AgencyNumbers, agencies_within
from prongsai.people.specs import AgencySpec
from prongsai.tables.records import Column, Record

COLUMNS = (
    Column("slug", ("รหัสหน่วยงาน", "รหัส", "code", "slug"), required=True),
    Column("kind", ("ประเภท", "kind", "type")),
    Column("name_th", ("ชื่อหน่วยงาน", "ชื่อ", "name", "name_th"), required=True),
    Column("name_en", ("ชื่อภาษาอังกฤษ", "name_en", "english")),
    Column("short_th", ("ชื่อย่อ", "short", "short_th")),
    Column("short_en", ("ชื่อย่อภาษาอังกฤษ", "short_en")),
    Column("aliases", ("ชื่อเรียกอื่น", "aliases")),
    Column("like", ("มีฝ่ายเหมือน", "units_like")),
)
LONGEST_SLUG = 60
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_KINDS = {
    "สำนักงานเขต": Agency.Kind.DISTRICT,
    "เขต": Agency.Kind.DISTRICT,
    "district": Agency.Kind.DISTRICT,
    "สำนัก": Agency.Kind.BUREAU,
    "bureau": Agency.Kind.BUREAU,
    "อื่นๆ": Agency.Kind.OTHER,
    "other": Agency.Kind.OTHER,
}
KIND_NAMES = {
    Agency.Kind.BMA: "กรุงเทพมหานคร",
    Agency.Kind.DISTRICT: "สำนักงานเขต",
    Agency.Kind.BUREAU: "สำนัก",
    Agency.Kind.OTHER: "อื่นๆ",
}


def read_agencies(records: Sequence[Record], *, by: Member) -> Reading[AgencySpec]:
    """New agencies; one whose code stands already is left as it is."""
    used = dict(Agency.objects.values_list("slug", "name_th"))
    within = list(agencies_within(by).prefetch_related("aliases"))

    def read(record: Record) -> Understood[AgencySpec]:
        spec = _spec(record, within)
        if spec.slug in used and name_key(used[spec.slug]) != name_key(spec.name_th):
            raise BadLine(
                _("The code “%(code)s” belongs to %(name)s already; choose another.")
                % {"code": spec.slug, "name": used[spec.slug]}
            )
        state = State.KNOWN if spec.slug in used else State.NEW
        return Understood(record.line, state, spec, _row(spec))

    return read_each(records, read, keys=lambda spec: (spec.slug, ("name", name_key(spec.name_th))))


def is_slug(text: str) -> bool:
    return len(text) <= LONGEST_SLUG and bool(_SLUG.fullmatch(text))


def agency_rows(agencies: Iterable[AgencyNumbers]) -> list[tuple[str, ...]]:
    lines = [
        (
            one.agency.slug,
            KIND_NAMES[Agency.Kind(one.agency.kind)],
            one.agency.name_th,
            one.agency.name_en,
            one.agency.short_th,
            one.agency.short_en,
            "",
            "",
        )
        for one in agencies
    ]
    return [tuple(column.heads[0] for column in COLUMNS), *lines]


def _spec(record: Record, within: Sequence[Agency]) -> AgencySpec:
    name = text_in(record, "name_th")
    if not name_key(name):
        raise BadLine(_("The name of the agency is missing; write it, or take the line out."))
    slug = text_in(record, "slug", longest=LONGEST_SLUG)
    if not is_slug(slug):
        raise BadLine(
            _("The code “%(code)s” may have small Latin letters, digits and - only, for example bang-rak.")
            % {"code": slug[:40]}
        )
    return AgencySpec(
        slug=slug,
        kind=_kind(record, name),
        name_th=name,
        name_en=text_in(record, "name_en") or name,
        short_th=text_in(record, "short_th", longest=100) or name.removeprefix("สำนักงานเขต")[:100],
        short_en=text_in(record, "short_en", longest=100) or (text_in(record, "name_en") or name)[:100],
        aliases=aliases_in(record),
        like=_like(record, within),
    )


def _row(spec: AgencySpec) -> tuple[str, ...]:
    return (
        spec.slug,
        KIND_NAMES[spec.kind],
        spec.name_th,
        spec.name_en,
        spec.short_th,
        spec.short_en,
        f" {BETWEEN_ALIASES} ".join(spec.aliases),
        spec.like.name_th if spec.like else "",
    )


def _kind(record: Record, name: str) -> Agency.Kind:
    if record["kind"]:
        kind = _KINDS.get(record["kind"].lower().replace(" ", ""))
        if kind is None:
            raise BadLine(
                _("“%(text)s” is no kind of agency; write สำนักงานเขต, สำนัก or อื่นๆ.")
                % {"text": record["kind"][:40]}
            )
        return kind
    return next((kind for word, kind in _KINDS.items() if name.lower().startswith(word)), Agency.Kind.OTHER)


def _like(record: Record, within: Sequence[Agency]) -> Agency | None:
    if not record["like"]:
        return None
    found = agency_among(within, record["like"])
    if found is None:
        raise BadLine(
            _("No agency is called “%(text)s”; write its code or its full name.")
            % {"text": record["like"][:40]}
        )
    return found
