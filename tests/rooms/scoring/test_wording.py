"""Reasons that a district officer reads aloud to the director."""

from dataclasses import replace
from fractions import Fraction

import pytest
from django.utils import translation

from prongsai.frameworks.loading import framework_of
from prongsai.rules.framework import Compare, How, IfMissing
from prongsai.rules.score import Scored, score
from prongsai.scoring import wording
from tests.factories.sheets import figures

DISTRICT = framework_of("bma-district-2567")


def scored(**given: str) -> Scored:
    return score(DISTRICT, figures(**given))


def in_english(scored: Scored) -> str:
    with translation.override("en"):
        return wording.level_reason(scored)


def test_an_instrument_under_the_limit_is_named_although_the_total_is_high_enough() -> None:
    reason = wording.level_reason(scored(IIT="99.955", EIT="92.995", OIT="100"))
    assert reason == (
        "97.89 คะแนน ระดับผ่านดี เพราะ EIT ได้ 93.00 ยังไม่ถึง 95.00 ตามเงื่อนไขของผ่านดีเยี่ยม แม้คะแนนรวมจะถึง 95.00 แล้ว"
    )


def test_the_same_reason_reads_in_english() -> None:
    assert in_english(scored(IIT="99.955", EIT="92.995", OIT="100")) == (
        "97.89 points, level Good pass, because EIT has 93.00, which is under the 95.00 that Excellent pass asks of every "
        "instrument, although the total reaches 95.00."
    )


def test_every_instrument_under_the_limit_is_named_the_lowest_first() -> None:
    reason = in_english(scored(IIT="94", EIT="93", OIT="100"))
    assert "because EIT has 93.00 and IIT has 94.00, which is under the 95.00" in reason


def test_a_total_and_an_instrument_that_both_fall_short_are_both_named() -> None:
    reason = in_english(scored(IIT="90", EIT="88", OIT="95"))
    assert reason.startswith(
        "91.40 points, level Good pass, because the total has not reached 95.00, and EIT has 88.00"
    )


def test_an_instrument_that_counts_as_zero_because_it_is_missing_is_named_with_its_zero() -> None:
    weights = {"IIT": Fraction("0.49"), "EIT": Fraction("0.02"), "OIT": Fraction("0.49")}
    children = tuple(replace(node, weight=weights[node.code]) for node in DISTRICT.root.children)
    root = replace(DISTRICT.root, if_missing=IfMissing.AS_ZERO, children=children)
    found = score(replace(DISTRICT, root=root), figures(IIT="100", OIT="100"))
    assert "because EIT has 0.00, which is under the 85.00" in in_english(found)


def test_exact_figures_are_held_against_the_limit_where_the_framework_says_so() -> None:
    table = replace(DISTRICT.levels, compare=Compare.EXACT)
    found = score(replace(DISTRICT, levels=table), figures(IIT="94.996", EIT="93", OIT="100"))
    assert "because EIT has 93.00 and IIT has 95.00, which is under the 95.00" in in_english(found)


def test_a_total_that_falls_short_names_the_limit_of_the_next_level() -> None:
    assert in_english(scored(IIT="60", EIT="60", OIT="60")) == (
        "60.00 points, level Must improve urgently, because the total has not reached the 70.00 that Must improve "
        "asks for."
    )


def test_the_highest_level_says_what_it_rests_on() -> None:
    assert in_english(scored(IIT="100", EIT="95", OIT="100")) == (
        "98.50 points, level Excellent pass: the total reaches 95.00 and every instrument reaches 95.00."
    )


def test_without_a_total_the_missing_instrument_is_named() -> None:
    assert in_english(scored(IIT="100", EIT="95")).startswith(
        "There is no total yet: O1, O2, O3, O4, O5, O6 and 16 more"
    )


def test_a_framework_without_instruments_speaks_of_the_total_alone() -> None:
    found = score(framework_of("nacc-2561"), {str(number): Fraction(82) for number in range(1, 6)})
    assert in_english(found).startswith("82.00 points, level ")
    assert "instrument" not in in_english(found)


def test_what_is_missing_is_named_with_the_range_of_the_total() -> None:
    given = {item.code: Fraction(100) for item in DISTRICT.root.items if item.code != "I10"}
    with translation.override("en"):
        assert wording.provisional_note(score(DISTRICT, given)) == (
            "This is provisional: I10 has no figure. With it the total will lie between 97.50 and 100.00."
        )


def test_a_figure_that_disagrees_with_those_below_it_is_reported() -> None:
    given = figures(IIT="99", E1="90") | {f"I{number}": Fraction(100) for number in range(1, 13)}
    [mismatch] = score(DISTRICT, given).mismatches
    with translation.override("en"):
        assert wording.mismatch_in_words(mismatch).startswith(
            "IIT was put in as 99.00, but the figures below it make 100.00 (difference −1.00)."
        )


@pytest.mark.parametrize(
    ("value", "text"),
    [("97.885", "97.885"), ("100", "100.00"), ("92.5", "92.50"), ("100/6", "16.666666…"), ("0", "0.00")],
)
def test_an_exact_figure_is_written_in_full_or_openly_cut(value: str, text: str) -> None:
    assert wording.in_full(Fraction(value)) == text


@pytest.mark.parametrize(("change", "text"), [("1.25", "+1.25"), ("-0.1", "−0.10"), ("0", "0.00")])
def test_a_change_carries_its_sign(change: str, text: str) -> None:
    assert wording.difference(Fraction(change), DISTRICT.rounding) == text


def test_every_step_of_every_framework_has_a_rule_in_words() -> None:
    for name in ("bma-district-2567", "nacc-2561", "nacc-2564", "nacc-2566"):
        framework = framework_of(name)
        found = score(
            framework, {node.code: Fraction(80) for node in framework.nodes.values() if not node.children}
        )
        for step in found.steps.values():
            assert wording.rule_in_words(step)
            assert step.how is How.GIVEN or step.parts


def test_a_figure_that_alone_is_missing_is_spoken_of_as_one() -> None:
    found = score(framework_of("nacc-2561"), {str(number): Fraction(82) for number in range(1, 5)})
    assert in_english(found) == "There is no total yet: 5 has no figure, and the framework asks for it."
