"""The way from last year's result to the approved six-month report, walked in a browser: presses, typed fields, time."""

import re
import subprocess
import sys

from bench.table import Table

JOURNEY = "tests/journeys/test_from_result_to_report.py"
TOLD = re.compile(
    r"from result to report: (?P<machine>\d+) s by machine, (?P<done>\{.*\}), (?P<hands>\d+) s by hand"
)
MINUTES = 15


def measure() -> Table:
    command = [sys.executable, "-m", "pytest", JOURNEY, "-s", "-q", "-n", "0"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    told = TOLD.search(done.stdout)
    if done.returncode or told is None:
        raise SystemExit(f"{JOURNEY} was not walked to its end:\n{done.stdout[-2000:]}")
    counts = {
        name: found.group(1) if (found := re.search(rf"'{name}': (\d+)", told["done"])) else "0"
        for name in ("press", "field")
    }
    seconds = int(told["machine"]) + int(told["hands"])
    return Table(
        "From result to report",
        "An empty round with last year's result, walked by officer, director, division and head in four browsers to the approved six-month report, "
        f"checks of accessibility and downloads included. By hand: 3 s a press, 15 s a typed field. Target: under {MINUTES} minutes together.",
        ("presses", "typed fields", "by hand", "by machine", "together"),
        (
            (
                counts["press"],
                counts["field"],
                f"{told['hands']} s",
                f"{told['machine']} s",
                f"{seconds // 60} min {seconds % 60} s",
            ),
        ),
    )
