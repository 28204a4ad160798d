"""Orders of the working group: drafted, given their members, put in force, replaced by later ones."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from prongsai.accounts.members import Member, require
from prongsai.agencies.models import Agency
from prongsai.audit import actions as audit
from prongsai.audit.changes import differences, state_of
from prongsai.meetings import permissions
from prongsai.meetings.content import MemberLine, OrderContent, line_of, order_content, settled
from prongsai.meetings.models import Order, OrderMember
from prongsai.meetings.refusing import CannotOrder, Stale
from prongsai.rules.calendar import BUDDHIST_OFFSET
from prongsai.rules.digits import arabic
from prongsai.rules.thai_text import tidy_line

_STATE = Order.State


@transaction.atomic
def start_order(*, agency: Agency, content: OrderContent, by: Member | None, now: datetime) -> Order:
    """Begin the draft of an order; the members of the one in force stand in it. Raises CannotOrder: another_draft."""
    _may(agency, by)
    if Order.objects.filter(agency=agency, state=_STATE.DRAFT).exists():
        raise CannotOrder("another_draft")
    standing = Order.objects.in_force().filter(agency=agency).first()
    order = Order(agency=agency, cancels=standing, made_at=now, made_by=by.user if by else None)
    _fill(order, content)
    order.save()
    if standing is not None:
        _write_members(order, [line_of(one) for one in standing.members.select_related("unit", "user")])
    audit.record("meetings.order.started", by=by, target=order, at=now, agency_path=agency.path)
    return order


@transaction.atomic
def write_order(*, order: Order, content: OrderContent, seen: int, by: Member | None, now: datetime) -> None:
    """Change the words of a draft. Raises CannotOrder: in_force; Stale."""
    standing = _draft(order, by)
    content = settled(content)
    changes = differences(state_of(order_content(standing)), state_of(content))
    if not changes:
        return
    if standing.row_version != seen:
        raise Stale
    _fill(standing, content)
    standing.row_version += 1
    standing.save()
    _note("meetings.order.written", standing, by, now, changes=changes)


@transaction.atomic
def set_members(*, order: Order, lines: Sequence[MemberLine], by: Member | None, now: datetime) -> None:
    """Put these members in the place of those of a draft. Raises CannotOrder: in_force, no_members, no_chair."""
    standing = _draft(order, by)
    if not lines:
        raise CannotOrder("no_members")
    if sum(one.role is OrderMember.Role.CHAIR for one in lines) != 1:
        raise CannotOrder("no_chair")
    standing.members.all().delete()
    _write_members(standing, lines)
    _note("meetings.order.members_set", standing, by, now, count=len(lines))


@transaction.atomic
def issue_order(*, order: Order, number: str, ordered_on: date, by: Member | None, now: datetime) -> None:
    """Put a draft in force under the number and day with which it was signed; the one in force until now is cancelled.

    Raises CannotOrder: in_force, no_number, day_in_the_future, no_members, no_chair, number_used.
    """
    standing = _draft(order, by)
    kept = arabic(tidy_line(number)).replace(" ", "")
    why = _why_not_in_force(standing, kept, ordered_on, timezone.localdate(now))
    if why:
        raise CannotOrder(why)
    before = Order.objects.in_force().filter(agency=standing.agency).first()
    if before is not None:
        before.state = _STATE.CANCELLED
        before.save(update_fields=["state"])
    standing.state, standing.number, standing.ordered_on = _STATE.IN_FORCE, kept, ordered_on
    standing.year = ordered_on.year + BUDDHIST_OFFSET
    standing.issued_at, standing.issued_by = now, by.user if by else None
    standing.cancels = before
    try:
        with transaction.atomic():
            standing.save()
    except IntegrityError as twice:
        raise CannotOrder("number_used") from twice
    _note("meetings.order.issued", standing, by, now, number=f"{kept}/{standing.year}")


@transaction.atomic
def discard_order(*, order: Order, by: Member, now: datetime) -> None:
    """Throw a draft away. Raises CannotOrder: in_force."""
    standing = _draft(order, by)
    _note("meetings.order.discarded", standing, by, now, subject=standing.subject)
    standing.delete()


def _why_not_in_force(order: Order, number: str, ordered_on: date, today: date) -> str:
    if not number:
        return "no_number"
    if ordered_on > today:
        return "day_in_the_future"
    roles = set(order.members.values_list("role", flat=True))
    if not roles:
        return "no_members"
    if OrderMember.Role.CHAIR not in roles:
        return "no_chair"
    year = ordered_on.year + BUDDHIST_OFFSET
    used = Order.objects.filter(agency=order.agency, number=number, year=year).exclude(pk=order.pk)
    return "number_used" if used.exists() else ""


def _may(agency: Agency, by: Member | None) -> None:
    if by is not None:
        require(permissions.may_order(by, agency))


def _draft(order: Order, by: Member | None) -> Order:
    standing = Order.objects.select_for_update(of=("self",)).select_related("agency").get(pk=order.pk)
    _may(standing.agency, by)
    if standing.state != _STATE.DRAFT:
        raise CannotOrder("in_force")
    return standing


def _fill(order: Order, content: OrderContent) -> None:
    for name, value in state_of(settled(content)).items():
        setattr(order, name, value)


def _write_members(order: Order, lines: Sequence[MemberLine]) -> None:
    OrderMember.objects.bulk_create(
        OrderMember(
            order=order,
            position=place,
            name=tidy_line(line.name),
            title=tidy_line(line.title),
            unit=line.unit,
            division="" if line.unit else tidy_line(line.division),
            role=line.role,
            user=line.user,
        )
        for place, line in enumerate(lines, start=1)
    )


def _note(action: str, order: Order, by: Member | None, now: datetime, **details: object) -> None:
    audit.record(action, by=by, target=order, at=now, agency_path=order.agency.path, **details)  # type: ignore[arg-type]
