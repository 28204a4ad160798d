"""What people write about orders and meetings, apart from where it stands: values that forms read and actions write."""

from dataclasses import dataclass, fields, replace
from datetime import date, time

from prongsai.accounts.models import User
from prongsai.agencies.models import Unit
from prongsai.meetings.models import AgendaItem, Attendance, Order, OrderMember
from prongsai.rules.calendar import Rhythm, Weekday
from prongsai.rules.thai_text import tidy, tidy_line

LINES = frozenset({"subject", "group_name", "cancels_text", "effective", "signer"})


@dataclass(frozen=True, slots=True)
class OrderContent:
    """The words of an order; see models.Order. duties: one on each line."""

    subject: str
    group_name: str
    background: str = ""
    purpose: str = ""
    cancels_text: str = ""
    duties: str = ""
    effective: str = ""
    signer: str = ""


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One member of the group; see models.OrderMember."""

    title: str
    role: OrderMember.Role
    name: str = ""
    unit: Unit | None = None
    division: str = ""
    user: User | None = None


@dataclass(frozen=True, slots=True)
class SeriesContent:
    """A series of the office's own; see models.Series."""

    name_th: str
    name_en: str
    rhythm: Rhythm
    attends: str
    weekday: Weekday | None = None
    starts_at: time | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class ItemContent:
    """One thing to speak about; see models.AgendaItem. source "" for an item of one's own."""

    section: AgendaItem.Section
    title: str
    detail: str = ""
    unit: Unit | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Came:
    """Who took a place at a meeting."""

    state: Attendance.State
    instead: str = ""


@dataclass(frozen=True, slots=True)
class MinutesContent:
    """What was written in one sitting. notes: by id of the item; came: by id of the place."""

    announced: str
    ends_at: time | None
    notes: dict[int, str]
    came: dict[int, Came]


@dataclass(frozen=True, slots=True)
class DecisionContent:
    """What somebody has to do."""

    text: str
    unit: Unit | None
    due_on: date


def order_content(order: Order) -> OrderContent:
    return OrderContent(**{one.name: getattr(order, one.name) for one in fields(OrderContent)})


def settled(content: OrderContent) -> OrderContent:
    """The words in their one kept form."""
    kept = {
        one.name: (tidy_line if one.name in LINES else tidy)(getattr(content, one.name))
        for one in fields(OrderContent)
    }
    return replace(content, **kept)


def line_of(member: OrderMember) -> MemberLine:
    role = OrderMember.Role(member.role)
    return MemberLine(member.title, role, member.name, member.unit, member.division, member.user)
