"""What the order that appoints a working group says, as shown strings (see kinds/analysis/content.py)."""

from dataclasses import dataclass

from prongsai.reports.content import Gap, PaperContent


@dataclass(frozen=True, slots=True)
class OrderMember:
    """One line of the order. name is empty where the order names positions alone."""

    place: str
    name: str
    title: str
    division: str
    role: str


@dataclass(frozen=True, slots=True)
class OrderDuty:
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class OrderPaper(PaperContent):
    """order_number and ordered_on are empty until the order is signed."""

    agency: str
    order_number: str
    subject: str
    background: str
    purpose: str
    cancels: str
    group: str
    members: tuple[OrderMember, ...]
    duties: tuple[OrderDuty, ...]
    effective: str
    ordered_on: str
    signer: str
    gaps: tuple[Gap, ...] = ()
    language: str = "th"
