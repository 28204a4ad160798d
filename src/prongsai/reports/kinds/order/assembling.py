"""From an order to the content of its paper. Two queries."""

from prongsai.agencies.models import Agency
from prongsai.meetings.member_lists import ROLE_WORDS
from prongsai.meetings.models import Order
from prongsai.meetings.models import OrderMember as Row
from prongsai.reports.kinds.order.content import OrderDuty, OrderMember, OrderPaper
from prongsai.ui.dates import day_in_words


def assemble(agency: Agency, order: Order) -> OrderPaper:
    return OrderPaper(
        agency=agency.name_th,
        order_number=f"{order.number}/{order.year}" if order.number else "",
        subject=order.subject,
        background=order.background,
        purpose=order.purpose,
        cancels=order.cancels_text,
        group=order.group_name,
        members=tuple(_member(one) for one in order.members.select_related("unit")),
        duties=tuple(
            OrderDuty(str(place), text)
            for place, text in enumerate(filter(None, order.duties.splitlines()), 1)
        ),
        effective=order.effective,
        ordered_on=day_in_words(order.ordered_on, "th", long=True) if order.ordered_on else "",
        signer=order.signer,
    )


def _member(one: Row) -> OrderMember:
    return OrderMember(
        str(one.position),
        one.name,
        one.title,
        one.unit.name_th if one.unit else one.division,
        ROLE_WORDS[Row.Role(one.role)],
    )
