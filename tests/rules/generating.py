"""Random small frameworks and figures for the properties of the rules."""

from fractions import Fraction

from hypothesis import strategies as st

from prongsai.rules.framework import (
    Framework,
    How,
    IfMissing,
    Kind,
    LevelTable,
    Node,
    Rounding,
    RoundingMode,
)
from tests.rules.building import FIVE_LEVELS, LETTERS, framework, leaf, node, total

MEANS = st.sampled_from([How.MEAN_OF_ITEMS, How.MEAN_OF_CHILDREN])
ROUNDINGS = st.builds(Rounding, st.sampled_from(RoundingMode), st.sampled_from([1, 2]))
CARRIED = st.frozensets(st.sampled_from([Kind.INSTRUMENT, Kind.INDICATOR, Kind.ITEM]))
FIGURES = st.one_of(
    st.integers(0, 10_000).map(lambda hundredths: Fraction(hundredths, 100)),
    st.integers(0, 300).map(lambda thirds: Fraction(thirds, 3)),
)
TABLES = st.sampled_from([FIVE_LEVELS, LETTERS])
WHEN_MISSING = st.sampled_from(IfMissing)


def weighted(children: list[Node], weights: list[int]) -> list[Node]:
    """Children with weights that sum to 1."""
    whole = sum(weights)
    return [
        Node(
            child.code,
            child.kind,
            child.text,
            child.how,
            Fraction(weight, whole),
            child.if_missing,
            child.children,
        )
        for child, weight in zip(children, weights, strict=True)
    ]


@st.composite
def frameworks(
    draw: st.DrawFn,
    roundings: st.SearchStrategy[Rounding] = ROUNDINGS,
    tables: st.SearchStrategy[LevelTable] = TABLES,
    if_missing: st.SearchStrategy[IfMissing] = WHEN_MISSING,
    widest: int = 3,
) -> Framework:
    """Weighted instruments of indicators of items, up to `widest` of each; an indicator may have no items."""
    instruments: list[Node] = []
    for instrument in range(draw(st.integers(1, widest))):
        indicators: list[Node] = []
        for number in range(draw(st.integers(1, widest))):
            code = f"{instrument}.{number}"
            items = [leaf(f"{code}.{item}") for item in range(draw(st.integers(0, widest)))]
            made = node(code, Kind.INDICATOR, items, draw(MEANS), if_missing=draw(if_missing))
            indicators.append(made if items else leaf(code, Kind.INDICATOR))
        how = draw(st.sampled_from([How.MEAN_OF_ITEMS, How.MEAN_OF_CHILDREN, How.WEIGHTED]))
        if how is How.WEIGHTED:
            indicators = weighted(indicators, draw(_weights(len(indicators))))
        instruments.append(
            node(str(instrument), Kind.INSTRUMENT, indicators, how, if_missing=draw(if_missing))
        )
    instruments = weighted(instruments, draw(_weights(len(instruments))))
    return framework(total(instruments, if_missing=draw(if_missing)), draw(tables), draw(roundings))


def _weights(size: int) -> st.SearchStrategy[list[int]]:
    return st.lists(st.integers(1, 5), min_size=size, max_size=size)


@st.composite
def sheets(draw: st.DrawFn, shape: Framework, *, whole: bool = False) -> dict[str, Fraction]:
    """Figures for some nodes of the framework at any level; `whole`: for every lowest node and for no other."""
    if whole:
        codes = [child.code for child in shape.root.walk() if not child.children]
    else:
        codes = draw(st.lists(st.sampled_from(list(shape.nodes)), unique=True, max_size=len(shape.nodes)))
    return {code: draw(FIGURES) for code in codes}
