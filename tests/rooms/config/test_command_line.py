"""What the command line does with clumsy hands: an early end of reading, a taken port, odd files."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.utils import translation

import prongsai.config.demo
from prongsai.config.cli import main
from prongsai.config.commands import serve

BANGKOK_YAI = Path(prongsai.config.demo.__file__).parent / "results" / "bangkok-yai-2567.csv"
SOURCE = Path(prongsai.config.demo.__file__).parents[3]
SCORE = ["score", "--framework", "bma-district-2567", "--json"]


def prongsai_in_a_pipe(*words: str, given: bytes = b"") -> tuple[int, str, str]:
    """Runs the command as a shell does; its output is closed after the first letter."""
    command = [sys.executable, "-m", "prongsai.config.cli", *words]
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "prongsai.config.settings.test",
        "PYTHONPATH": str(SOURCE),
    }
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdin.write(given)
        running.stdin.close()
        first = running.stdout.read(1)
        running.stdout.close()
        told = running.stderr.read()
        return running.wait(), first.decode(), told.decode()


@pytest.mark.slow
def test_a_reader_that_stops_early_sees_no_fault() -> None:
    assert prongsai_in_a_pipe(*SCORE, str(BANGKOK_YAI)) == (0, "{", "")


@pytest.mark.slow
def test_a_dash_reads_standard_input() -> None:
    assert prongsai_in_a_pipe(*SCORE, "-", given=BANGKOK_YAI.read_bytes()) == (0, "{", "")


@pytest.mark.parametrize("place", ["", "no-such-file.csv"])
def test_what_cannot_be_opened_is_said_without_foreign_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    assert main([*SCORE, str(tmp_path / place), "--lang", "th"]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "directory" not in told
    assert "No such" not in told


def test_a_file_without_an_end_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*SCORE, "/dev/zero"]) == 2
    assert "5 MB" in capsys.readouterr().err


def test_a_taken_port_is_said_and_not_shared(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as holder:
        port = holder.getsockname()[1]
        for word in ("serve", "demo"):
            assert main([word, "--port", str(port), "--lang", "en"]) == 2
            shown = capsys.readouterr()
            assert (shown.out, shown.err.count("\n")) == ("", 1)
            assert f"Port {port}" in shown.err


def test_a_port_that_cannot_be_one_is_refused() -> None:
    with translation.override("en"):
        assert "99999" in serve.why_not_here("127.0.0.1", 99999)
