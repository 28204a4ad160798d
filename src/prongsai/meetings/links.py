"""Addresses of this room's pages."""

from prongsai.meetings.models import ActionItem, Meeting, Order
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round


def address(view: str, round_: Round, **more: object) -> str:
    return of_round(f"meetings:{view}", round_, **more)


def meeting_address(meeting: Meeting, view: str = "meeting") -> str:
    return address(view, meeting.round, meeting_id=meeting.pk)


def decision_address(action: ActionItem, view: str = "decision") -> str:
    return address(view, action.round, decision_id=action.pk)


def order_address(order: Order, round_: Round, view: str = "order") -> str:
    return address(view, round_, order_id=order.pk)


def paper_address(round_: Round, kind: str, key: int) -> str:
    """Where that paper is looked at and printed."""
    return of_round("reports:preview", round_, topic=f"{kind}.{key}")
