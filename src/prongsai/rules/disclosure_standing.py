"""How far a record of a disclosure item is, and the item with all its records: computed from content, review and calendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Standing(StrEnum):
    """The five states of the board, the one that asks for most first: red, amber, blue, green, grey."""

    LATE = "late"
    DUE = "due"
    IN_REVIEW = "in_review"
    ACCEPTED = "accepted"
    NOT_DUE = "not_due"


class Why(StrEnum):
    """What lies behind a state.

    EMPTY      nothing is said yet
    FILLED     filled, and not handed in
    RETURNED   handed in and sent back
    CARRIED    last year's words, which nobody has looked at
    CHANGED    changed since it was approved
    WAITING    with somebody who decides
    CHECKED    checked, and with the director
    AHEAD      its time has not begun
    APPROVED   approved as it stands
    """

    EMPTY = "empty"
    FILLED = "filled"
    RETURNED = "returned"
    CARRIED = "carried"
    CHANGED = "changed"
    WAITING = "waiting"
    CHECKED = "checked"
    AHEAD = "ahead"
    APPROVED = "approved"


class Review(StrEnum):
    """Where the item is on its way."""

    OPEN = "open"
    WAITING = "waiting"
    CHECKED = "checked"
    RETURNED = "returned"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Facts:
    """Of one record.

    is_approved   what stands there was approved so
    was_approved  an earlier state of it was
    """

    is_filled: bool
    is_carried: bool
    is_approved: bool
    was_approved: bool
    opens_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class Stand:
    standing: Standing
    why: Why


_ORDER = {standing: place for place, standing in enumerate(Standing)}


def record_standing(facts: Facts, review: Review, today: date) -> Stand:
    """The state of one record. An empty one is late from the day after its last on; a filled one never is by itself."""
    if facts.is_approved:
        return Stand(Standing.ACCEPTED, Why.APPROVED)
    if not facts.is_filled:
        return _empty(facts, today)
    if review in {Review.WAITING, Review.CHECKED}:
        return Stand(Standing.IN_REVIEW, Why(review.value))
    if facts.is_carried:
        return Stand(Standing.LATE if today > facts.due_on else Standing.DUE, Why.CARRIED)
    if review is Review.RETURNED:
        return Stand(Standing.DUE, Why.RETURNED)
    return Stand(Standing.DUE, Why.CHANGED if facts.was_approved else Why.FILLED)


def item_standing(records: Iterable[tuple[Facts, Stand]], today: date) -> Standing:
    """What asks for most among its records; green where all that is due is accepted.

    What was filled and never handed in is late as well, once its day is over.
    """
    standings = (_pressed(facts, stand.standing, today) for facts, stand in records)
    return min(standings, key=_ORDER.__getitem__, default=Standing.NOT_DUE)


def _pressed(facts: Facts, standing: Standing, today: date) -> Standing:
    return Standing.LATE if standing is Standing.DUE and today > facts.due_on else standing


def _empty(facts: Facts, today: date) -> Stand:
    if today > facts.due_on:
        return Stand(Standing.LATE, Why.EMPTY)
    if today < facts.opens_on:
        return Stand(Standing.NOT_DUE, Why.AHEAD)
    return Stand(Standing.DUE, Why.EMPTY)
