"""The working group and its meetings, as they are kept."""

from prongsai.meetings.models.actions import ActionFile, ActionItem, ActionItemQuerySet, ActionNote
from prongsai.meetings.models.meetings import (
    AgendaItem,
    Attendance,
    Meeting,
    MeetingMove,
    MeetingQuerySet,
    Minutes,
    Series,
)
from prongsai.meetings.models.orders import Order, OrderMember, OrderQuerySet

__all__ = [
    "ActionFile",
    "ActionItem",
    "ActionItemQuerySet",
    "ActionNote",
    "AgendaItem",
    "Attendance",
    "Meeting",
    "MeetingMove",
    "MeetingQuerySet",
    "Minutes",
    "Order",
    "OrderMember",
    "OrderQuerySet",
    "Series",
]
