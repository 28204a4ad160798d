"""Killed in the middle of answers, again and again: nothing that was thanked for is lost, no card counts twice."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

import prongsai
from tests.rooms.surveys import answering_and_dying

CARDS, KILLS = 2_000, 2


def killed_after(state: Path, batch: int, thanked: int, at_once: int) -> int:
    """How many were thanked for before the program was killed, without a warning."""
    environment = {
        **os.environ,
        "PRONGSAI_STATE": str(state),
        "PYTHONPATH": str(Path(prongsai.__file__).parents[1]),
        "DJANGO_SETTINGS_MODULE": "prongsai.config.settings.dev",
    }
    environment.pop("PRONGSAI_DATABASE_URL", None)
    command = [sys.executable, str(answering_and_dying.__file__), str(batch), str(CARDS), str(at_once)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout
        lines = [program.stdout.readline() for _ in range(thanked)]
        program.send_signal(signal.SIGKILL)
        lines += program.stdout.readlines()
    assert program.returncode == -signal.SIGKILL, "it had ended by itself"
    return sum(line.endswith("\n") for line in lines)


@pytest.mark.slow
@pytest.mark.parametrize("at_once", [1, 8])
def test_what_was_thanked_for_is_there(tmp_path: Path, at_once: int) -> None:
    """One after another, and eight that share each wait for the disk."""
    thanked = stored = 0
    for batch in range(1, KILLS + 1):
        thanked += killed_after(tmp_path, batch, 40 * batch, at_once)
        with closing(sqlite3.connect(tmp_path / "surveys.sqlite3")) as database:
            (stored,) = database.execute("SELECT COUNT(*) FROM survey_answers_intake").fetchone()
            (unspent,) = database.execute("SELECT COUNT(*) FROM survey_answers_unspentcode").fetchone()
        assert thanked <= stored <= thanked + batch * at_once, (
            "at most one a person and kill was stored and not yet thanked for"
        )
        assert stored + unspent == batch * CARDS, (
            "each card is unspent, or a sheet: never both, never neither"
        )
