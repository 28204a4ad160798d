"""Tables as they are typed: Thai digits are read, and what cannot be right is refused with its place."""

from datetime import date
from decimal import Decimal

import pytest

from prongsai.rules.disclosing import ColumnKind
from prongsai.rules.typed_tables import Field, Flaw, Wrong, read_cell, read_table, sum_of

MONTH = Field(
    "month", is_required=True, choices={"ตค2567": "ต.ค. 2567", "102567": "ต.ค. 2567", "พย2567": "พ.ย. 2567"}
)
AMOUNT = Field("amount", ColumnKind.MONEY)
TABLE = (MONTH, AMOUNT)


@pytest.mark.parametrize(
    ("kind", "text", "cell"),
    [
        (ColumnKind.MONEY, "๑,๒๓๔.๕๐", Decimal("1234.50")),
        (ColumnKind.MONEY, "1,234.5 บาท", Decimal("1234.50")),
        (ColumnKind.MONEY, "-", None),
        (ColumnKind.MONEY, "0", Decimal("0.00")),
        (ColumnKind.COUNT, "๑๒", 12),
        (ColumnKind.COUNT, "", None),
        (ColumnKind.DATE, "๑ ต.ค. ๒๕๖๗", date(2024, 10, 1)),
        (ColumnKind.LINK, "https://bangkok.go.th/", "https://bangkok.go.th/"),
        (ColumnKind.TEXT, "-", "-"),
    ],
)
def test_a_cell_is_read(kind: ColumnKind, text: str, cell: object) -> None:
    assert read_cell(Field("x", kind), text) == cell


@pytest.mark.parametrize(
    ("kind", "text", "wrong"),
    [
        (ColumnKind.MONEY, "-5", Wrong.NEGATIVE),
        (ColumnKind.MONEY, "−5", Wrong.NEGATIVE),
        (ColumnKind.MONEY, "ห้าบาท", Wrong.NO_NUMBER),
        (ColumnKind.MONEY, "NaN", Wrong.NO_NUMBER),
        (ColumnKind.MONEY, "Infinity", Wrong.NO_NUMBER),
        (ColumnKind.MONEY, "1.005", Wrong.THREE_DECIMALS),
        (ColumnKind.MONEY, "1e30", Wrong.TOO_LARGE),
        (ColumnKind.COUNT, "1.5", Wrong.NO_WHOLE_NUMBER),
        (ColumnKind.DATE, "31 ก.พ. 2568", Wrong.NO_DATE),
        (ColumnKind.LINK, "javascript:alert(1)", Wrong.NO_LINK),
        (ColumnKind.TEXT, "ก" * 1001, Wrong.TOO_LONG),
    ],
)
def test_a_cell_is_refused(kind: ColumnKind, text: str, wrong: Wrong) -> None:
    assert read_cell(Field("x", kind), text) is wrong


def test_a_month_is_known_by_every_way_to_write_it() -> None:
    read = read_table(TABLE, [("10/2567", "1"), ("พ.ย. ๒๕๖๗", "2")], once="month")
    assert read.flaws == ()
    assert [row[0] for row in read.rows] == ["ต.ค. 2567", "พ.ย. 2567"]


def test_a_month_that_stands_twice_is_refused_at_its_second_place() -> None:
    read = read_table(TABLE, [("ต.ค. 2567", "1"), ("10/2567", "2")], once="month")
    assert read.flaws == (Flaw(Wrong.TWICE, 2, "month", "ต.ค. 2567"),)


def test_a_total_that_does_not_add_up_is_refused_and_the_sum_told() -> None:
    rows = [("ต.ค. 2567", "๑๐๐"), ("พ.ย. 2567", "50.25")]
    assert read_table(TABLE, rows, totals={"amount": "๑๕๐.๒๕"}).flaws == ()
    assert read_table(TABLE, rows, totals={"amount": "150"}).flaws == (
        Flaw(Wrong.TOTAL_DIFFERS, 0, "amount", "150", "150.25"),
    )


def test_every_flaw_is_told_at_once() -> None:
    read = read_table(TABLE, [("มกราคม 2599", "-1"), ("", "5")])
    assert [(flaw.wrong, flaw.row, flaw.column) for flaw in read.flaws] == [
        (Wrong.NOT_A_CHOICE, 1, "month"),
        (Wrong.NEGATIVE, 1, "amount"),
        (Wrong.MISSING, 2, "month"),
    ]


def test_empty_lines_are_left_out() -> None:
    assert read_table(TABLE, [("", " "), ("ต.ค. 2567", "")]).rows == (("ต.ค. 2567", None),)


def test_nothing_said_has_no_sum() -> None:
    assert sum_of([None, None]) is None
    assert sum_of([None, Decimal("1.10"), Decimal("2.20")]) == Decimal("3.30")
