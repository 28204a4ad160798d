"""Killed at any step: no half record, nothing left after the sweep, and sending again ends well."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
STEPS = ("put0", "put1", "put3", "rows", "committed")
pytestmark = pytest.mark.slow


class House:
    """A house of its own in a folder: database, store, incoming."""

    def __init__(self, state: Path) -> None:
        self.state = state
        self.environment = {
            **os.environ,
            "PRONGSAI_STATE": str(state),
            "PRONGSAI_DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "prongsai.config.settings.dev",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        }

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, *words]
        return subprocess.run(
            command, env=self.environment, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
        )

    def take_in(self, step: str) -> subprocess.CompletedProcess[str]:
        return self.run("-m", "tests.rooms.files.taking_in_and_dying", step, "upload-1")

    def count(self, table: str) -> int:
        with sqlite3.connect(self.state / "prongsai.sqlite3") as database:
            return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    def files(self) -> list[Path]:
        return [
            path
            for name in ("evidence", "incoming")
            for path in (self.state / name).rglob("*")
            if path.is_file()
        ]


@pytest.mark.parametrize("step", STEPS)
def test_a_crash_leaves_all_or_nothing(tmp_path: Path, step: str) -> None:
    house = House(tmp_path)
    died = house.take_in(step)
    assert died.returncode == -9, died.stderr
    whole = step == "committed"
    assert (
        house.count("files_storedfile")
        == house.count("files_evidence")
        == house.count("files_fileversion")
        == whole
    )
    assert house.count("files_rendition") == 3 * whole
    assert house.files(), "the test has died too early to leave anything"

    swept = house.run("-m", "prongsai.config.cli", "files", "sweep", "--hours", "0")
    assert swept.returncode == 0, swept.stderr
    assert len(house.files()) == 4 * whole

    again = house.take_in("none")
    assert again.stdout.split() == ["1", str(not whole)], again.stderr
    assert house.count("files_storedfile") == 1
    assert len(house.files()) == 4
    checked = house.run("-m", "prongsai.config.cli", "files", "check")
    assert checked.returncode == 0, checked.stdout
