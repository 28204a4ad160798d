"""Whoever writes a framework file is told in one sentence what is wrong, with the line and the code."""

import re
from dataclasses import dataclass

import pytest
from django.utils import translation

from prongsai.frameworks.document.yaml_lines import LARGEST_FILE
from prongsai.frameworks.loading import FrameworkProblems, load_text
from prongsai.frameworks.problems import Problem
from prongsai.frameworks.wording import SENTENCES, sentence, sentence_with_place
from tests.rooms.frameworks.small import SOUND, broken, line_of

ONLY_IN_MAPPINGS = {"unknown_framework", "unknown_item", "mapped_twice", "not_mapped", "one_sided"}
ELSEWHERE = {"cannot_read", "too_large", "not_utf8", "control_character", "empty", "too_deep"}


@dataclass(frozen=True)
class Case:
    """`old` becomes `new`; the problem `key` is expected on the line where `at` then stands, about `code`."""

    key: str
    old: str
    new: str
    at: str
    code: str
    english: str


CASES = [
    Case("weights_sum", '"0.60"', '"0.55"', "th: คะแนนรวม", "TOTAL", "The weights below add up to 0.95, not to 1."),
    Case(
        "item_outside_indicator",
        "      indicators:\n        - code: \"1\"\n          printed_items: 1\n          th: การปฏิบัติหน้าที่\n"
        "          en: Duty\n          source: paper\n          items:\n            - code: I1\n              th: เต็มใจให้บริการ\n"
        "              en: Serves willingly\n              polarity: positive\n              scale: two\n"
        "              responsible: [administration]\n              processes: [tree]\n              source: paper\n",
        "      items:\n        - {code: I1, th: เต็มใจ, en: Willing, polarity: positive, source: paper}\n",
        "{code: I1",
        "I1",
        "The item stands in no indicator.",
    ),
    Case(
        "band_hole",
        'total_max: "84.99"',
        'total_max: "84.00"',
        "{key: improve",
        "improve",
        "The printed band ends at 84.00, but the next one begins at 85.00.",
    ),
    Case("code_twice", '- {code: "6"', '- {code: "1"', '- {code: "1"', "1", 'The code "1" is used twice; each may be used once.'),
    Case("unknown_division", "responsible: [administration]", "responsible: [law]", "responsible: [law]", "I1", 'The division "law" is not in the list of divisions of this file.'),
    Case("unknown_process", "processes: [tree]", "processes: [road]", "processes: [road]", "I1", 'The permit process "road" is not in the list of permit processes of this file.'),
    Case("unknown_scale", "scale: two", "scale: ten", "scale: ten", "I1", 'The answer scale "ten" is not in the list of scales of this file.'),
    Case("unknown_source", "processes: [tree]\n              source: paper", "processes: [tree]\n              source: hearsay", "source: hearsay", "I1", 'The source "hearsay" is not in the list of sources of this file.'),
    Case("unknown_instrument", "instrument: EIT", "instrument: XIT", "sampling:", "EIT1", 'The instrument "XIT" of this sample is not in the tree.'),
    Case("unknown_word", "total: weighted", "total: heavy", "how: {total", "scoring", '"heavy" is not known under "total"; use one of: given, weighted, mean_of_children, mean_of_items.'),
    Case("unknown_kind", "carried_at: []", "carried_at: [leaf]", "carried_at", "scoring", '"leaf" is not a kind of node.'),
    Case("unknown_key", "printed_items: 1", "printed_itmes: 1", "printed_itmes", "1", 'The key "printed_itmes" is not known here; known are: code, en, how, if_missing, indicators, instruments, items, note, parts, printed_items, source, sub_indicators, th, weight.'),
    Case("missing_thai", "              th: เต็มใจให้บริการ\n", "", "code: I1", "I1", 'The Thai text ("th") is missing.'),
    Case("missing_english", "en: Serves willingly", "en:", "en:\n              polarity", "I1", 'The English text ("en") is missing.'),
    Case("missing", "version: 1\n", "", "id: small", "", '"version" is missing.'),
    Case("number_not_quoted", 'weight: "0.40"', "weight: 0.40", "weight: 0.40", "IIT", '"weight" must be an exact number between quotes: "0.40" instead of 0.40.'),
    Case("not_a_number", 'weight: "0.40"', 'weight: "heavy"', 'weight: "heavy"', "IIT", '"weight" must be a number such as "0.30" or "1/3", not "heavy".'),
    Case("over_100", 'pass_at: "85.00"', 'pass_at: "185.00"', 'pass_at: "185.00"', "levels", '"pass_at" must lie between 0 and 100.'),
    Case("not_whole", "version: 1", "version: one", "version: one", "", '"version" must be a whole number, not "one".'),
    Case("out_of_range", "fiscal_year: 2568", "fiscal_year: 2025", "fiscal_year: 2025", "", '"fiscal_year" must lie between 2556 and 2700, not 2025.'),
    Case("not_text", '- code: "1"', "- code: 9.10", "code: 9.10", "IIT", '"code" must be text; write 9.10 between quotes.'),
    Case("not_a_code", "id: small-2568", "id: กรอบ", "id: กรอบ", "", '"id" must be a code of Latin letters, digits, "-", "_" and ".", not "กรอบ".'),
    Case("not_a_list", "responsible: [administration]", "responsible: administration", "responsible: administration", "I1", '"responsible" must be a list; begin each entry with "- ".'),
    Case("not_a_list_of_words", "responsible: [administration]", "responsible: [administration, 7]", "responsible: [administration, 7]", "I1", '"responsible" must be a list of words.'),
    Case("field_not_a_mapping", "title: {th: กรอบทดสอบ, en: Test framework}", "title: Test", "title: Test", "", '"title" must hold keys and values.'),
    Case("entry_not_a_mapping", '- {code: "6", th: คุณภาพ, en: Quality, source: paper}', "- Quality", "- Quality", "EIT", 'Each entry of "indicators" must hold keys and values.'),
    Case("not_one_value", "id: small-2568", "id: [small]", "id: [small]", "", '"id" must be one value, not a list.'),
    Case("item_with_children", "processes: [tree]\n", "processes: [tree]\n              items: [{code: I2, th: ก, en: a, polarity: positive, source: paper}]\n", "code: I1", "I1", "An item cannot have anything below it."),
    Case("given_with_children", "- code: IIT\n", "- code: IIT\n      how: given\n", "- code: IIT", "IIT", 'There are figures below, so "how" cannot be "given"; say how they are counted.'),
    Case("nothing_to_count", 'code: "6", th', 'code: "6", how: mean_of_items, th', 'code: "6"', "6", "There is nothing below from which a figure could be made."),
    Case("kind_out_of_order", '- {code: "6", th: คุณภาพ, en: Quality, source: paper}', '- {code: "6", th: คุณภาพ, en: Quality, source: paper, how: mean_of_children, parts: [{code: P, th: ก, en: a, source: paper}]}', "code: P", "P", "A node of the kind part cannot stand below one of the kind indicator."),
    Case("weight_missing", '      weight: "0.60"\n', "", "- code: EIT", "EIT", "The weight is missing, although TOTAL is a weighted sum."),
    Case("weight_unused", "printed_items: 1", 'weight: "1"', '- code: "1"', "1", "A weight is given, although IIT is not a weighted sum; remove it."),
    Case("weight_range", 'weight: "0.40"', 'weight: "0"', "- code: IIT", "IIT", "The weight must be more than 0 and at most 1, not 0.00."),
    Case("printed_items", "printed_items: 1", "printed_items: 3", "printed_items: 3", "1", "3 items are announced, but there are 1."),
    Case("no_levels", SOUND[SOUND.index("  table:\n") : SOUND.index("settings:")], "  table: []\n", "compare:", "levels", "The level table has no levels."),
    Case("level_gap", 'total_min: "0.00"', 'total_min: "50.00"', "{key: improve", "improve", "No level takes a total from 0.00 up to 50.00."),
    Case("level_gap_instrument", 'some_instrument_below: "85.00"', 'some_instrument_below: "70.00"', "{key: improve", "improve", "No level takes a total from 85.00 up to 100.00 whose lowest instrument lies from 70.00 up to 85.00."),
    Case("level_unreachable", 'total_max: "100.00", every_instrument_min: "85.00"', 'total_max: "100.00"', "{key: pass", "pass", "No result can reach this level, because the levels before it take everything."),
    Case("band_overlap", 'total_max: "84.99"', 'total_max: "85.50"', "{key: improve", "improve", "The printed band ends at 85.50, above the start of the next one at 85.00."),
    Case("quotas_sum", "{of: all_schools, minimum: 20}", "{of: all_schools, minimum: 25}", "quotas:", "EIT1", "The quotas add up to 65, not to the minimum of 60."),
    Case("no_such_day", "{month: 4, day: 30}", "{month: 4, day: 31}", "{month: 4, day: 31}", "window", "Month 4 has no day 31."),
    Case("calendar_twice", "every_month_on: 5", "every_month_on: 5, until: {month: 1, day: 5}", "{key: monthly", "monthly", 'Say either "every_month_on" or "from" and "until", not both.'),
    Case("not_a_mapping", SOUND, "- one\n- two\n", "- one", "", 'The file must be a list of keys and values such as "id: bma-district-2568".'),
    Case("several_documents", "tree:\n", "---\ntree:\n", "---", "", 'The file holds more than one document; remove the line "---" and what follows.'),
    Case("tab", "  th: คะแนนรวม", "\tth: คะแนนรวม", "\tth:", "", "This line is indented with a tab; use spaces."),
    Case("indent", "      weight: \"0.60\"", "     weight: \"0.60\"", "     weight: \"0.60\"", "", "This line does not fit those before it; check its indent, and whether a quote above was left open."),
    Case("colon", "en: Duty", "en: Duty: service", "en: Duty:", "", 'A colon follows where none can stand; put the text between quotes, "like: this".'),
    Case("not_yaml", "en: Duty", "en: @Duty", "en: @Duty", "", "This line cannot be read as YAML; check quotes, brackets and colons."),
    Case("alias", "en: Duty", "en: *duty", "en: *duty", "", 'This line uses "&" or "*" as YAML\'s anchor; write the text out, or put it between quotes.'),
    Case("key_not_a_word", "en: Duty", "[en]: Duty", "[en]", "", "A key must be a single word."),
    Case("key_twice", "en: Duty", "en: Duty\n          en: Task", "en: Task", "", 'The key "en" stands twice in the same place; keep one.'),
]  # fmt: skip


