"""The order that appointed the working group of a year, as the paper on its measures prints it: positions and no names."""

from prongsai.meetings.member_lists import ROLE_WORDS
from prongsai.meetings.models import Order, OrderMember
from prongsai.reports.kinds.internal_measures.content import Appointment, GroupMember, Numbered
from prongsai.rounds.models import Round
from prongsai.rules.calendar import FiscalYear
from prongsai.ui.dates import day_in_words


def order_of(round_: Round) -> Order | None:
    """The last one that was signed by the end of the round's year. One query."""
    signed = Order.objects.exclude(state=Order.State.DRAFT).filter(agency=round_.agency_id)
    until = FiscalYear(round_.fiscal_year).ends_on
    return signed.filter(ordered_on__lte=until).order_by("-ordered_on", "-pk").first()


def appointment(order: Order) -> Appointment:
    """One query."""
    return Appointment(
        order_number=f"{order.number}/{order.year}",
        subject=order.subject,
        paragraphs=tuple(filter(None, (order.background, _purpose(order)))),
        group=order.group_name,
        members=tuple(_member(one) for one in order.members.select_related("unit")),
        duties=numbered(order.duties.splitlines()),
        effective=order.effective,
        ordered_on=day_in_words(order.ordered_on, "th", long=True) if order.ordered_on else "",
        signer=order.signer,
    )


def numbered(texts: list[str]) -> tuple[Numbered, ...]:
    """Those that say something, counted from 1."""
    return tuple(Numbered(str(place), text) for place, text in enumerate(filter(None, texts), start=1))


def _purpose(order: Order) -> str:
    cancels = f"จึงให้ยกเลิก{order.cancels_text}" if order.cancels_text else ""
    return " ".join(filter(None, (order.purpose, cancels, f"โดยแต่งตั้ง{order.group_name} ดังนี้")))


def _member(one: OrderMember) -> GroupMember:
    division = one.unit.name_th if one.unit else one.division
    who = " ".join(part for part in (one.title, division) if part)
    return GroupMember(str(one.position), who, ROLE_WORDS[OrderMember.Role(one.role)])
