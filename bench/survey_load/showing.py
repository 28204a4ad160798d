"""A page asked for again and again by wrk, whose own part of the machine is small. Without it by our sender, which takes a whole core."""

import re
import shutil
import subprocess
import tempfile
from itertools import count
from pathlib import Path

from bench.survey_load import client
from bench.survey_load.client import Heard

SHOWN = 200
TELLING = """
function done(summary, latency)
  local failed = summary.errors
  io.write(string.format("told %d %d %d\\n", summary.requests, summary.duration,
    failed.status + failed.connect + failed.read + failed.write + failed.timeout))
  for part = 1, 100 do io.write(string.format("part %d\\n", latency:percentile(part))) end
end
"""


def sender() -> str:
    """Who asks."""
    return "wrk" if shutil.which("wrk") else "our sender"


def shown(port: int, address: str, *, connections: int, seconds: float) -> Heard:
    """seconds of Heard: the hundredths of the times to an answer."""
    program = shutil.which("wrk")
    if program is None:
        asked = client.get(address)
        return client.as_fast_as_answered(
            port, lambda _number: asked, count(), connections=connections, seconds=seconds, wanted=SHOWN
        )
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "tell.lua"
        script.write_text(TELLING)
        command = [program, "-t1", f"-c{connections}", f"-d{max(1, round(seconds))}", "-s", str(script)]
        command += ["-H", "Accept-Encoding: gzip", f"http://localhost:{port}{address}"]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return _heard(told)


def _heard(told: str) -> Heard:
    found = re.search(r"told (\d+) (\d+) (\d+)", told)
    assert found, told
    requests, microseconds, errors = (int(one) for one in found.groups())
    return Heard(
        seconds=[int(one) / 1_000_000 for one in re.findall(r"part (\d+)", told)],
        thanked=list(range(requests - errors)),
        errors=["not shown"] * errors,
        lasted=microseconds / 1_000_000,
    )