def problems_of(text: str | bytes) -> list[Problem]:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(FrameworkProblems) as caught:
        load_text(data, "small.yaml")
    return caught.value.problems


def test_the_sound_file_is_sound() -> None:
    assert load_text(SOUND.encode(), "small.yaml").id == "small-2568"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.key)
def test_a_broken_file_is_told_what_is_wrong_and_where(case: Case) -> None:
    text = broken(case.old, case.new)
    found = [problem for problem in problems_of(text) if problem.key == case.key]
    assert found, [problem.key for problem in problems_of(text)]
    assert (found[0].line, found[0].code) == (line_of(case.at, text), case.code)
    with translation.override("en"):
        assert sentence(found[0]) == case.english


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.key)
def test_one_mistake_is_told_once(case: Case) -> None:
    consequences = {
        "item_with_children": {"kind_out_of_order", "printed_items"},
        "weight_range": {"weights_sum"},
    }
    keys = [problem.key for problem in problems_of(broken(case.old, case.new))]
    assert [key for key in keys if key not in consequences.get(case.key, set())] == [case.key]


def test_every_sentence_has_a_file_that_needs_it() -> None:
    assert {case.key for case in CASES} == set(SENTENCES) - ONLY_IN_MAPPINGS - ELSEWHERE


def test_all_problems_are_told_in_one_pass_in_the_order_of_the_lines() -> None:
    text = broken("scale: two", "scale: ten", broken('"0.60"', '"0.50"', broken("version: 1", "version: x")))
    found = problems_of(text)
    assert [problem.key for problem in found] == ["not_whole", "weights_sum", "unknown_scale"]
    assert [problem.line for problem in found] == sorted(problem.line for problem in found)


