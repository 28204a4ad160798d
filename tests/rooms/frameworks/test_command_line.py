"""`prongsai framework check FILE` and `prongsai framework list`, for scripts and for officials."""

from pathlib import Path

import pytest

from prongsai.config.cli import chosen_language, main
from prongsai.frameworks.loading import file_of, known_frameworks
from tests.rooms.frameworks.small import SOUND, broken, line_of


def test_a_sound_file_is_answered_with_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "small.yaml"
    file.write_text(SOUND, "utf-8")
    assert main(["framework", "check", str(file), "--lang", "en"]) == 0
    said = capsys.readouterr()
    assert said.out == f"{file}: can be used: small-2568, version 1, 6 nodes, 1 items.\n"
    assert said.err == ""


def test_each_problem_is_a_line_on_stderr_and_the_exit_code_is_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = broken('"0.60"', '"0.55"', broken("scale: two", "scale: ten"))
    file = tmp_path / "small.yaml"
    file.write_text(text, "utf-8")
    assert main(["framework", "check", str(file), "--lang", "en"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines() == [
        f"{file}:{line_of('th: คะแนนรวม', text)}: TOTAL: The weights below add up to 0.95, not to 1.",
        f'{file}:{line_of("scale: ten", text)}: I1: The answer scale "ten" is not in the list of scales of this file.',
    ]


@pytest.mark.parametrize("name", ["nowhere.yaml", "."])
def test_a_file_that_cannot_be_opened_is_told_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert main(["framework", "check", str(tmp_path / name), "--lang", "en"]) == 2
    assert "cannot be opened" in capsys.readouterr().err


def test_a_mapping_file_is_checked_as_one(capsys: pytest.CaptureFixture[str]) -> None:
    mappings = file_of("bma-district-2568").path.parents[1] / "mappings"
    (file,) = mappings.glob("*.yaml")
    assert main(["framework", "check", str(file), "--lang", "en"]) == 0
    assert "can be used: bma-district-2567 to bma-district-2568, 40 rows." in capsys.readouterr().out


def test_the_list_names_every_framework(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["framework", "list", "--lang", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [file.id for file in known_frameworks()]
    assert [line.split()[1] for line in lines] == [
            "2568", "2568", "2567", "2567", "2566", "2566", "2565", "2564", "2561",
        ]  # fmt: skip


def test_the_list_is_thai_unless_asked_otherwise(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PRONGSAI_LANG", raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    assert main(["framework", "list"]) == 0
    assert "การประเมินคุณธรรมและความโปร่งใส" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "environ", "language"),
    [
        ([], {}, "th"),
        ([], {"LANG": "en_GB.UTF-8"}, "en"),
        ([], {"LANG": "th_TH.UTF-8"}, "th"),
        ([], {"LANG": "C.UTF-8"}, "th"),
        ([], {"LANG": "en_US.UTF-8", "PRONGSAI_LANG": "th"}, "th"),
        (["framework", "list", "--lang", "en"], {}, "en"),
        (["framework", "list", "--lang=th"], {"LANG": "en_US"}, "th"),
    ],
)
def test_the_language_is_chosen_by_option_then_environment(
    words: list[str], environ: dict[str, str], language: str
) -> None:
    assert chosen_language(words, environ) == language


def test_an_unknown_word_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["framework", "burn"])
    assert refused.value.code == 2
    assert "burn" in capsys.readouterr().err
