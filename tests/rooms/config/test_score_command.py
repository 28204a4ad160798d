"""`prongsai score`: what scripts rely on."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import prongsai.config.demo
from prongsai.config.cli import main
from tests.rooms.intake.tables_for_tests import workbook

RESULTS = Path(prongsai.config.demo.__file__).parent / "results"
BANGKOK_YAI = RESULTS / "bangkok-yai-2567.csv"


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """run(content, *options) -> exit code, stdout, stderr."""

    def ran(content: str | bytes, *options: str, name: str = "table.csv") -> tuple[int, str, str]:
        file = tmp_path / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        code = main(["score", str(file), "--framework", "bma-district-2567", *options])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return ran


def answer(run: Any, content: str | bytes, *options: str) -> dict[str, Any]:
    code, out, err = run(content, "--json", *options)
    assert (code, err) == (0, "")
    loaded = json.loads(out)
    assert isinstance(loaded, dict)
    return loaded


def test_the_published_result_is_reproduced_in_json(run: Any) -> None:
    found = answer(run, BANGKOK_YAI.read_bytes())
    assert (found["total"], found["total_exact"]) == ("97.89", "97.885")
    assert (found["level"], found["level_key"]) == ("ผ่านดี", "good")
    assert found["instruments"] == {"IIT": "99.96", "EIT": "93.00", "OIT": "100.00"}
    assert found["instruments_exact"]["EIT"] == "92.995"
    assert found["indicators"]["8"] == "91.06"
    assert found["indicators_exact"]["8"] == "91.055"
    assert found["indicators_exact"]["6"] == "14213/150"
    assert found["sub_indicators"]["9.1"] == "100.00"
    assert (found["missing"], found["mismatches"], found["notices"]) == ([], [], [])
    assert found["complete"] is True


def test_the_trace_leads_from_the_total_to_each_input(run: Any) -> None:
    found = answer(run, BANGKOK_YAI.read_bytes())
    steps = {step["code"]: step for step in found["trace"]}
    assert found["trace"][0]["kind"] == "total"
    waiting, seen = [found["trace"][0]["code"]], set()
    while waiting:
        step = steps[waiting.pop()]
        seen.add(step["code"])
        waiting += [part["code"] for part in step["parts"]]
    assert {"I1", "E6", "O22"} <= seen
    assert steps["E1"]["how"] == "given"
    assert steps["E1"]["exact"] == "92.13"


def test_missing_items_are_named_and_the_total_is_marked(run: Any) -> None:
    found = answer(run, (RESULTS / "wang-thonglang-2567.csv").read_bytes())
    assert "I10" in found["missing"]
    assert found["complete"] is False
    assert found["lowest"] != found["highest"]


def test_a_figure_above_that_differs_is_reported(run: Any) -> None:
    found = answer(run, BANGKOK_YAI.read_text("utf-8") + "EIT,93.5\n8,91.06\nTOTAL,97.89\n")
    assert found["mismatches"] == [
        {"code": "EIT", "given": "93.50", "computed": "93.00", "difference": "0.50"}
    ]


def test_level_and_sentences_are_english_only_when_asked(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert answer(run, BANGKOK_YAI.read_bytes())["level"] == "ผ่านดี"
    assert answer(run, BANGKOK_YAI.read_bytes(), "--lang", "en")["level"] == "Good pass"


def test_damaged_codes_are_mended_and_told(run: Any) -> None:
    table = "code,score\n13,100\n14,๙๙.๕๐\n05,1OO.OO\n○6,100\nE1,92.13\n"
    found = answer(run, table)
    assert [found["items"][code] for code in ("I3", "I4", "O5", "O6")] == [
        "100.00",
        "99.50",
        "100.00",
        "100.00",
    ]
    assert {notice["key"] for notice in found["notices"]} >= {"one_as_i", "zero_as_o", "thai_digits"}
    code, out, err = run(table)
    assert code == 0
    assert "I3" in err
    assert "92.13" in out


def test_unsettled_rules_are_listed(run: Any) -> None:
    settings = answer(run, BANGKOK_YAI.read_bytes())["settings"]
    assert settings
    assert all(setting["status"] != "verified" for setting in settings)


def test_a_workbook_is_scored_like_a_csv(run: Any) -> None:
    rows = [line.split(",") for line in BANGKOK_YAI.read_text("utf-8").split()]
    table = [rows[0], *([code, float(figure)] for code, figure in rows[1:])]
    code, out, _ = run(workbook(table), "--json", name="ผล.xlsx")
    assert code == 0
    assert json.loads(out)["total"] == "97.89"


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        ("code,score\nI1,100\nE1,101\n", "table.csv:3:", "101"),
        ("code,score\nI1,-1\n", "table.csv:2:", "-1"),
        ("code,score\nI1,ninety\n", "table.csv:2:", "ninety"),
        ("code,score\nI1,เก้าสิบ\n", "table.csv:2:", "เก้าสิบ"),
        ("code,score\nE1,92.13\nE2,90\nE1,91\n", "table.csv:4:", "92.13"),
        ("code,score\nE1,90\nX7,90\n", "table.csv:3:", "X7"),
        ("code,score\n9,90\n10,90\n11,90\n", "table.csv:4:", "I11"),
        ("code,score\nE1,99.1234567\n", "table.csv:2:", "99.1234567"),
        ("code,score\n", "table.csv:", ""),
        ("", "table.csv:", ""),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_place(
    run: Any, content: str, place: str, words: str
) -> None:
    code, out, err = run(content, "--json")
    assert (code, out) == (2, "")
    assert place in err
    assert words in err


def test_every_problem_is_told_at_once(run: Any) -> None:
    _, _, err = run("code,score\nE1,101\nE2,ninety\nX1,90\n")
    assert err.count("table.csv:") == 3


def test_unknown_framework_and_missing_file_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["score", str(BANGKOK_YAI), "--framework", "bma-district-2500"]) == 2
    assert "bma-district-2567" in capsys.readouterr().err
    assert main(["score", str(tmp_path / "none.csv"), "--framework", "bma-district-2567"]) == 2
    assert "none.csv" in capsys.readouterr().err


def test_a_workbook_with_a_macro_is_refused(run: Any) -> None:
    code, _, err = run(workbook([["code", "score"], ["E1", 90]]), name="ผล.xlsm")
    assert code == 2
    assert "ผล.xlsm" in err


@pytest.mark.slow
def test_the_command_works_as_a_program_of_its_own(tmp_path: Path) -> None:
    environment = {**os.environ, "PRONGSAI_STATE": str(tmp_path), "LANG": "C", "PYTHONIOENCODING": "ascii"}
    environment["DJANGO_SETTINGS_MODULE"] = "prongsai.config.settings.dev"
    environment["PYTHONPATH"] = str(Path(prongsai.config.demo.__file__).parents[3])
    command = [sys.executable, "-m", "prongsai.config.cli", "score", str(BANGKOK_YAI)]
    done = subprocess.run(
        [*command, "--framework", "bma-district-2567", "--json"],
        env=environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout.decode("utf-8"))["level"] == "ผ่านดี"
