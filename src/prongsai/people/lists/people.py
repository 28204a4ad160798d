"""A list of people who shall be invited, and the list of those who serve."""

from collections.abc import Hashable, Iterable, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import translation
from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.accounts.models import Membership
from prongsai.accounts.roles import OF_A_UNIT, Role
from prongsai.agencies.models import Agency, Unit
from prongsai.agencies.queries import unit_among
from prongsai.people import permissions
from prongsai.people.lists.reading import (
    BadLine,
    Reading,
    State,
    Understood,
    day_in,
    read_each,
    text_in,
)
from prongsai.people.specs import Invited
from prongsai.rules.thai_text import folded
from prongsai.tables.records import Column, Record

COLUMNS = (
    Column("name_th", ("ชื่อ-สกุล", "ชื่อและนามสกุล", "ชื่อ", "name", "name_th"), required=True),
    Column("name_en", ("ชื่อภาษาอังกฤษ", "name_en", "english")),
    Column("email", ("อีเมล", "email", "e-mail")),
    Column("role", ("บทบาท", "role"), required=True),
    Column("unit", ("หน่วย", "ฝ่าย", "สังกัด", "unit")),
    Column("starts_on", ("ตั้งแต่", "from", "starts_on")),
    Column("ends_on", ("ถึง", "to", "ends_on")),
)


def read_people(agency: Agency, records: Sequence[Record], *, by: Member, today: date) -> Reading[Invited]:
    """Each line is an invitation; who serves in that role already, by e-mail or name, is left as they are."""
    serving = list(
        Membership.objects.current(today).filter(agency=agency, is_acting=False).select_related("user")
    )
    known = {
        (one.role, one.unit_id, mark) for one in serving for mark in _marks(one.user.email, one.user.name_th)
    }

    units = list(Unit.objects.filter(agency=agency).prefetch_related("aliases"))

    def read(record: Record) -> Understood[Invited]:
        invited = _invited(agency, units, record, by, today)
        unit_id = invited.unit.pk if invited.unit else None
        marks = _marks(invited.email, "" if invited.email else invited.name_th)
        is_known = any((invited.role.value, unit_id, mark) in known for mark in marks)
        return Understood(record.line, State.KNOWN if is_known else State.NEW, invited, _row(invited))

    return read_each(records, read, keys=_keys)


def people_rows(memberships: Iterable[Membership]) -> list[tuple[str, ...]]:
    """Head and lines, as the import reads them."""
    lines = (
        _row(
            Invited(
                Role(one.role),
                one.unit,
                one.user.name_th,
                one.user.name_en,
                one.user.email,
                one.starts_on,
                one.ends_on,
            )
        )
        for one in memberships
        if not one.is_acting
    )
    return [tuple(column.heads[0] for column in COLUMNS), *lines]


def role_named(text: str) -> Role | None:
    """By its key, or its name in Thai or English."""
    wanted = folded(text[:100])
    for role in Role:
        names = {role.value.replace("_", ""), *(_label(role, language) for language in ("th", "en"))}
        if wanted and wanted in names:
            return role
    return None


def _label(role: Role, language: str) -> str:
    with translation.override(language):
        return folded(str(role.label))


def _marks(email: str, name: str) -> list[str]:
    return [mark for mark in (email.lower(), folded(name)) if mark]


def _keys(invited: Invited) -> list[Hashable]:
    """The same person in the same role."""
    unit_id = invited.unit.pk if invited.unit else None
    return [(invited.email.lower(), folded(invited.name_th), invited.role.value, unit_id)]


def _invited(agency: Agency, units: Sequence[Unit], record: Record, by: Member, today: date) -> Invited:
    name = text_in(record, "name_th")
    if not folded(name):
        raise BadLine(_("The name of the person is missing; write it, or take the line out."))
    role = _role(agency, record, by)
    starts_on, ends_on = day_in(record, "starts_on") or today, day_in(record, "ends_on")
    if ends_on is not None and ends_on < starts_on:
        raise BadLine(_("The last day lies before the first; please look at both."))
    return Invited(
        role,
        _unit(units, record, role),
        name,
        text_in(record, "name_en"),
        _email(record),
        starts_on,
        ends_on,
    )


def _role(agency: Agency, record: Record, by: Member) -> Role:
    role = role_named(record["role"])
    if role is None:
        names = ", ".join(str(one.label) for one in Role if permissions.may_give(by, one, agency))
        raise BadLine(
            _("“%(text)s” is no role; write one of: %(names)s.")
            % {"text": record["role"][:40], "names": names}
        )
    if not permissions.may_give(by, role, agency):
        raise BadLine(
            _("The role %(role)s is not yours to give; take the line out, or ask the office above.")
            % {"role": role.label}
        )
    return role


def _unit(units: Sequence[Unit], record: Record, role: Role) -> Unit | None:
    text = record["unit"]
    if not text and role in OF_A_UNIT:
        raise BadLine(_("The role %(role)s belongs to a unit; write which.") % {"role": role.label})
    unit = unit_among(units, text) if text else None
    if text and (unit is None or unit.closed_on is not None):
        raise BadLine(
            _(
                "No unit of this agency is called “%(text)s”; write its name as it stands in the list of units."
            )
            % {"text": text[:40]}
        )
    return unit


def _email(record: Record) -> str:
    email = text_in(record, "email", longest=254)
    try:
        if email:
            validate_email(email)
    except ValidationError:
        raise BadLine(
            _("“%(text)s” is no e-mail address; correct it, or leave it empty for a printed code.")
            % {"text": email[:60]}
        ) from None
    return email


def _row(invited: Invited) -> tuple[str, ...]:
    with translation.override("th"):
        role = str(invited.role.label)
    days = (invited.starts_on.isoformat(), invited.ends_on.isoformat() if invited.ends_on else "")
    unit = invited.unit.name_th if invited.unit else ""
    return (invited.name_th, invited.name_en, invited.email, role, unit, *days)
