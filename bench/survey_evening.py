"""The last evening before a deadline: a hundred thousand people in five minutes, who come when they come, however slow the server is."""

import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from bench.survey_load import client, forms, servers
from bench.survey_load.counting import counted_in
from bench.survey_load.servers import Ground
from bench.table import Table, percentile

PEOPLE, SECONDS = (3_300, 10) if os.environ.get("BENCH_SHORT") else (100_000, 300)
RUSH = 2.0
"""How many times as many come in the last moment as in the first."""


def measure() -> Table:
    with tempfile.TemporaryDirectory() as folder:
        ground = servers.ground(Path(folder) / "ours", codes=1)
        row = _evening(ground)
    return Table(
        "Surveys, the last evening",
        f"{PEOPLE:,} visitors in {SECONDS} s (an hour's worth of a whole city's last evening, in a twelfth of the time), from as many networks, {RUSH:g} times as many at the end as at the beginning; each opens a "
        "connection, asks for the form, and sends it at once. Seconds from the moment at which they came to thanks; sender and server share the machine. Targets: no error, p99 "
        "under 1 s, the count of each division exact.",
        (
            "people",
            "errors",
            "p50 ms",
            "p95 ms",
            "p99 ms",
            "slowest ms",
            "late by ms at the end",
            "divisions counted wrongly",
        ),
        (row,),
    )


def _evening(ground: Ground) -> tuple[str, ...]:
    moments = sorted(_moments())
    make, places = forms.visitor(ground, forms.PLACES), forms.PLACES

    def visit(number: int) -> list[bytes]:
        page = client.get(f"/s/{ground.token}/{places[number % len(places)]}/other/")
        return [page, make(number)]

    with servers.ours(ground) as (_process, port):
        heard = client.as_people_come(port, moments, visit)
    counted = counted_in(ground, ground.drawer).places
    expected = Counter(places[number % len(places)] for number in heard.thanked)
    wrong = sum(counted.get(place, 0) != expected[place] for place in places)
    shown = (f"{percentile(heard.seconds, share) * 1000:.0f}" for share in (0.5, 0.95, 0.99))
    late = max(0.0, heard.lasted - SECONDS)
    slowest = f"{max(heard.seconds) * 1000:.0f}"
    return f"{PEOPLE:,}", str(len(heard.errors)), *shown, slowest, f"{late * 1000:.0f}", str(wrong)


def _moments() -> Iterator[float]:
    """Drawn from a density that rises evenly to RUSH times its beginning."""
    dice = Random(7)
    for _person in range(PEOPLE):
        drawn, steep = dice.random(), RUSH - 1
        yield SECONDS * ((1 + drawn * (RUSH**2 - 1)) ** 0.5 - 1) / steep
