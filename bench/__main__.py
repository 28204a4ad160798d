"""`make bench`: every measurement, printed and kept in docs/benchmarks.md. `python -m bench surveys` only those of surveys.

With BENCH_SHORT=1 the measurements under load are brief: to see that they work, not to be believed, so they are not kept.

Each runs in a process of its own, so that memory and caches of one do not colour the next.
"""

import datetime as dt
import os
import platform
import subprocess
import sys
from pathlib import Path

from bench.keeping import keep

NAMES = (
    "scoring",
    "pages",
    "matrix",
    "my_work",
    "papers",
    "photo_papers",
    "weight",
    "files",
    "trail",
    "followup",
    "disclosure",
    "journey",
    "surveys",
    "survey_submit",
    "survey_kills",
    "survey_evening",
    "survey_scores",
    "checks",
    "public_site",
)
FAMILIES = {"surveys": tuple(name for name in NAMES if name.startswith("survey"))}
"""Words that stand for several, when they are asked for alone."""
OUT = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"


def machine() -> str:
    model = next(
        (
            line.split(":", 1)[1].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if "model name" in line
        ),
        platform.processor() or "unknown processor",
    )
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()} {platform.machine()}"


def main() -> int:
    wanted = [name for word in sys.argv[1:] for name in FAMILIES.get(word, (word,))] or NAMES
    failed = [name for name in wanted if not _measured(name)]
    if failed:
        print(f"not measured: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def _measured(name: str) -> bool:
    code = f"from bench.{name} import measure; print(measure().markdown())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr, file=sys.stderr)
        return False
    section = f"{done.stdout.strip()}\n\nMeasured on {dt.datetime.now(dt.UTC):%Y-%m-%d}: {machine()}."
    print(section, flush=True)
    if not os.environ.get("BENCH_SHORT"):
        keep(OUT, name, section, NAMES)
    return True


if __name__ == "__main__":
    sys.exit(main())
