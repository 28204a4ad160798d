"""Results that come in as a paper prints them: each finds its measure, and what is written stays until it is confirmed."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.intake.paper_tables.results import understand
from prongsai.intake.paper_tables.text import text_of_file
from prongsai.intake.presenters.taking_in import TakingInPage
from prongsai.measures.models import Measure
from prongsai.reports.kinds import RESULTS
from prongsai.reports.making import make_word
from prongsai.reports.word import Manner
from prongsai.results.halves import Reporting
from prongsai.results.models import Result
from prongsai.rounds.models import Round
from tests.factories.results import SAID, told
from tests.rooms.results.conftest import at_work, half

__all__ = ["at_work", "half"]
HERE = "/rounds/bangkok-yai/2568/reporting/6/take-in/"
HEAD = "ประเด็นการประเมิน\tประเด็นที่ต้องปรับปรุง\tมาตรการ/กิจกรรม\tผลการดำเนินการ\tภาพกิจกรรม"
DAY = date(2025, 4, 10)
Browser = Callable[[Member], Client]


def table(*rows: str) -> str:
    return "\n".join((HEAD, *rows))


def shown(client: Client, text: str, **more: str) -> TakingInPage:
    page: TakingInPage = client.post(HERE, {"table": text, **more}).context["page"]
    return page


def words_of(measure: Measure) -> str:
    return " ".join(f"{place}. {step.text}" for place, step in enumerate(measure.steps.all(), start=1))


def test_a_result_finds_its_measure_by_its_words(
    half: Reporting, at_work: dict[str, Measure], anong: Member, client_of: Browser
) -> None:
    client, words = client_of(anong), words_of(at_work["E1"])
    text = table(f"E1 เต็มใจให้บริการ\tประเด็น\t{words}\t{SAID}\t")
    page = shown(client, text)
    assert page.is_ready
    assert not Result.objects.exists()
    assert client.post(HERE, {"table": text, "write": "1", "digest": page.digest}).status_code == 302
    assert (Result.objects.get().measure, Result.objects.get().text) == (at_work["E1"], SAID)


def test_what_is_written_is_named_before_it_is_replaced(
    half: Reporting, at_work: dict[str, Measure], anong: Member, client_of: Browser
) -> None:
    told(half, at_work["E1"].pk, "administration", on=DAY, text="ผลเดิมของฝ่าย")
    page = shown(client_of(anong), table(f"E1 เต็มใจ\t-\t{words_of(at_work['E1'])}\t{SAID}\t"))
    assert any("ผลเดิมของฝ่าย" in note for note in page.rows[0].notes)
    assert Result.objects.get().text == "ผลเดิมของฝ่าย"


def test_a_result_without_a_place_is_refused_with_the_line(
    half: Reporting, anong: Member, client_of: Browser
) -> None:
    page = shown(client_of(anong), table(f"E2 อำนวยความสะดวก\t-\tมาตรการที่ไม่มีในแผน\t{SAID}\t"), write="1")
    assert page.has_problems
    assert page.rows[0].line == 2
    assert not Result.objects.exists()


def test_a_table_without_results_says_so(half: Reporting, anong: Member, client_of: Browser) -> None:
    page = shown(client_of(anong), "ประเด็นการประเมิน\tมาตรการ\tการติดตาม\nE1 ก\tประชุม\tทุกเดือน")
    assert page.form.errors["table"]


def test_only_secretaries_take_results_in(
    half: Reporting, chai: Member, dao: Member, client_of: Browser
) -> None:
    assert [client_of(one).get(HERE).status_code for one in (chai, dao)] == [403, 404]


@pytest.mark.slow
def test_our_own_report_comes_back_unchanged(
    half: Reporting, bangkok_yai_2568: Round, at_work: dict[str, Measure], anong: Member
) -> None:
    told(half, at_work["E1"].pk, "administration", on=DAY)
    paper = RESULTS.current(bangkok_yai_2568, "6")
    assert paper is not None
    word = make_word(paper, RESULTS.house_template(), Manner(thai_digits=True))
    rows = understand(text_of_file("report.docx", word), half, anong)
    assert not [row.shown for row in rows if row.shown.problems]
    assert [row.shown.codes[0] for row in rows if row.is_there] == ["E1"]
    Result.objects.all().delete()
    again = understand(text_of_file("report.docx", word), half, anong)
    assert [row.text for row in again if row.line is not None] == [SAID]
