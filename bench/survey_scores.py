"""Scoring a nation's answer sheets: item means beside DuckDB on the same file, whole sheets with level, and the file for research.

Each piece of work runs in a process of its own, so that its memory is its own; the kinds take turns.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from fractions import Fraction
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import perf_counter, process_time
from typing import Any

from bench.survey_load.cluster import postgres_tools, running_cluster
from bench.table import Table, spread

SHORT = bool(os.environ.get("BENCH_SHORT"))
AGENCIES, ROUNDS = (830, 1) if SHORT else (8_300, 3)
SIZES = {"a tenth": 10, "half": 2, "whole": 1}
"""How much of the nation, as a divisor."""
AT_A_TIME = 1_000
"""Surveys whose sheets are counted by one query."""
ONCE = frozenset({"shared lines"})
"""What takes too long to be done in every round."""
STAFF, VISITORS = (12, 57, 0), (6, 100, 100_000)
"""Questions, sheets an agency, and what is added to the number of the agency's wave."""
POSTGRES = os.environ.get("BENCH_POSTGRES", "")
"""An empty PostgreSQL database to use as well, as an address."""
FILLING = {
    "sqlite": "WITH RECURSIVE t(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM t WHERE n < {last}) ",
    "postgresql": "WITH t AS (SELECT generate_series(0, {last}) AS n) ",
}
CHANCE = {"sqlite": "abs(random() % 1000)", "postgresql": "floor(random() * 1000)::int"}
DRAW = {"sqlite": "random() & 4611686018427387903", "postgresql": "(random() * 4611686018427387903)::bigint"}


def measure() -> Table:
    rows = [row for name, part in SIZES.items() for row in _of(f"SQLite, {name}", "", part)]
    rows += _of_postgresql()
    return Table(
        "Scoring a nation's surveys",
        f"{AGENCIES:,} agencies with {STAFF[1]} sheets of staff and {VISITORS[1]} of visitors each, 3% of the answers “not concerned”, and a half and a tenth of them, to see how cost grows; wall seconds, "
        f"median (range) of {ROUNDS} interleaved rounds, each in a process of its own, and the memory it took more than a started program. DuckDB reads the same file with "
        "both cores. Targets: item means at most 1.5 times DuckDB and 150 MB more; whole sheets with level under 3 s of one core; the page of one office 5 ms of the database; all divisions counted in 0.2 s; the file for research under 100 MB.",
        ("database", "work", "seconds", "of one core", "MB more", "of DuckDB"),
        tuple(rows),
    )


def _of_postgresql() -> list[tuple[str, ...]]:
    """In the database of BENCH_POSTGRES, else in a server that is made for this and thrown away."""
    if POSTGRES:
        return list(_of("PostgreSQL", POSTGRES, 1))
    tools = postgres_tools()
    if tools is None:
        return [("PostgreSQL", "not measured: no initdb here", "", "", "", "")]
    with tempfile.TemporaryDirectory() as folder, running_cluster(Path(folder) / "cluster", tools) as cluster:
        return list(_of("PostgreSQL", cluster.address, 1))


def _of(name: str, address: str, part: int) -> Iterable[tuple[str, ...]]:
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "PRONGSAI_STATE": folder,
            "DJANGO_SETTINGS_MODULE": "prongsai.config.settings.dev",
            "PRONGSAI_DATABASE_URL": address or f"sqlite:///{folder}/prongsai.sqlite3",
        }
        _child("fill", environment, part)
        kinds = ("item means", "DuckDB", "whole sheets", "one office", "all divisions", "shared lines")
        found: dict[str, list[dict[str, float]]] = {kind: [] for kind in kinds}
        for _turn in range(ROUNDS):
            for kind in kinds:
                if kind not in ONCE or not found[kind]:
                    found[kind].append(_child(kind, environment, part))
    ours, theirs = found["item means"][0]["check"], found["DuckDB"][0]["check"]
    assert abs(ours - theirs) < 1e-9 * theirs, (ours, theirs)
    best = min(one["seconds"] for one in found["DuckDB"])
    for kind in kinds:
        walls = [one["seconds"] for one in found[kind]]
        cores = [one["core"] for one in found[kind]]
        memory = max(one["mb"] for one in found[kind])
        yield name, kind, spread(walls), spread(cores), f"{memory:.0f}", f"{min(walls) / best:.2f}"


