"""Reading the working group, its meetings and what they decided, within scope."""

from prongsai.meetings.queries.decisions import decision_or_404, decisions_of, open_decisions_of
from prongsai.meetings.queries.meetings import (
    earlier_meeting,
    item_or_404,
    meeting_or_404,
    meetings_of,
    minutes_or_404,
    next_meetings,
    series_of,
)
from prongsai.meetings.queries.orders import order_in_force, order_or_404, orders_of, proposed_members
from prongsai.meetings.queries.places import places_at

__all__ = [
    "decision_or_404",
    "decisions_of",
    "earlier_meeting",
    "item_or_404",
    "meeting_or_404",
    "meetings_of",
    "minutes_or_404",
    "next_meetings",
    "open_decisions_of",
    "order_in_force",
    "order_or_404",
    "orders_of",
    "places_at",
    "proposed_members",
    "series_of",
]
