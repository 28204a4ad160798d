"""The content of a paper: assembled from records, kept as JSON, known by its checksum."""

from dataclasses import replace

import pytest

from prongsai.reports.content import checksum
from prongsai.reports.kinds import ANALYSIS
from prongsai.reports.kinds.analysis.content import AnalysisPaper
from prongsai.reports.plain import NotOfThisShape
from tests.factories.papers import RESULT, analysis_paper, measure, planned


def finding_of(paper: AnalysisPaper, code: str):  # type: ignore[no-untyped-def]
    return next(one for indicator in paper.weak_indicators for one in indicator.findings if one.code == code)


def test_the_published_result_is_said_as_published() -> None:
    paper = analysis_paper()
    assert (paper.total, paper.level) == ("97.89", "ผ่านดี")
    assert {one.number: one.figure for one in paper.indicators}["8"] == "91.06"
    assert [len(one.questions) for one in paper.instruments] == [12, 6, 22]


def test_a_total_in_the_band_of_a_better_level_says_which_instrument_refuses_it() -> None:
    paper = analysis_paper()
    assert paper.better_level == "ผ่านดีเยี่ยม"
    assert [(one.code, one.figure, one.limit) for one in paper.stopped_by] == [("EIT", "93.00", "95")]


def test_no_instrument_is_named_when_the_total_itself_is_too_low() -> None:
    paper = analysis_paper(result={"IIT": "90", "EIT": "90", "OIT": "90"})
    assert (paper.level, paper.better_level, paper.stopped_by) == ("ผ่านดี", "", ())


def test_e3_has_its_six_wordings_and_one_score() -> None:
    eit = analysis_paper().instruments[1]
    e3 = next(one for one in eit.questions if one.code == "E3")
    assert len(e3.variants) == 6
    assert e3.figure == "100.00"


def test_weak_items_stand_under_their_indicator_in_printed_order() -> None:
    paper = analysis_paper(
        [planned("E6", measure("ก")), planned("E1", measure("ข")), planned("E5", measure("ค"))]
    )
    assert [(one.number, [f.code for f in one.findings]) for one in paper.weak_indicators] == [
        ("6", ["E1"]),
        ("8", ["E6", "E5"]),
    ]
    assert (paper.weak_numbers, paper.weak_count) == ("6 และ 8", "2")


def test_three_weak_indicators_are_joined_as_a_sentence_says_them() -> None:
    assert analysis_paper().weak_numbers == "6, 7 และ 8"


def test_steps_are_numbered_only_when_there_are_several() -> None:
    paper = analysis_paper([planned("E1", measure("หนึ่ง")), planned("E2", measure("หนึ่ง", "สอง"))])
    assert finding_of(paper, "E1").measures[0].steps == ("หนึ่ง",)
    assert finding_of(paper, "E2").measures[0].steps == ("1. หนึ่ง", "2. สอง")


def test_units_are_said_by_group_and_then_by_name() -> None:
    one = measure("ก", units=["ฝ่ายทะเบียน", "ฝ่ายรายได้"], all_divisions=False, all_schools=True)
    paper = analysis_paper([planned("E1", one)])
    assert finding_of(paper, "E1").measures[0].units == "ทุกโรงเรียน\nฝ่ายทะเบียน\nฝ่ายรายได้"


def test_a_follow_up_rule_without_words_gets_the_usual_ones() -> None:
    paper = analysis_paper([planned("E1", measure("ก", follow_up_text=""))])
    assert finding_of(paper, "E1").measures[0].follow_up == "ติดตามทุกเดือน"
    assert paper.ready


def test_an_item_without_a_figure_is_named_and_not_hidden() -> None:
    result = {code: figure for code, figure in RESULT.items() if code != "I10"}
    paper = analysis_paper(result=result)
    assert paper.missing == "I10"
    assert next(one for one in paper.instruments[0].questions if one.code == "I10").figure == ""
    assert {one.number: one.figure for one in paper.indicators}["4"] == ""


def test_a_withheld_total_is_empty_and_has_no_level() -> None:
    paper = analysis_paper(result={"IIT": "90"})
    assert (paper.total, paper.level) == ("", "")


@pytest.mark.parametrize(
    ("broken", "kind"),
    [
        (planned("E4"), "undecided"),
        (planned("E4", measure("ก"), issue=""), "no_issue"),
        (planned("E4", measure()), "no_steps"),
        (planned("E4", measure("ก", all_divisions=False)), "no_unit"),
    ],
)
def test_what_is_still_open_is_a_gap(broken: object, kind: str) -> None:
    paper = analysis_paper([broken])  # type: ignore[list-item]
    assert [(gap.code, gap.kind) for gap in paper.gaps] == [("E4", kind)]
    assert not paper.ready


def test_a_reason_closes_an_item_as_a_measure_does() -> None:
    paper = analysis_paper([planned("E4", reason="เป็นงานของสำนักอื่น")])
    assert paper.ready
    assert not finding_of(paper, "E4").undecided


def test_what_word_cannot_hold_is_taken_out_of_the_text() -> None:
    paper = analysis_paper([planned("E1", measure("ก\x00ข\x07\r\nค\x0bง\u200b"))])
    assert finding_of(paper, "E1").measures[0].steps == ("กข\nค\nง",)


def test_json_and_back_is_the_same_paper() -> None:
    paper = analysis_paper()
    assert ANALYSIS.content_from(paper.as_json()) == paper
    assert checksum(paper.as_json()) == paper.sha256


def test_the_checksum_follows_every_word() -> None:
    paper = analysis_paper()
    assert replace(paper, total="97.88").sha256 != paper.sha256
    assert analysis_paper().sha256 == paper.sha256


def test_a_document_of_another_shape_is_refused() -> None:
    document = analysis_paper().as_json()
    with pytest.raises(NotOfThisShape):
        ANALYSIS.content_from({**document, "colour": "red"})
    document.pop("total")
    with pytest.raises(NotOfThisShape):
        ANALYSIS.content_from(document)
