"""The cheapest way reaches its level, and nothing cheaper does."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from prongsai.rules.arithmetic import grid
from prongsai.rules.framework import Compare, Framework, Level, LevelTable, Rounding, RoundingMode
from prongsai.rules.improve import Way, cheapest_way, what_if
from prongsai.rules.score import Scored, score
from tests.rules.building import level
from tests.rules.exhaustive import least_price
from tests.rules.generating import CARRIED, frameworks, sheets

NEAR_THE_TOP = LevelTable(
    levels=(
        level("top", 97, every=96),
        level("good", 94, every=93),
        level("pass", 94, below=93),
        level("low", 0),
    )
)
WHOLE_POINTS = st.builds(Rounding, st.sampled_from(RoundingMode), st.just(0))
TABLES = st.builds(
    replace, st.just(NEAR_THE_TOP), compare=st.sampled_from([Compare.ROUNDED, Compare.ROUNDED, Compare.EXACT])
)
SMALL = frameworks(WHOLE_POINTS, TABLES, widest=2)
POLICIES = st.builds(Rounding, st.sampled_from(RoundingMode), st.sampled_from([0, 1, 2]), CARRIED)


@st.composite
def near_the_top(draw: st.DrawFn, shapes: st.SearchStrategy[Framework], per_point: int = 1) -> Scored:
    """Sheets whose figures lie between 88 and 100, in steps of 1 / per_point."""
    shape = draw(shapes)
    codes = draw(sheets(shape, whole=draw(st.booleans())))
    return score(
        shape,
        {code: Fraction(draw(st.integers(88 * per_point, 100 * per_point)), per_point) for code in codes},
    )


def better_levels(scored: Scored) -> tuple[Level, ...]:
    levels = scored.framework.levels.levels
    return levels[: levels.index(scored.level.level)] if scored.level else ()


def reaches(way: Way, changes: dict[str, Fraction], scored: Scored) -> bool:
    levels = scored.framework.levels.levels
    found = what_if(scored, changes).level
    return found is not None and levels.index(found.level) <= levels.index(way.level)


def assert_reaches_and_wastes_nothing(scored: Scored, way: Way) -> None:
    unit = grid(scored.framework.rounding)
    raised = {lift.code: lift.after for lift in way.raises}
    assert reaches(way, raised, scored)
    assert way.result == what_if(scored, raised)
    for lift in way.raises:
        assert lift.before < lift.after <= 100
        assert lift.after % unit == 0
        assert not reaches(way, {code: value for code, value in raised.items() if code != lift.code}, scored)
        if lift.after - unit > lift.before:
            assert not reaches(way, raised | {lift.code: lift.after - unit}, scored)


@given(st.one_of(near_the_top(SMALL), near_the_top(SMALL, per_point=3)), st.data())
def test_nothing_cheaper_reaches_the_level(scored: Scored, data: st.DataObject) -> None:
    """To the point where figures have the places that are shown; within a unit for each raise where they have more."""
    better = better_levels(scored)
    if not better or len(scored.counted) > 5:
        return
    target = data.draw(st.sampled_from(better))
    way = cheapest_way(scored, target)
    least = least_price(scored, target)
    assert (way is None) == (least is None)
    if way and least:
        count, points = least
        spent = sum((lift.after - lift.before for lift in way.raises), Fraction(0))
        on_the_grid = all(figure.denominator == 1 for figure in scored.given.values())
        assert len(way.raises) == count
        assert points <= spent < points + (0 if on_the_grid else count) or spent == points
        assert_reaches_and_wastes_nothing(scored, way)


@given(near_the_top(frameworks(POLICIES, TABLES), per_point=300))
def test_no_raise_can_be_dropped_or_lowered(scored: Scored) -> None:
    """Whatever is carried up rounded, and however many places the figures have."""
    way = cheapest_way(scored)
    if way:
        assert_reaches_and_wastes_nothing(scored, way)


@given(near_the_top(frameworks(tables=TABLES), per_point=100))
def test_the_gains_of_the_raises_add_up_to_what_the_total_gains(scored: Scored) -> None:
    way = cheapest_way(scored)
    if way and scored.total.value is not None and way.result.total.value is not None:
        assert sum(lift.gain for lift in way.raises) == way.result.total.value - scored.total.value
