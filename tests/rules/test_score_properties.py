"""What holds for every framework and every sheet."""

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from prongsai.rules.arithmetic import shown
from prongsai.rules.framework import Framework, How
from prongsai.rules.score import Scored, score
from tests.rules.generating import CARRIED, FIGURES, ROUNDINGS, frameworks, sheets
from tests.rules.reference import plain_figure

CARRYING = st.builds(
    lambda policy, kinds: type(policy)(policy.mode, policy.places, kinds), ROUNDINGS, CARRIED
)
ANY = frameworks()


@st.composite
def scored_sheets(
    draw: st.DrawFn, shapes: st.SearchStrategy[Framework] = ANY, *, whole: bool = False
) -> Scored:
    shape = draw(shapes)
    return score(shape, draw(sheets(shape, whole=whole)))


@given(scored_sheets())
def test_every_figure_agrees_with_the_plain_way_of_reckoning(scored: Scored) -> None:
    for code, step in scored.steps.items():
        plain = plain_figure(scored.framework.nodes[code], scored.given)
        assert step.value == (plain if isinstance(plain, Fraction) else None), code


@given(scored_sheets(frameworks(CARRYING)))
def test_the_trace_recomputes_from_its_parts(scored: Scored) -> None:
    for step in scored.steps.values():
        if step.how is How.GIVEN:
            assert step.value == step.given
            continue
        assert sum(part.share for part in step.parts) == 1
        if step.value is not None:
            assert step.value == sum(part.share * (part.value or 0) for part in step.parts)
            assert step.shown == shown(step.value, scored.framework.rounding)


@given(scored_sheets(frameworks(CARRYING)))
def test_parts_are_the_figures_of_the_steps_they_name(scored: Scored) -> None:
    rounding = scored.framework.rounding
    for step in scored.steps.values():
        for part in step.parts:
            below = scored.steps[part.code]
            if below.value is None:
                assert part.value is None
            elif below.kind in rounding.carried_at:
                assert part.value == Fraction(below.shown)
            else:
                assert part.value == below.value


@given(scored_sheets(frameworks(CARRYING)))
def test_figures_stay_between_the_lowest_and_the_highest_part(scored: Scored) -> None:
    for step in scored.steps.values():
        values = [part.value or Fraction(0) for part in step.parts if part.share]
        if step.value is not None and values:
            assert min(values) <= step.value <= max(values)


@given(scored_sheets(frameworks(CARRYING)))
def test_the_total_lies_between_what_it_could_become(scored: Scored) -> None:
    assert 0 <= scored.lowest <= scored.highest <= 100
    if scored.total.value is not None:
        assert scored.lowest <= scored.total.value <= scored.highest
    if scored.complete and scored.total.value is not None:
        assert scored.lowest == scored.total.value == scored.highest


@given(scored_sheets(), st.data())
def test_the_order_of_the_input_does_not_matter(scored: Scored, data: st.DataObject) -> None:
    again = score(scored.framework, dict(data.draw(st.permutations(list(scored.given.items())))))
    assert (again.steps, again.missing, again.mismatches, again.level) == (
        scored.steps,
        scored.missing,
        scored.mismatches,
        scored.level,
    )


@given(scored_sheets(whole=True), st.data())
def test_raising_a_figure_lowers_nothing(scored: Scored, data: st.DataObject) -> None:
    code = data.draw(st.sampled_from(list(scored.given)))
    higher = data.draw(FIGURES)
    assume(higher >= scored.given[code])
    raised = score(scored.framework, dict(scored.given) | {code: higher})
    for step, after in zip(scored.steps.values(), raised.steps.values(), strict=True):
        assert step.value is not None
        assert after.value is not None
        assert after.value >= step.value
    levels = scored.framework.levels.levels
    assert scored.level
    assert raised.level
    assert levels.index(raised.level.level) <= levels.index(scored.level.level)


@given(scored_sheets(whole=True), st.data())
def test_giving_the_computed_figure_of_a_node_above_changes_nothing(
    scored: Scored, data: st.DataObject
) -> None:
    code = data.draw(
        st.sampled_from([child.code for child in scored.framework.root.walk() if child.children])
    )
    value = scored.steps[code].value
    assert value is not None
    again = score(scored.framework, dict(scored.given) | {code: value})
    assert again.mismatches == ()
    assert {key: step.value for key, step in again.steps.items()} == {
        key: step.value for key, step in scored.steps.items()
    }


@given(scored_sheets(whole=True), st.data())
def test_a_different_figure_above_is_reported_and_not_used(scored: Scored, data: st.DataObject) -> None:
    code = data.draw(
        st.sampled_from([child.code for child in scored.framework.root.walk() if child.children])
    )
    other = data.draw(FIGURES)
    assume(shown(other, scored.framework.rounding) != scored.steps[code].shown)
    again = score(scored.framework, dict(scored.given) | {code: other})
    assert [found.code for found in again.mismatches] == [code]
    assert again.total.value == scored.total.value


@given(scored_sheets())
def test_what_is_missing_is_always_named(scored: Scored) -> None:
    for child in scored.framework.root.walk():
        covered = any(under.code in scored.given for under in child.walk()) or any(
            code in scored.given for code in _above(scored.framework, child.code)
        )
        if not child.children and not covered:
            assert child.code in scored.missing
    if not scored.complete:
        assert set(scored.total.missing) == set(scored.missing)


def _above(shape: Framework, code: str) -> list[str]:
    codes = []
    while (parent := shape.parents.get(code)) is not None:
        code = parent.code
        codes.append(code)
    return codes
