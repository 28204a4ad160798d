"""The kinds of damage that scanned and retyped result papers really have, from the paper to the score."""

from fractions import Fraction

import pytest

from prongsai.frameworks.loading import framework_of, known_frameworks
from prongsai.intake.tables import read_file, read_pasted
from prongsai.rules.digits import thai
from prongsai.rules.framework import Framework
from prongsai.rules.reading import RawRow, TableReading, read_table
from prongsai.rules.reading_fit import fits_elsewhere
from prongsai.rules.score import score

PUBLISHED = {
    "I5": "99.55",
    "I10": "99.91",
    "E1": "92.13",
    "E2": "92.13",
    "E4": "91.60",
    "E5": "91.27",
    "E6": "90.84",
}


@pytest.fixture(scope="module")
def year_2567() -> Framework:
    return framework_of("bma-district-2567")


def damaged(code: str) -> str:
    """As the scan prints it: I1-I10 with a 1 for the letter, some O as zeros, some as circles."""
    letter, number = code[0], int(code[1:])
    if letter == "I":
        return code if number > 10 else f"1{number}"
    if letter == "O" and number % 3:
        return f"0{number}" if number % 3 == 1 else f"○ {number}"
    return code


def paper(framework: Framework, *, in_thai_digits: bool = False) -> str:
    """The whole printed result: indicators, then each instrument's items in a table of its own shape."""
    lines = [
        f"ตัวชี้วัด {code}\t{node.text.th}\t100.00" for code, node in framework.nodes.items() if code == "9.1"
    ]
    lines.append("ตัวชี้วัด 8\tการปรับปรุงระบบการทำงาน\t91.06")
    for tool, head in (("IIT", "ข้อ คำถาม\tคะแนน (เต็ม 100)"), ("EIT", "ข้อ\tคำถาม\tคะแนน (เต็ม 100)")):
        lines += [f"คะแนนแบบวัด {tool}", head]
        for item in framework.nodes[tool].items:
            mark = " " if tool == "IIT" else "\t"
            lines.append(f"{damaged(item.code)}{mark}{item.text.th}\t{PUBLISHED.get(item.code, '100.00')}")
            lines += [f"\t- {variant.text.th}\t" for variant in item.variants]
    lines.append("ข้อ\tคำถาม\tคะแนน")
    lines += [f"{damaged(item.code)}\t{item.text.th}\t1OO.OO" for item in framework.nodes["OIT"].items]
    block = "\n".join(lines)
    return thai(block) if in_thai_digits else block


@pytest.mark.parametrize("in_thai_digits", [False, True])
def test_the_scanned_paper_reproduces_the_published_result(
    year_2567: Framework, in_thai_digits: bool
) -> None:
    reading = read_table(read_pasted(paper(year_2567, in_thai_digits=in_thai_digits)), year_2567)
    assert not reading.problems
    assert len(reading.figures) == 42
    scored = score(year_2567, reading.figures)
    assert (scored.total.shown, scored.total.value) == ("97.89", Fraction("97.885"))
    assert scored.complete
    assert not scored.mismatches


def read(framework: Framework, *rows: tuple[str, str, str]) -> TableReading:
    return read_table([RawRow(line, *row) for line, row in enumerate(rows, start=1)], framework)


def text_of(framework: Framework, code: str) -> str:
    return framework.nodes[code].text.th


def test_the_text_tells_which_item_a_bare_number_is(year_2567: Framework) -> None:
    reading = read(
        year_2567, ("11", "90", text_of(year_2567, "I11")), ("12", "91", text_of(year_2567, "O12"))
    )
    assert reading.figures == {"I11": 90, "O12": 91}


def test_a_text_with_the_slips_of_a_scan_is_still_known(year_2567: Framework) -> None:
    slipped = text_of(year_2567, "I9").replace("ขั้น", "ขึ้น").replace(" ", "").replace("ำ", "ํา")
    assert read(year_2567, ("", "90", slipped)).figures == {"I9": 90}


def test_two_items_with_the_same_text_need_a_code(year_2567: Framework) -> None:
    assert text_of(year_2567, "I1") == text_of(year_2567, "E1")
    reading = read(year_2567, ("", "90", text_of(year_2567, "I1")))
    assert [(one.key, one.params["readings"]) for one in reading.problems] == [("no_code", "E1, I1")]


def test_codes_beside_swapped_texts_are_not_believed(year_2567: Framework) -> None:
    swapped = [("E5", "96.52", text_of(year_2567, "E6")), ("E6", "96.20", text_of(year_2567, "E5"))]
    reading = read(year_2567, *swapped)
    assert [(one.key, one.params["code"], one.params["other"]) for one in reading.problems] == [
        ("text_disagrees", "E5", "E6"),
        ("text_disagrees", "E6", "E5"),
    ]
    assert not reading.figures


def test_a_text_where_the_code_should_be_is_read_as_text(year_2567: Framework) -> None:
    content = f"ลำดับ,ข้อคำถาม,คะแนน\n1,{text_of(year_2567, 'I6')},90\n".encode()
    assert read_table(read_file("a.csv", content), year_2567).figures == {"I6": 90}


def test_scores_of_a_span_of_items_and_of_one_item_without_a_score(year_2567: Framework) -> None:
    reading = read(year_2567, ("O1 – O17", "(100 คะแนน)", ""), ("E3", "(99.67 คะแนน)", ""), ("I10", "", ""))
    assert len(reading.figures) == 18
    assert reading.figures["E3"] == Fraction("99.67")
    assert "I10" not in reading.figures
    assert [one.key for one in reading.notices][-1] == "no_score"


def test_a_table_of_another_year_is_recognised_by_its_codes(year_2567: Framework) -> None:
    rows = [RawRow(1, "I30", "90"), RawRow(2, "O43", "90")]
    others = [framework_of(known.id) for known in known_frameworks()]
    found = fits_elsewhere(rows, read_table(rows, year_2567), year_2567, others)
    assert found is not None
    assert found.id == "nacc-2564"


def test_a_table_of_this_year_is_not_sent_elsewhere(year_2567: Framework) -> None:
    rows = [RawRow(1, "I1", "101"), RawRow(2, "O22", "90")]
    others = [framework_of(known.id) for known in known_frameworks()]
    assert fits_elsewhere(rows, read_table(rows, year_2567), year_2567, others) is None


@pytest.mark.parametrize("name", [known.id for known in known_frameworks()])
def test_every_framework_reads_its_own_codes_and_texts_without_a_remark(name: str) -> None:
    framework = framework_of(name)
    codes = list(framework.nodes)
    for texts in ([""] * len(codes), [node.text.th for node in framework.nodes.values()]):
        rows = [
            RawRow(line, code, "50", text)
            for line, (code, text) in enumerate(zip(codes, texts, strict=True), 1)
        ]
        reading = read_table(rows, framework)
        assert reading.figures == dict.fromkeys(codes, Fraction(50))
        assert not reading.problems
        assert not reading.notices


def test_a_short_text_like_the_name_of_an_indicator_does_not_contradict_an_item(year_2567: Framework) -> None:
    assert not read(year_2567, ("I8", "100", "มีการใช้อำนาจ")).problems
