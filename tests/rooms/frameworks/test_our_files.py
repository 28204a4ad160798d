"""The frameworks that come with the program say what the documents say."""

import json
from datetime import date
from fractions import Fraction

import pytest

from prongsai.frameworks.content import checksum, from_content, to_content
from prongsai.frameworks.loading import framework_of, known_frameworks, load_text
from prongsai.frameworks.particulars import (
    CalendarRule,
    Span,
    YearDay,
    calendar_of,
    follow_up_of,
    sampling_of,
    scales_of,
    sources_of,
)
from prongsai.rules.calendar import FiscalYear
from prongsai.rules.framework import Framework, Kind, Polarity, Text
from prongsai.rules.framework_check import check_framework
from prongsai.rules.score import score
from tests.rooms.frameworks.small import SOUND, broken

IDS = [
    "bma-2565", "bma-2567", "bma-2568", "bma-district-2566", "bma-district-2567", "bma-district-2568",
    "nacc-2561", "nacc-2564", "nacc-2566",
]  # fmt: skip
DISTRICT = ["bma-district-2567", "bma-district-2568"]
DIVISIONS = {
    "administration", "registration", "public_works", "environment", "revenue",
    "cleansing", "enforcement", "finance", "community", "education",
}  # fmt: skip


def codes(framework: Framework, above: str) -> list[str]:
    return [node.code for node in framework.nodes[above].items]


def test_the_frameworks_are_known_newest_first() -> None:
    assert [file.id for file in known_frameworks()] == [
        "bma-2568", "bma-district-2568", "bma-2567", "bma-district-2567", "bma-district-2566", "nacc-2566",
        "bma-2565", "nacc-2564", "nacc-2561",
    ]  # fmt: skip


def test_measures_are_taken_for_items_and_for_indicators_in_a_year_without_any() -> None:
    city, district = framework_of("bma-2565"), framework_of("bma-district-2568")
    assert [node.code for node in city.planned_for] == [str(n) for n in range(1, 9)]
    assert district.planned_for == district.root.items


@pytest.mark.parametrize("framework_id", IDS)
def test_a_file_is_named_for_what_is_in_it(framework_id: str) -> None:
    file = next(one for one in known_frameworks() if one.id == framework_id)
    framework = framework_of(framework_id)
    assert (framework.id, framework.fiscal_year) == (file.id, file.fiscal_year)
    assert check_framework(framework) == ()


@pytest.mark.parametrize("framework_id", IDS)
def test_the_kept_document_gives_back_the_same_framework(framework_id: str) -> None:
    framework = framework_of(framework_id)
    content = json.loads(json.dumps(to_content(framework)))
    assert from_content(content) == framework
    assert checksum(content) == checksum(to_content(framework))


def test_the_checksum_is_of_the_content_and_not_of_the_layout() -> None:
    first = load_text(SOUND.encode(), "a.yaml")
    laid_out_otherwise = load_text(("# a remark\n" + SOUND).encode(), "b.yaml")
    changed = load_text(broken("en: Duty", "en: Duties").encode(), "c.yaml")
    sums = [checksum(to_content(one)) for one in (first, laid_out_otherwise, changed)]
    assert sums[0] == sums[1] != sums[2]


@pytest.mark.parametrize("framework_id", DISTRICT)
def test_a_district_has_forty_items_in_ten_indicators(framework_id: str) -> None:
    framework = framework_of(framework_id)
    assert codes(framework, "IIT") == [f"I{n}" for n in range(1, 13)]
    assert codes(framework, "EIT") == [f"E{n}" for n in range(1, 7)]
    assert codes(framework, "OIT") == [f"O{n}" for n in range(1, 23)]
    assert [node.code for node in framework.of_kind(Kind.INDICATOR)] == [str(n) for n in range(1, 11)]
    assert codes(framework, "9.2") == [f"O{n}" for n in range(5, 13)]
    assert codes(framework, "10.1") == ["O18", "O19", "O20", "O21"]


@pytest.mark.parametrize("framework_id", DISTRICT)
def test_the_items_that_name_a_wrong_are_negative(framework_id: str) -> None:
    negative = {
        node.code for node in framework_of(framework_id).root.items if node.polarity is Polarity.NEGATIVE
    }
    assert negative == {"I3", "I5", "I6", "I7", "I8", "I9", "I10", "E3"}


@pytest.mark.parametrize("framework_id", DISTRICT)
def test_e3_has_a_wording_for_each_of_six_services(framework_id: str) -> None:
    variants = {one.code: one for one in framework_of(framework_id).nodes["E3"].variants}
    assert list(variants) == ["permit", "registration", "revenue", "fine", "procurement", "other"]
    assert variants["registration"].responsible == ("registration",)
    assert variants["fine"].responsible == ("enforcement",)
    assert variants["permit"].text.th.endswith("เพื่อแลกกับการขออนุมัติ/อนุญาต")


@pytest.mark.parametrize("framework_id", DISTRICT)
def test_twelve_permit_processes_of_which_eight_are_tracked(framework_id: str) -> None:
    framework = framework_of(framework_id)
    twelve = tuple(process.code for process in framework.permit_processes)
    assert len(twelve) == 12
    assert framework.nodes["O11"].processes == framework.nodes["O20"].processes == twelve
    assert framework.nodes["O12"].processes == twelve[:8]
    assert {division.code for division in framework.divisions} == DIVISIONS


