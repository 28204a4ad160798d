"""The test that asks every address as every role: how long it takes, from the first import to the last answer."""

import re
import subprocess
import sys
from time import perf_counter

from bench.table import Table, spread

RUNS = 3
COMMAND = [sys.executable, "-m", "pytest", "tests/architecture/matrix", "-q", "-n", "2", "-p", "no:cacheprovider"]  # fmt: skip
COUNTING = """
import django; django.setup()
from tests.architecture.matrix.questions import ADDRESSES
from tests.architecture.matrix.rows import ROWS
from prongsai.accounts.roles import Role
print(len(ADDRESSES), len(ROWS), len(Role))
"""


def measure() -> Table:
    seconds = []
    for _ in range(RUNS):
        start = perf_counter()
        done = subprocess.run(COMMAND, capture_output=True, text=True, check=False)
        seconds.append(perf_counter() - start)
        if done.returncode:
            raise SystemExit(done.stdout[-2000:])
    return Table(
        "Every address x every role",
        "The whole test in two processes, with starting, collecting and laying the world in each; seconds, median "
        f"(range) of {RUNS} runs. A test fails when an address has no row. Target: under 60 s.",
        ("addresses", "rows", "roles", "seconds"),
        ((*_counts(), spread(seconds, places=1)),),
    )


def _counts() -> tuple[str, str, str]:
    code = f"import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'prongsai.config.settings.test'\n{COUNTING}"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    found = re.fullmatch(r"(\d+) (\d+) (\d+)", told.strip())
    assert found, told
    addresses, rows, roles = found.groups()
    return addresses, rows, roles
