"""Orders of the working group as pages: the list, one order as it is printed, its members on their way in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.meetings import permissions, queries
from prongsai.meetings.content import MemberLine, line_of
from prongsai.meetings.forms import IssueForm, MembersForm, OrderForm
from prongsai.meetings.links import address, order_address, paper_address
from prongsai.meetings.member_lists import MembersRead
from prongsai.meetings.models import Order
from prongsai.meetings.presenters.parts import ORDERS, crumbs, tabs
from prongsai.meetings.wording import ORDER_STATES, ORDER_TONES, ROLES, order_name
from prongsai.rounds.models import Round
from prongsai.ui.parts import Crumbs, Tab


@dataclass(frozen=True, slots=True)
class OrderRow:
    name: str
    subject: str
    href: str
    ordered_on: date | None
    state: str
    tone: str


@dataclass(frozen=True, slots=True)
class MemberRow:
    number: int
    name: str
    title: str
    division: str
    role: str
    has_account: bool


@dataclass(frozen=True, slots=True)
class OrdersPage:
    title: str
    tabs: tuple[Tab, ...]
    standing: OrderRow | None
    members: tuple[MemberRow, ...]
    others: tuple[OrderRow, ...]
    has_draft: bool
    may_order: bool
    start_href: str


@dataclass(frozen=True, slots=True)
class OrderPage:
    """form and issue are None where this person may not change the order, or it is in force."""

    title: str
    crumbs: Crumbs
    order: Order
    state: str
    tone: str
    duties: tuple[str, ...]
    members: tuple[MemberRow, ...]
    form: OrderForm | None
    newer: bool
    issue: IssueForm | None
    members_href: str
    issue_href: str
    discard_href: str
    print_href: str
    may_order: bool


@dataclass(frozen=True, slots=True)
class MembersPage:
    """read: what was understood of the box, to be looked at before it is written."""

    title: str
    crumbs: Crumbs
    form: MembersForm
    rows: tuple[MemberRow, ...]
    problems: tuple[tuple[int, str], ...]
    is_ready: bool
    propose_href: str
    back: str


def orders_page(round_: Round, *, viewer: Member) -> OrdersPage:
    """Two queries."""
    orders = list(queries.orders_of(round_.agency, viewer))
    standing = next((one for one in orders if one.state == Order.State.IN_FORCE), None)
    members = standing.members.select_related("unit") if standing else ()
    return OrdersPage(
        title=_("Working group"),
        tabs=tabs(round_, ORDERS),
        standing=_row(standing, round_) if standing else None,
        members=rows_of(line_of(one) for one in members),
        others=tuple(_row(one, round_) for one in orders if one is not standing),
        has_draft=any(one.state == Order.State.DRAFT for one in orders),
        may_order=permissions.may_order(viewer, round_.agency),
        start_href=address("start_order", round_),
    )


def order_page(
    round_: Round,
    order: Order,
    *,
    viewer: Member,
    form: OrderForm | None,
    issue: IssueForm | None = None,
    newer: bool = False,
) -> OrderPage:
    """One query."""
    may_order = permissions.may_order(viewer, round_.agency) and order.state == Order.State.DRAFT
    return OrderPage(
        title=order_name(order),
        crumbs=crumbs(round_, (_("Working group"), address(ORDERS, round_)), (order_name(order), "")),
        order=order,
        state=str(ORDER_STATES[order.state]),
        tone=ORDER_TONES[order.state],
        duties=tuple(line for line in order.duties.splitlines() if line.strip()),
        members=rows_of(line_of(one) for one in order.members.select_related("unit", "user")),
        form=form if may_order else None,
        newer=newer,
        issue=(issue or IssueForm(auto_id="issue-%s")) if may_order else None,
        members_href=order_address(order, round_, "order_members"),
        issue_href=order_address(order, round_, "issue_order"),
        discard_href=order_address(order, round_, "discard_order"),
        print_href="" if order.state == Order.State.CANCELLED else paper_address(round_, "order", order.pk),
        may_order=may_order,
    )


def members_page(
    round_: Round, order: Order, *, form: MembersForm, read: MembersRead | None = None
) -> MembersPage:
    back = order_address(order, round_)
    return MembersPage(
        title=_("Members of the working group"),
        crumbs=crumbs(
            round_,
            (_("Working group"), address(ORDERS, round_)),
            (order_name(order), back),
            (_("Members"), ""),
        ),
        form=form,
        rows=rows_of(read.lines) if read else (),
        problems=read.problems if read else (),
        is_ready=bool(read and not read.problems),
        propose_href=f"{order_address(order, round_, 'order_members')}?propose=1",
        back=back,
    )


def rows_of(lines: Iterable[MemberLine]) -> tuple[MemberRow, ...]:
    return tuple(
        MemberRow(
            number,
            one.name,
            one.title,
            one.unit.name_th if one.unit else one.division,
            str(ROLES[one.role]),
            one.user is not None,
        )
        for number, one in enumerate(lines, start=1)
    )


def _row(order: Order, round_: Round) -> OrderRow:
    return OrderRow(
        order_name(order),
        order.subject,
        order_address(order, round_),
        order.ordered_on,
        str(ORDER_STATES[order.state]),
        ORDER_TONES[order.state],
    )
