"""The clock of the demo: set back into the year that its records are from, and running on from there.

How far stands in a file of the state folder, so that server, worker and command line agree, and so does the next start.
Only the settings of a laptop wind it; a real installation knows no such file.
"""

from datetime import datetime, timedelta
from pathlib import Path

from django.utils import timezone

_now = timezone.now


def set_back(state: Path, *, to: datetime) -> None:
    """From now on it is `to` for everything that runs on this state folder."""
    seconds = int((_now() - to).total_seconds())
    _kept(state).write_text(f"{seconds}\n", "utf-8")
    wind(state)


def wind(state: Path) -> None:
    """Let this process live by the clock of the state folder, where it has one."""
    if _kept(state).exists():
        behind = timedelta(seconds=int(_kept(state).read_text("utf-8")))
        timezone.now = lambda: _now() - behind


def is_set_back() -> bool:
    return timezone.now is not _now


def _kept(state: Path) -> Path:
    return state / "seconds-behind"
