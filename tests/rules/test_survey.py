"""The questionnaire follows the framework; a sheet is taken whole or every reason is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.rules.survey import CannotAsk, Problem, questionnaire, read_answers
from tests.rules.surveys import DISTRICT_2568, EIT, IIT, SCALES, with_setting


def test_the_two_questionnaires_of_the_districts() -> None:
    assert [one.code for one in IIT.questions] == [f"I{number}" for number in range(1, 13)]
    assert [one.code for one in EIT.questions] == [f"E{number}" for number in range(1, 7)]
    assert IIT.services == ()
    assert [one.code for one in EIT.services] == [
        "permit", "registration", "revenue", "fine", "procurement", "other",
    ]  # fmt: skip


def test_an_item_that_names_a_wrong_is_turned_round() -> None:
    reversed_ones = {one.code for one in (*IIT.questions, *EIT.questions) if one.points[0] == 100}
    assert reversed_ones == {"I3", "I5", "I6", "I7", "I8", "I9", "I10", "E3"}


def test_e3_is_worded_by_the_service_and_stays_one_item() -> None:
    e3 = EIT.questions[2]
    assert "ทะเบียน" in e3.asked("registration").th
    assert e3.asked("registration") != e3.asked("fine")
    assert e3.asked("") == e3.text


def test_a_division_offers_its_own_services_and_those_of_all() -> None:
    def offered(unit: str) -> list[str]:
        return [service.code for service in EIT.services_of(unit)]

    assert offered("registration") == ["registration", "procurement", "other"]
    assert offered("enforcement") == ["permit", "fine", "procurement", "other"]
    assert offered("all_schools") == ["procurement", "other"]


def answers(value: str = "5") -> dict[str, str]:
    return {question.code: value for question in EIT.questions}


def test_a_whole_sheet_is_taken_as_places_on_the_scale() -> None:
    reading = read_answers(EIT, {**answers(), "E2": "none"}, unit="revenue", service="revenue")
    assert reading.sheet is not None
    assert reading.sheet.answers == (5, None, 5, 5, 5, 5)


@pytest.mark.parametrize(
    ("given", "unit", "service", "problem"),
    [
        ({"E1": ""}, "revenue", "revenue", Problem("E1", "missing")),
        ({"E1": "6"}, "revenue", "revenue", Problem("E1", "not_on_scale")),
        ({"E1": "-1"}, "revenue", "revenue", Problem("E1", "not_on_scale")),
        ({"E1": "๓"}, "revenue", "revenue", Problem("E1", "not_on_scale")),
        ({"E1": "5" * 5000}, "revenue", "revenue", Problem("E1", "not_on_scale")),
        ({"E6": "😀"}, "revenue", "revenue", Problem("E6", "not_on_scale")),
        ({}, "revenue", "registration", Problem("service", "not_offered")),
        ({}, "revenue", "", Problem("service", "missing")),
    ],
)
def test_what_is_wrong_is_named_with_its_place(
    given: dict[str, str], unit: str, service: str, problem: Problem
) -> None:
    reading = read_answers(EIT, {**answers(), **given}, unit=unit, service=service)
    assert reading.sheet is None
    assert reading.problems == (problem,)


def test_every_gap_of_a_half_filled_sheet_is_named() -> None:
    half = {"E1": "1", "E2": "2", "E3": "3"}
    problems = read_answers(EIT, half, unit="revenue", service="revenue").problems
    assert [problem.place for problem in problems] == ["E4", "E5", "E6"]


def test_not_concerned_may_be_given_only_where_the_framework_leaves_it_out() -> None:
    strict = questionnaire(with_setting("not_concerned_answers", "not_offered"), "EIT", SCALES)
    given = {**answers(), "E1": "none"}
    assert read_answers(EIT, given, unit="revenue", service="other").sheet is not None
    assert read_answers(strict, given, unit="revenue", service="other").problems == (
        Problem("E1", "not_on_scale"),
    )


@pytest.mark.parametrize(
    ("instrument", "scales", "code"),
    [("EIT", {}, "no_scale"), ("OIT", SCALES, "too_many_items"), ("XIT", SCALES, "no_items")],
)
def test_what_cannot_be_asked_is_said(instrument: str, scales: dict[str, object], code: str) -> None:
    with pytest.raises(CannotAsk) as refused:
        questionnaire(DISTRICT_2568, instrument, scales)  # type: ignore[arg-type]
    assert refused.value.code == code


@given(st.dictionaries(st.sampled_from([q.code for q in EIT.questions]), st.text(max_size=4)))
def test_whatever_comes_is_a_sheet_on_the_scale_or_problems(given: dict[str, str]) -> None:
    reading = read_answers(EIT, given, unit="revenue", service="revenue")
    assert (reading.sheet is None) == bool(reading.problems)
    if reading.sheet:
        assert all(one is None or 0 <= one <= 5 for one in reading.sheet.answers)