def _child(kind: str, environment: dict[str, str], part: int) -> dict[str, float]:
    code = f"from bench.survey_scores import work; work({kind!r}, {part})"
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def work(kind: str, part: int) -> None:
    """One piece of work in this process; prints what it cost."""
    import django

    django.setup()
    kinds: dict[str, Callable[[int], float]] = {
        "fill": _fill,
        "item means": _item_means,
        "DuckDB": _duckdb,
        "whole sheets": _whole_sheets,
        "one office": _one_office,
        "all divisions": _all_divisions,
        "shared lines": _shared_lines,
    }
    _warm()
    before, begun, core = _megabytes(), perf_counter(), process_time()
    check = kinds[kind](part)
    cost = {"seconds": perf_counter() - begun, "core": process_time() - core, "mb": _megabytes() - before}
    print(json.dumps({**cost, "check": check}))


def _megabytes() -> float:
    return getrusage(RUSAGE_SELF).ru_maxrss / 1024


def _warm() -> None:
    """What a started program has loaded already."""
    from django.db import connections

    from prongsai.frameworks.loading import framework_of
    from prongsai.surveys.telling import lines, tables  # noqa: F401

    framework_of("bma-district-2568")
    connections["surveys"].ensure_connection()


def _fill(part: int) -> float:
    from django.core.management import call_command
    from django.db import connections

    call_command("migrate", "survey_answers", database="surveys", verbosity=0)
    connection = connections["surveys"]
    agencies = AGENCIES // part
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM survey_answers_sealed")
        for questions, sheets, base in (STAFF, VISITORS):
            chance = CHANCE[connection.vendor]
            answer = (
                "CASE WHEN c < 30 THEN NULL WHEN c < 45 THEN 0 WHEN c < 70 THEN 1 WHEN c < 130 THEN 2 "
                "WHEN c < 270 THEN 3 WHEN c < 560 THEN 4 ELSE 5 END"
            )
            drawn = ", ".join(f"{chance} AS c{number}" for number in range(1, questions + 1))
            answers = ", ".join(answer.replace("c <", f"c{number} <") for number in range(1, questions + 1))
            columns = ", ".join(f"a{number}" for number in range(1, questions + 1))
            filling = FILLING[connection.vendor].format(last=agencies * sheets - 1)
            cursor.execute(
                f"{filling.rstrip()}, d AS (SELECT n, {drawn} FROM t) "
                f"INSERT INTO survey_answers_sealed (wave, place, service, draw, {columns}) "
                f"SELECT {base} + n / {sheets} + 1, n % 11 + 1, n % 6 + 1, {DRAW[connection.vendor]}, {answers} FROM d"
            )
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE survey_answers_sealed")
    return 0


def _means() -> dict[int, list[Fraction]]:
    """Wave -> exact means, on a scale that rises by equal steps to 100."""
    from prongsai.surveys.responses import store

    found = store.sums(STAFF[0])
    means = {}
    for wave, sums in found.items():
        columns = [sums.of(place) for place in range(STAFF[0] if wave <= VISITORS[2] else VISITORS[0])]
        means[wave] = [Fraction(20 * total, count) for total, count in columns if count]
    return means


def _item_means(_part: int) -> float:
    return float(sum(sum(means) for means in _means().values()))


