"""What really stands in the database afterwards, asked by a process that knows nothing of the load."""

import json
import subprocess
import sys
from dataclasses import dataclass

from bench.survey_load.servers import Ground

ASKING = """
import django, json
django.setup()
from prongsai.surveys.models import Place
from prongsai.surveys.responses import store
codes = dict(Place.objects.filter(wave__drawer={drawer}).values_list("number", "code"))
counts = store.counts([{drawer}])[{drawer}]
print(json.dumps({{"places": {{codes.get(n, ""): c for n, c in counts.items()}}, "unspent": sum(store.unspent({drawer}).values())}}))
"""


@dataclass(frozen=True)
class Counts:
    """places: code of the division, "" for none -> sheets; unspent: cards."""

    places: dict[str, int]
    unspent: int


def counted_in(ground: Ground, drawer: int) -> Counts:
    done = subprocess.run(
        [sys.executable, "-c", ASKING.format(drawer=drawer)],
        env=ground.environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return Counts(**json.loads(done.stdout.splitlines()[-1]))
