"""Small frameworks for the tests of the rules, built in a line or two."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from prongsai.rules.framework import (
    TOTAL,
    Framework,
    How,
    IfMissing,
    Kind,
    Level,
    LevelTable,
    Node,
    Rounding,
    RoundingMode,
    Text,
)

WORDS = Text("คำ", "words")
HALF_UP_2 = Rounding(RoundingMode.HALF_UP, 2)


def leaf(code: str, kind: Kind = Kind.ITEM, weight: str | None = None) -> Node:
    return Node(code, kind, WORDS, weight=Fraction(weight) if weight else None)


def items(prefix: str, first: int, last: int) -> list[Node]:
    return [leaf(f"{prefix}{number}") for number in range(first, last + 1)]


def node(
    code: str,
    kind: Kind,
    children: Sequence[Node],
    how: How = How.MEAN_OF_ITEMS,
    weight: str | None = None,
    if_missing: IfMissing = IfMissing.LEAVE_OUT,
) -> Node:
    share = Fraction(weight) if weight else None
    return Node(code, kind, WORDS, how, share, if_missing, tuple(children))


def total(
    children: Sequence[Node], how: How = How.WEIGHTED, if_missing: IfMissing = IfMissing.LEAVE_OUT
) -> Node:
    return node(TOTAL, Kind.TOTAL, children, how, if_missing=if_missing)


def level(
    key: str, total_min: int, total_max: str | None = None, every: int | None = None, below: int | None = None
) -> Level:
    return Level(
        key=key,
        text=WORDS,
        total_min=Fraction(total_min),
        total_max=Fraction(total_max) if total_max else None,
        every_instrument_min=None if every is None else Fraction(every),
        some_instrument_below=None if below is None else Fraction(below),
    )


FIVE_LEVELS = LevelTable(
    levels=(
        level("excellent", 95, "100", every=95),
        level("good", 85, "94.99", every=85),
        level("pass", 85, below=85),
        level("improve", 70, "84.99"),
        level("urgent", 0, "69.99"),
    ),
    pass_at=Fraction(85),
)
LETTERS = LevelTable(
    levels=(
        level("AA", 95, "100"),
        level("A", 85, "94.99"),
        level("B", 75, "84.99"),
        level("C", 65, "74.99"),
        level("D", 55, "64.99"),
        level("E", 50, "54.99"),
        level("F", 0, "49.99"),
    ),
    pass_at=Fraction(85),
)
WORDED = LevelTable(
    levels=(level("very_high", 80, "100"), level("high", 60, "79.99"), level("lower", 0, "59.99"))
)


def framework(root: Node, levels: LevelTable = FIVE_LEVELS, rounding: Rounding = HALF_UP_2) -> Framework:
    return Framework(
        id="test",
        version=1,
        fiscal_year=2567,
        agency_kind="test",
        completeness="shape",
        title=WORDS,
        root=root,
        rounding=rounding,
        levels=levels,
    )


def district_2567(rounding: Rounding = HALF_UP_2) -> Framework:
    """The 40 items of a district office in FY2567: means of items, 0.3 / 0.3 / 0.4."""

    def indicator(code: str, prefix: str, first: int, last: int) -> Node:
        return node(code, Kind.INDICATOR, items(prefix, first, last))

    def sub(code: str, first: int, last: int) -> Node:
        return node(code, Kind.SUB_INDICATOR, items("O", first, last))

    iit = [indicator("1", "I", 1, 3), indicator("2", "I", 4, 6), indicator("3", "I", 7, 9)]
    iit += [indicator("4", "I", 10, 10), indicator("5", "I", 11, 12)]
    eit = [indicator("6", "E", 1, 3), indicator("7", "E", 4, 4), indicator("8", "E", 5, 6)]
    nine = [sub("9.1", 1, 4), sub("9.2", 5, 12), sub("9.3", 13, 15), sub("9.4", 16, 16), sub("9.5", 17, 17)]
    ten = [sub("10.1", 18, 21), sub("10.2", 22, 22)]
    oit = [node("9", Kind.INDICATOR, nine), node("10", Kind.INDICATOR, ten)]
    instruments = [
        node("IIT", Kind.INSTRUMENT, iit, weight="0.3"),
        node("EIT", Kind.INSTRUMENT, eit, weight="0.3"),
        node("OIT", Kind.INSTRUMENT, oit, weight="0.4"),
    ]
    return framework(total(instruments), rounding=rounding)


def district_2567_by_indicators() -> Framework:
    """The rejected reading: instruments as means of indicators."""
    shape = district_2567()
    instruments = tuple(replace(child, how=How.MEAN_OF_CHILDREN) for child in shape.root.children)
    return replace(shape, root=replace(shape.root, children=instruments))


def nacc_2564() -> Framework:
    """FY2564: means of children everywhere, ten indicators, OIT items under seven sub-indicators."""

    def mean(code: str, kind: Kind, children: Sequence[Node], weight: str | None = None) -> Node:
        return node(code, kind, children, How.MEAN_OF_CHILDREN, weight)

    def sub(code: str, first: int, last: int) -> Node:
        return mean(code, Kind.SUB_INDICATOR, items("O", first, last))

    iit = [mean(str(n), Kind.INDICATOR, items("I", 6 * n - 5, 6 * n)) for n in range(1, 6)]
    eit = [leaf(code, Kind.INDICATOR) for code in ("6", "7", "8")]
    nine = [sub("9.1", 1, 9), sub("9.2", 10, 17), sub("9.3", 18, 24), sub("9.4", 25, 28), sub("9.5", 29, 33)]
    ten = [sub("10.1", 34, 41), sub("10.2", 42, 43)]
    oit = [mean("9", Kind.INDICATOR, nine), mean("10", Kind.INDICATOR, ten)]
    instruments = [
        mean("IIT", Kind.INSTRUMENT, iit, "0.3"),
        mean("EIT", Kind.INSTRUMENT, eit, "0.3"),
        mean("OIT", Kind.INSTRUMENT, oit, "0.4"),
    ]
    return framework(total(instruments), LETTERS)


def nacc_2566() -> Framework:
    """FY2566: EIT in two parts, the plain mean of both."""
    parts = [leaf("EIT1", Kind.PART), leaf("EIT2", Kind.PART)]
    instruments = [
        leaf("IIT", Kind.INSTRUMENT, "0.3"),
        node("EIT", Kind.INSTRUMENT, parts, How.MEAN_OF_CHILDREN, "0.3"),
        leaf("OIT", Kind.INSTRUMENT, "0.4"),
    ]
    return framework(total(instruments))


def nacc_2561() -> Framework:
    """FY2561: five weighted indices straight under the total."""
    weights = ("0.26", "0.18", "0.22", "0.16", "0.18")
    indices = [leaf(str(n), Kind.INDICATOR, weight) for n, weight in enumerate(weights, start=1)]
    return framework(total(indices), WORDED)


FRAMEWORKS = {
    "district_2567": district_2567,
    "district_2567_by_indicators": district_2567_by_indicators,
    "district_2567_half_even": lambda: district_2567(Rounding(RoundingMode.HALF_EVEN, 2)),
    "district_2567_rounded_instruments": lambda: district_2567(
        Rounding(RoundingMode.HALF_UP, 2, frozenset({Kind.INSTRUMENT}))
    ),
    "nacc_2564": nacc_2564,
    "nacc_2566": nacc_2566,
    "nacc_2561": nacc_2561,
}
