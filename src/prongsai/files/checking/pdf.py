"""PDF files: opened by a real parser in a process of its own, with limits on time and memory."""

import json
import subprocess
import sys
from pathlib import Path

from prongsai.files.refusing import CannotTake

CHILD = Path(__file__).with_name("pdf_child.py")
SECONDS = 40


def check(path: Path) -> None:
    """Raises CannotTake: pdf_active, pdf_attachment, pdf_locked, pdf_damaged (also when it could not be told)."""
    refused = _asked("check", str(path))
    if refused:
        raise CannotTake(refused)


def draw_first_page(path: Path, into: Path) -> bool:
    """A picture (PNG) of the first page. False when it cannot be drawn: the file then goes without one."""
    return _asked("draw", str(path), str(into)) == ""


def _asked(*words: str) -> str:
    command = [sys.executable, "-I", str(CHILD), *words]
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
        return str(json.loads(done.stdout)["refused"]) if done.returncode == 0 else "pdf_damaged"
    except (subprocess.TimeoutExpired, ValueError, KeyError):
        return "pdf_damaged"
