"""What was said comes back as it was said, and any other word gives another digest."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.rules.disclosing import (
    Attachment,
    Cell,
    Column,
    ColumnKind,
    Disclosed,
    Link,
    Part,
    Table,
    disclosed_of,
    document_of,
)
from prongsai.rules.framework import Text

WORDS = st.builds(Text, st.text(max_size=12), st.text(max_size=12))
CELLS: dict[ColumnKind, st.SearchStrategy[Cell]] = {
    ColumnKind.TEXT: st.none() | st.text(max_size=8),
    ColumnKind.LINK: st.none() | st.text(max_size=8),
    ColumnKind.COUNT: st.none() | st.integers(0, 10**12),
    ColumnKind.MONEY: st.none() | st.decimals(0, 10**12, places=2),
    ColumnKind.DATE: st.none() | st.dates(),
}


@st.composite
def tables(draw: st.DrawFn) -> Table:
    kinds = draw(st.lists(st.sampled_from(ColumnKind), min_size=1, max_size=4))
    columns = tuple(
        Column(f"c{at}", draw(WORDS), kind, draw(st.none() | WORDS)) for at, kind in enumerate(kinds)
    )
    rows = draw(st.lists(st.tuples(*(CELLS[kind] for kind in kinds)), max_size=3))
    total = ((columns[0].key, draw(CELLS[kinds[0]])),) if draw(st.booleans()) else ()
    return Table(
        draw(st.text(max_size=6)), draw(WORDS), columns, tuple(rows), total, draw(st.sampled_from(["", "c0"]))
    )


FILES = st.builds(
    Attachment, st.integers(1), st.text(max_size=9), st.text(max_size=9), st.integers(0), st.text(max_size=9)
)
PARTS = st.builds(
    Part,
    st.integers(1, 12),
    WORDS,
    st.text(max_size=6),
    st.none() | st.tuples(st.dates(), st.dates()),
    st.none() | WORDS,
    st.lists(tables(), max_size=2).map(tuple),
    st.lists(st.builds(Link, WORDS, st.text(max_size=9)), max_size=2).map(tuple),
    st.lists(FILES, max_size=2).map(tuple),
    st.booleans(),
)
ALL = st.builds(Disclosed, st.just("O10"), WORDS, st.dates(), st.lists(PARTS, max_size=3).map(tuple))


@given(ALL)
def test_what_was_said_comes_back_through_json(said: Disclosed) -> None:
    back = disclosed_of(json.loads(json.dumps(document_of(said))))
    assert back == said
    assert back.digest() == said.digest()


def test_nothing_said_is_not_zero() -> None:
    column = (Column("sum", Text("ยอด", "Sum"), ColumnKind.MONEY),)
    tables = [Table("t", Text("ก", "a"), column, ((cell,),)) for cell in (None, Decimal("0.00"))]
    said = [
        Disclosed("O9", Text("ก", "a"), date(2025, 1, 1), (Part(1, Text("ข", "b"), tables=(table,)),))
        for table in tables
    ]
    assert said[0].digest() != said[1].digest()
    assert replace(said[0], as_of=date(2025, 1, 2)).digest() != said[0].digest()


def test_a_row_is_as_long_as_its_heading() -> None:
    with pytest.raises(ValueError, match="not as long"):
        Table("t", Text("ก", "a"), (Column("sum", Text("ยอด", "Sum")),), (("a", "b"),))