def test_a_problem_is_printed_as_file_line_code_sentence() -> None:
    (problem,) = problems_of(broken("responsible: [administration]", "responsible: [law]"))
    with translation.override("en"):
        line = line_of("responsible:", SOUND)
        expected = f'small.yaml:{line}: I1: The division "law" is not in the list of divisions of this file.'
        assert sentence_with_place(problem) == expected


@pytest.mark.parametrize(
    ("data", "key", "line"),
    [
        (b"", "empty", 0),
        (b"\n\n  \n", "empty", 0),
        (b"# only a remark\n", "empty", 0),
        (b"a: 1\nid: \xe0\xb8\n", "not_utf8", 2),
        (b"a: 1\nb: 2\nc: x\x00y\n", "control_character", 3),
        (b"a: " + b"[" * 40 + b"]" * 40, "too_deep", 1),
        (b"#" * (LARGEST_FILE + 1), "too_large", 0),
    ],
)
def test_what_is_no_framework_file_at_all_is_refused(data: bytes, key: str, line: int) -> None:
    (problem,) = problems_of(data)
    assert (problem.key, problem.line) == (key, line)


def sentences_about(text: str) -> list[str]:
    """What is said about a file; nothing when it can be used."""
    try:
        load_text(text.encode(), "small.yaml")
    except FrameworkProblems as told:
        return [sentence_with_place(problem) for problem in told.problems]
    return []


def test_whatever_line_is_lost_the_answer_is_in_sentences() -> None:
    lines = SOUND.splitlines(keepends=True)
    for lost in range(len(lines)):
        assert all(sentences_about("".join(lines[:lost] + lines[lost + 1 :])))


def test_wherever_the_file_ends_the_answer_is_in_sentences() -> None:
    for end in range(0, len(SOUND) - 1, 11):
        assert all(sentences_about(SOUND[:end]))


def test_an_alias_bomb_costs_nothing() -> None:
    bomb = 'a: &a ["x", "x"]\n' + "".join(f"b{n}: [*a, *a]\n" for n in range(1000))
    assert problems_of(bomb)[0].key == "alias"


def test_no_python_object_is_made_from_a_file() -> None:
    text = broken("value: equal", "value: !!python/object/apply:os.getcwd []")
    assert {problem.key for problem in problems_of(text)} == {"not_one_value"}


@pytest.mark.parametrize("key", sorted(SENTENCES))
def test_every_sentence_speaks_thai_with_the_same_words_filled_in(key: str) -> None:
    with translation.override("en"):
        english = str(SENTENCES[key])
    with translation.override("th"):
        thai = str(SENTENCES[key])
    assert re.search("[ก-๙]", thai), english
    assert sorted(re.findall(r"%\(\w+\)s", thai)) == sorted(re.findall(r"%\(\w+\)s", english))
