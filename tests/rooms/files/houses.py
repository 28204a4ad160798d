"""A house of its own for tests that kill, copy or restore it: real processes, real folder, embedded database."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


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

    def take_in(self, step: str, upload_id: str = "upload-1") -> subprocess.CompletedProcess[str]:
        """Put one photo in, dying at that step: see taking_in_and_dying."""
        return self.run("-m", "tests.rooms.files.taking_in_and_dying", step, upload_id)

    def prongsai(self, *words: str) -> subprocess.CompletedProcess[str]:
        return self.run("-m", "prongsai.config.cli", *words)

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