def _duckdb(_part: int) -> float:
    from importlib.util import find_spec

    import duckdb
    from django.db import connections

    connection = connections["surveys"]
    scanner = "sqlite" if connection.vendor == "sqlite" else "postgres"
    package = find_spec(f"duckdb_extension_{scanner}_scanner")
    assert package is not None
    assert package.origin is not None
    [extension] = Path(package.origin).parent.rglob("*.duckdb_extension")
    reader = duckdb.connect(config={"allow_unsigned_extensions": "true"})
    reader.execute(f"LOAD '{extension}'")
    reader.execute(
        f"ATTACH '{_place(connection.settings_dict, scanner)}' AS kept (TYPE {scanner}, READ_ONLY)"
    )
    columns = ", ".join(f"AVG(a{number} * 20.0)" for number in range(1, STAFF[0] + 1))
    schema = "main" if scanner == "sqlite" else connection.settings_dict.get("SCHEMA", "surveys")
    rows = reader.execute(
        f"SELECT wave, {columns} FROM kept.{schema}.survey_answers_sealed GROUP BY wave"
    ).fetchall()
    return float(sum(mean for _wave, *means in rows for mean in means if mean is not None))


def _place(settings: dict[str, Any], scanner: str) -> str:
    if scanner == "sqlite":
        return str(settings["NAME"])
    return (
        f"host={settings['HOST']} port={settings['PORT']} user={settings['USER']} dbname={settings['NAME']}"
    )


def _whole_sheets(_part: int) -> float:
    """Item means, with a full mark in each item of disclosure, into total, level and every step."""
    from prongsai.frameworks.loading import framework_of
    from prongsai.rules.score import score
    from prongsai.scoring.from_surveys import six_places

    framework = framework_of("bma-district-2568")
    codes = {name: [item.code for item in framework.nodes[name].items] for name in ("IIT", "EIT", "OIT")}
    disclosed = dict.fromkeys(codes["OIT"], Fraction(100))
    means, levels = _means(), 0
    for agency in range(1, max(wave for wave in means if wave <= VISITORS[2]) + 1):
        figures = disclosed | dict(zip(codes["IIT"], map(six_places, means[agency]), strict=True))
        figures |= dict(zip(codes["EIT"], map(six_places, means[VISITORS[2] + agency]), strict=True))
        levels += score(framework, figures).level is not None
    return levels


def _one_office(_part: int) -> float:
    """What the page of one office's result asks of the database: every choice by division and by service, and same lines."""
    from prongsai.surveys.responses import store

    found = [store.tallies(1, [6] * STAFF[0], by=by) for by in ("place", "service")]
    return len(found[0]) + len(found[1]) + len(store.patterns(1, STAFF[0]))


def _all_divisions(part: int) -> float:
    """How many sheets each division of each office has, counted from the keys. A board asks for it at most every half minute."""
    from prongsai.surveys.responses import store

    found: dict[int, dict[int, int]] = {}
    agencies = AGENCIES // part
    for base in (STAFF[2], VISITORS[2]):
        waves = range(base + 1, base + agencies + 1)
        for start in range(0, agencies, AT_A_TIME):
            found |= store.counts(waves[start : start + AT_A_TIME])
    return sum(sum(places.values()) for places in found.values())


def _shared_lines(part: int) -> float:
    """The file for research of all agencies, thrown away as it comes; how many bytes it has."""
    from prongsai.surveys.telling.lines import lines_csv

    return sum(len(piece) for piece in lines_csv(_waves(part)))


def _waves(part: int) -> Iterable[Any]:
    """As the file reads them, without rows in the main database."""
    from types import SimpleNamespace as make  # noqa: N813 - makes a row's likeness

    from prongsai.frameworks.content import checksum, to_content
    from prongsai.frameworks.loading import framework_of

    content = to_content(framework_of("bma-district-2568"))
    framework = make(content=content, checksum=checksum(content))
    for instrument, (_questions, _sheets, base) in (("IIT", STAFF), ("EIT", VISITORS)):
        for agency in range(1, AGENCIES // part + 1):
            round_ = make(agency=make(slug=f"agency-{agency}"), fiscal_year=2568, framework=framework)
            yield make(
                round=round_, instrument=instrument, kind="official", drawer=base + agency, smallest_group=10
            )
