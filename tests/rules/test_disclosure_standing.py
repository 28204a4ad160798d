"""How far a record is, and the item with all of them."""

from dataclasses import replace
from datetime import date

import pytest

from prongsai.rules.disclosure_standing import (
    Facts,
    Review,
    Stand,
    Standing,
    Why,
    item_standing,
    record_standing,
)

OPENS, DUE = date(2025, 3, 1), date(2025, 3, 5)
EMPTY = Facts(False, False, False, False, OPENS, DUE)
FILLED = replace(EMPTY, is_filled=True)


@pytest.mark.parametrize(
    ("facts", "review", "today", "standing", "why"),
    [
        (EMPTY, Review.OPEN, date(2025, 2, 28), Standing.NOT_DUE, Why.AHEAD),
        (EMPTY, Review.OPEN, OPENS, Standing.DUE, Why.EMPTY),
        (EMPTY, Review.OPEN, DUE, Standing.DUE, Why.EMPTY),
        (EMPTY, Review.OPEN, date(2025, 3, 6), Standing.LATE, Why.EMPTY),
        (EMPTY, Review.WAITING, date(2025, 3, 6), Standing.LATE, Why.EMPTY),
        (FILLED, Review.OPEN, date(2025, 3, 6), Standing.DUE, Why.FILLED),
        (FILLED, Review.RETURNED, DUE, Standing.DUE, Why.RETURNED),
        (FILLED, Review.WAITING, DUE, Standing.IN_REVIEW, Why.WAITING),
        (FILLED, Review.CHECKED, DUE, Standing.IN_REVIEW, Why.CHECKED),
        (replace(FILLED, is_carried=True), Review.OPEN, DUE, Standing.DUE, Why.CARRIED),
        (replace(FILLED, is_carried=True), Review.OPEN, date(2025, 3, 6), Standing.LATE, Why.CARRIED),
        (replace(FILLED, was_approved=True), Review.OPEN, DUE, Standing.DUE, Why.CHANGED),
        (
            replace(FILLED, was_approved=True, is_approved=True),
            Review.OPEN,
            date(2025, 9, 1),
            Standing.ACCEPTED,
            Why.APPROVED,
        ),
    ],
)
def test_a_record_stands(facts: Facts, review: Review, today: date, standing: Standing, why: Why) -> None:
    assert record_standing(facts, review, today) == Stand(standing, why)


def _item(today: date, *facts: Facts) -> Standing:
    return item_standing(((one, record_standing(one, Review.OPEN, today)) for one in facts), today)


def test_an_item_is_what_asks_for_most() -> None:
    approved = replace(FILLED, is_approved=True, was_approved=True)
    assert _item(DUE, approved, EMPTY) is Standing.DUE
    assert _item(date(2025, 3, 6), approved, EMPTY) is Standing.LATE
    assert _item(date(2025, 2, 1), approved, EMPTY) is Standing.ACCEPTED
    assert _item(date(2025, 2, 1), EMPTY) is Standing.NOT_DUE


def test_an_item_that_was_filled_and_never_handed_in_is_late_once_its_day_is_over() -> None:
    assert _item(DUE, FILLED) is Standing.DUE
    assert _item(date(2025, 3, 6), FILLED) is Standing.LATE


def test_an_item_without_records_is_not_due() -> None:
    assert _item(DUE) is Standing.NOT_DUE