def test_every_disclosure_item_of_2568_says_what_it_must_show() -> None:
    framework = framework_of("bma-district-2568")
    disclosure = framework.nodes["OIT"].items
    assert all(node.components and node.responsible for node in disclosure)
    assert [len(framework.nodes[code].components) for code in ("O1", "O9", "O10", "O16", "O22")] == [
        8,
        3,
        12,
        5,
        9,
    ]
    assert framework.nodes["O14"].format == "PDF"
    assert framework.nodes["O15"].rhythm == "monthly"


def test_2567_says_that_its_components_are_not_known() -> None:
    framework = framework_of("bma-district-2567")
    assert not any(node.components for node in framework.root.items)
    assert {one.key: one.status for one in framework.settings}["oit_components"] == "unknown"


@pytest.mark.parametrize("framework_id", DISTRICT)
def test_samples_of_a_district(framework_id: str) -> None:
    groups = {one.group: one for one in sampling_of(framework_of(framework_id))}
    assert {code: group.minimum for code, group in groups.items()} == {"IIT": 400, "EIT1": 500, "EIT2": 5}
    quotas = {quota.of: quota.minimum for quota in groups["EIT1"].quotas}
    assert set(quotas) == DIVISIONS | {"all_schools"}
    assert (quotas["public_works"], quotas["education"], sum(quotas.values())) == (60, 20, 500)


@pytest.mark.parametrize("framework_id", IDS)
def test_what_no_document_settles_is_a_stated_setting_in_both_languages(framework_id: str) -> None:
    framework = framework_of(framework_id)
    assert {"rounding_order", "missing_items"} <= {one.key for one in framework.settings}
    for setting in framework.settings:
        assert setting.status in {"verified", "inferred", "unknown"}
        assert setting.note.th
        assert setting.note.en


def test_the_unknowns_of_a_district_are_all_stated() -> None:
    stated = {one.key for one in framework_of("bma-district-2568").settings if one.status != "verified"}
    assert stated >= {
        "response_scale", "iit_minimum", "eit_parts", "oit_aggregation", "oit_partial_credit", "e3_variants",
        "instrument_weights", "rounding_order", "weekend_deadlines", "not_concerned_answers", "quota_of_visitor",
        "missing_items", "itap", "anonymity_rules",
    }  # fmt: skip


@pytest.mark.parametrize("framework_id", IDS)
def test_every_statement_names_a_listed_source(framework_id: str) -> None:
    framework = framework_of(framework_id)
    keys = {source.key for source in sources_of(framework)}
    assert {node.source for node in framework.root.walk() if node is not framework.root} <= keys
    assert {rule.source for rule in (*calendar_of(framework), *follow_up_of(framework))} <= keys


def test_points_of_a_scale_turn_round_in_negative_items() -> None:
    for framework_id in (*DISTRICT, "nacc-2564"):
        for scale in scales_of(framework_of(framework_id)):
            assert all(choice.positive + choice.negative == 100 for choice in scale.choices), scale.code


@pytest.mark.parametrize(
    ("framework_id", "given", "shown", "level"),
    [
        ("nacc-2566", {"IIT": "82.44", "EIT1": "79.40", "EIT2": "82.24", "OIT": "100"}, "88.98", "pass"),
        (
            "nacc-2561",
            {"1": "87.62", "2": "92.27", "3": "93.36", "4": "90.94", "5": "66.79"},
            "86.50",
            "very_high",
        ),
        (
            "nacc-2564",
            {"IIT": "90", "EIT": "90", "9.1": "88.8889", "9.2": "100", "9.3": "100", "9.4": "100", "9.5": "100",
             "10": "100"},
            "93.56",
            "a",
        ),
    ],
)  # fmt: skip
def test_national_results_are_reproduced(
    framework_id: str, given: dict[str, str], shown: str, level: str
) -> None:
    result = score(framework_of(framework_id), {code: Fraction(value) for code, value in given.items()})
    assert result.total.shown == shown
    assert result.level is not None
    assert result.level.level.key == level


def test_bangkok_yai_2567_is_reproduced_by_both_district_frameworks() -> None:
    low = {
        "I5": "99.55",
        "I10": "99.91",
        "E1": "92.13",
        "E2": "92.13",
        "E4": "91.60",
        "E5": "91.27",
        "E6": "90.84",
    }
    for framework_id in DISTRICT:
        framework = framework_of(framework_id)
        given = {node.code: Fraction(low.get(node.code, "100")) for node in framework.root.items}
        result = score(framework, given)
        assert (result.total.shown, result.steps["8"].shown) == ("97.89", "91.06")
        assert result.level is not None
        assert result.level.level.text.th == "ผ่านดี"


def test_calendar_days_fall_into_the_fiscal_year() -> None:
    framework = framework_of("bma-district-2568")
    spans = {rule.key: list(rule.spans_in(FiscalYear(2568))) for rule in calendar_of(framework)}
    assert spans["oit_window"] == [Span(date(2025, 1, 1), date(2025, 4, 30))]
    assert spans["working_group"] == [Span(date(2024, 10, 1), date(2024, 11, 30))]
    assert spans["twelve_month_report"] == [Span(None, date(2025, 10, 31))]
    months = [span.last for span in spans["procurement_update"]]
    assert (months[0], months[-1], len(months)) == (date(2024, 10, 5), date(2025, 9, 5), 12)


def test_a_day_that_a_month_lacks_is_its_last_day() -> None:
    rule = CalendarRule("end", Text("ก", "a"), day_of_month=31)
    assert [span.last for span in rule.spans_in(FiscalYear(2568))][4] == date(2025, 2, 28)
    assert YearDay(2, 29).in_year(FiscalYear(2568)) == date(2025, 2, 28)
