"""Photos on paper: each once and in order, whatever the layout."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.rules.photo_layout import Layout, photo_rows


@given(st.integers(0, 200), st.sampled_from(Layout))
def test_each_photo_stands_once_and_in_order(count: int, layout: Layout) -> None:
    rows = photo_rows(count, layout)
    assert list(chain.from_iterable(row.places for row in rows)) == list(range(count))
    assert all(1 <= row.count <= row.of <= 4 for row in rows)


@pytest.mark.parametrize(
    ("count", "rows"),
    [
        (1, [1]),
        (2, [2]),
        (3, [3]),
        (4, [2, 2]),
        (5, [2, 3]),
        (6, [3, 3]),
        (7, [2, 2, 3]),
        (8, [2, 3, 3]),
        (10, [2, 2, 3, 3]),
    ],
)
def test_chosen_automatically_no_photo_stands_alone_below_others(count: int, rows: list[int]) -> None:
    assert [row.count for row in photo_rows(count)] == rows
    assert all(row.count == row.of for row in photo_rows(count))


@pytest.mark.parametrize(
    ("layout", "shape"),
    [
        (Layout.ONE, [(1, 1)] * 5),
        (Layout.TWO, [(2, 2), (2, 2), (1, 2)]),
        (Layout.THREE, [(3, 3), (2, 3)]),
        (Layout.FOUR, [(4, 4), (1, 4)]),
        (Layout.LARGE, [(1, 1), (3, 3), (1, 3)]),
    ],
)
def test_a_chosen_layout_keeps_the_size_of_its_photos(layout: Layout, shape: list[tuple[int, int]]) -> None:
    assert [(row.count, row.of) for row in photo_rows(5, layout)] == shape
