"""The state of records and items, from what is stored and the rule."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from django.utils import timezone

from prongsai.disclosure.kinds import kinds
from prongsai.disclosure.models import Item, Record
from prongsai.rules.disclosure_standing import Facts, Review, Stand, Standing, item_standing, record_standing

REVIEWS: Mapping[str, Review] = {
    Item.State.DRAFT: Review.OPEN,
    Item.State.IN_REVIEW: Review.WAITING,
    Item.State.CHECKED: Review.CHECKED,
    Item.State.RETURNED: Review.RETURNED,
    Item.State.ACCEPTED: Review.SETTLED,
}


def counted_due(record: Record) -> date:
    """The day that counts: what was due before the round was opened here is counted from its opening on."""
    opened_on = _day_of(record.item.round.opened_at)
    return max(record.due_on, opened_on + timedelta(days=kinds().period_due_days))


def facts_of(record: Record) -> Facts:
    """record.item.round is loaded."""
    return Facts(
        is_filled=record.is_filled,
        is_carried=record.is_carried,
        is_approved=record.is_approved,
        was_approved=record.approved_row is not None,
        opens_on=record.opens_on,
        due_on=counted_due(record),
    )


def stand_of(record: Record, item: Item, today: date) -> Stand:
    return record_standing(facts_of(record), REVIEWS[item.state], today)


@dataclass(frozen=True, slots=True)
class Judged:
    """A record with its state of today."""

    record: Record
    facts: Facts
    stand: Stand


def judged(item: Item, records: Iterable[Record], today: date) -> tuple[Judged, ...]:
    """The records of an item, each judged once."""
    review = REVIEWS[item.state]
    found = ((one, facts_of(one)) for one in records)
    return tuple(Judged(one, facts, record_standing(facts, review, today)) for one, facts in found)


def standing_of(rows: Iterable[Judged], today: date) -> Standing:
    """Of the item whose records they are."""
    return item_standing(((one.facts, one.stand) for one in rows), today)


@lru_cache(maxsize=256)
def _day_of(moment: datetime) -> date:
    """Asked once a record for the few moments at which rounds were opened."""
    return timezone.localdate(moment)
