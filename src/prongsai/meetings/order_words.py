"""The usual words of an order that appoints a working group: what a new draft begins with, to be changed freely."""

from functools import cache
from pathlib import Path

import yaml

from prongsai.agencies.models import Agency
from prongsai.meetings.content import OrderContent, order_content
from prongsai.meetings.models import Order
from prongsai.ui.dates import day_in_words

FILE = Path(__file__).parent / "data" / "order_words.yaml"


@cache
def _words() -> dict[str, str]:
    words: dict[str, str] = yaml.safe_load(FILE.read_text("utf-8"))
    return words


def usual_content(agency: Agency, standing: Order | None) -> OrderContent:
    """The words of the order in force, else the usual ones; with the clause that cancels it."""
    names = {"agency": agency.name_th, "above": agency.parent.name_th if agency.parent else agency.name_th}
    fresh = OrderContent(**{key: text.strip().format(**names) for key, text in _words().items()})
    if standing is None:
        return fresh
    content = order_content(standing)
    return OrderContent(
        subject=content.subject,
        group_name=content.group_name,
        background=content.background,
        purpose=content.purpose,
        cancels_text=earlier_order(standing),
        duties=content.duties,
        effective=content.effective,
        signer=content.signer,
    )


def earlier_order(order: Order) -> str:
    """As an order names the one that it cancels: คำสั่งสำนักงานเขต… ที่ 395/2565 ลงวันที่ 31 ตุลาคม 2565."""
    day = day_in_words(order.ordered_on, "th", long=True) if order.ordered_on else ""
    return f"คำสั่ง{order.agency.name_th}ที่ {order.number}/{order.year} ลงวันที่ {day}".strip()
