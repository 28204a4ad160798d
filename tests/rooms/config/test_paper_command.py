"""`prongsai paper analysis`: what scripts rely on."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.analysis.models import Analysis
from prongsai.config.cli import main
from prongsai.config.demo.filling import save_result
from prongsai.reports.actions import approve_paper, submit_paper
from prongsai.reports.queries import frozen_file
from prongsai.rounds.models import Round
from prongsai.scoring.models import ScoreSheet
from tests.factories.papers import analysis_of, lay_plan
from tests.rooms.reports.reading_papers import opened, pages_of_pdf

pytestmark = [pytest.mark.paper, pytest.mark.slow]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """run(round, *options) -> exit code, the file's bytes (None: no file), stderr."""

    def ran(
        name: str, *options: str, wanted: str = "docx", out: str = "paper"
    ) -> tuple[int, bytes | None, str]:
        file = tmp_path / out
        code = main(["paper", "analysis", "--round", name, "--format", wanted, "--out", str(file), *options])
        return code, file.read_bytes() if file.is_file() else None, capsys.readouterr().err

    return ran


@pytest.fixture
def planned_round(bangkok_yai_2568: Round, official_2567: ScoreSheet, now: datetime) -> Round:
    lay_plan(bangkok_yai_2568, official_2567, now)
    return bangkok_yai_2568


@pytest.mark.parametrize("wanted", ["docx", "pdf"])
def test_the_current_content_is_written_without_a_draft_mark(
    planned_round: Round, run: Any, wanted: str
) -> None:
    code, content, err = run("bangkok-yai/2568", wanted=wanted)
    assert code == 0
    words = (
        "\n".join(paragraph.text for paragraph in opened(content).paragraphs)
        if wanted == "docx"
        else "".join(pages_of_pdf(content))
    )
    assert "97.89" in words
    assert "ร่าง" not in words
    assert err.count("\n") == 1


def test_thai_digits_by_choice(planned_round: Round, run: Any) -> None:
    _, content, _ = run("bangkok-yai/๒๕๖๘", "--thai-digits")
    assert "ได้คะแนนเท่ากับ ๙๗.๘๙ คะแนน" in "\n".join(paragraph.text for paragraph in opened(content).paragraphs)


def test_open_items_are_told_and_the_paper_is_made(
    bangkok_yai_2568: Round, official_2567: ScoreSheet, now: datetime, run: Any
) -> None:
    lay_plan(bangkok_yai_2568, official_2567, now, undecided=True)
    code, content, err = run("bangkok-yai/2568")
    assert code == 0
    assert content
    assert "E6: " in err


def test_an_approved_paper_comes_out_as_it_was_frozen(
    planned_round: Round, anong: Member, chai: Member, now: datetime, run: Any
) -> None:
    paper = submit_paper(topic=analysis_of(planned_round), by=anong, now=now)
    approve_paper(paper=paper, number="กท 1/2568", dated_on=date(2025, 3, 12), by=chai, now=now)
    for wanted in ("docx", "pdf"):
        code, content, err = run("bangkok-yai/2568", wanted=wanted)
        assert (code, content) == (0, frozen_file(paper, wanted))
        assert "กท 1/2568" in err


@pytest.mark.parametrize(
    "name", ["nowhere/2568", "bangkok-yai/2599", "bangkok-yai", "bangkok-yai/abcd", "/", "bangkok-yai/568"]
)
def test_an_unknown_round_is_said_in_one_sentence(planned_round: Round, run: Any, name: str) -> None:
    code, content, err = run(name)
    assert (code, content) == (2, None)
    assert name in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("wanted", ["docx", "pdf"])
def test_weak_points_that_nobody_chose_are_proposed_on_a_draft(
    bangkok_yai_2568: Round, official_2567: ScoreSheet, run: Any, wanted: str
) -> None:
    code, content, err = run("bangkok-yai/2568", wanted=wanted)
    assert code == 0
    assert "95.00" in err
    if wanted == "docx":
        rows = [cell.text for row in opened(content).tables[-1].rows for cell in row.cells]
        assert any(cell.startswith("E6") for cell in rows)
        assert not any(cell.startswith("E3") for cell in rows)
        return
    assert all("ร่าง" in page for page in pages_of_pdf(content))
    assert not Analysis.objects.exists()


def test_at_the_top_level_the_lowest_items_are_proposed(now: datetime, db: None, run: Any) -> None:
    agency = Agency.objects.get(slug="wang-thonglang")
    save_result(agency, 2567, now=now)
    code, content, err = run("wang-thonglang/2568")
    assert (code, err.count("\n")) == (0, 1)
    assert content


def test_a_round_without_a_result_has_no_paper(khlong_toei_2568: Round, run: Any) -> None:
    code, content, err = run("khlong-toei/2568")
    assert (code, content) == (2, None)
    assert "khlong-toei/2568" in err
    assert "2567" in err


def test_whoever_names_the_year_of_the_result_is_told_the_year_of_its_paper(
    official_2567: ScoreSheet, run: Any
) -> None:
    code, content, err = run("bangkok-yai/2567")
    assert (code, content) == (2, None)
    assert "bangkok-yai/2568" in err


def test_a_file_that_cannot_be_written_is_said(planned_round: Round, run: Any) -> None:
    code, content, err = run("bangkok-yai/2568", out="no/such/folder/paper.docx")
    assert (code, content) == (2, None)
    assert "no/such/folder/paper.docx" in err


def test_without_a_database_the_way_to_one_is_said(
    db: None, run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_yet(*_: object, **__: object) -> None:
        raise OperationalError("no such table: rounds_round")

    monkeypatch.setattr("prongsai.config.commands.paper._round_named", none_yet)
    code, content, err = run("bangkok-yai/2568")
    assert (code, content) == (2, None)
    assert "make demo" in err


def test_all_agencies_of_a_year_are_written_into_a_folder(
    planned_round: Round, khlong_toei_2568: Round, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [
        "paper",
        "analysis",
        "--all",
        "๒๕๖๘",
        "--format",
        "docx",
        "--out",
        str(tmp_path / "all"),
        "--jobs",
        "1",
    ]
    assert main(words) == 0
    assert [file.name for file in (tmp_path / "all").iterdir()] == ["bangkok-yai-analysis.docx"]
    assert "97.89" in "\n".join(
        one.text for one in opened((tmp_path / "all" / "bangkok-yai-analysis.docx").read_bytes()).paragraphs
    )
    assert "1/" in capsys.readouterr().err


@pytest.mark.parametrize("year", ["2590", "68", "ปีนี้"])
def test_a_year_without_anything_to_say_is_said(
    planned_round: Round, tmp_path: Path, capsys: pytest.CaptureFixture[str], year: str
) -> None:
    assert (
        main(
            [
                "paper",
                "analysis",
                "--all",
                year,
                "--format",
                "pdf",
                "--out",
                str(tmp_path / "all"),
                "--jobs",
                "1",
            ]
        )
        == 2
    )
    assert capsys.readouterr().err.count("\n") == 1
