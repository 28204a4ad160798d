"""Nothing that was thanked for is ever lost: server and database are killed under load, again and again, and everything is counted after.

A sheet of staff spends its card: each card is afterwards unspent or a sheet, never both and never neither.
"""

import os
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random

from bench.survey_load import client, forms, servers
from bench.survey_load.cluster import Cluster, postgres_tools, running_cluster
from bench.survey_load.counting import counted_in
from bench.survey_load.servers import Ground
from bench.table import Table

KILLS = 3 if os.environ.get("BENCH_SHORT") else 20
CODES, CONNECTIONS = 30_000, 32
LATEST = 1.5
"""Seconds under load before the kill, at most."""
Row = tuple[str, ...]


@dataclass
class Counted:
    thanked: int = 0
    stored: int = 0
    unspent: int = 0


def measure() -> Table:
    with tempfile.TemporaryDirectory() as folder:
        rows = list(_rows(Path(folder)))
    return Table(
        "Surveys, killed",
        f"{CONNECTIONS} connections send sheets with a card each; `kill -9` after up to {LATEST:g} s, {KILLS} times, on one store that goes on. “Sheets not thanked for” were on the disk when the kill "
        "came before the answer: their senders would send again, and be counted once. Targets: nothing lost, nothing double.",
        (
            "store",
            "killed",
            "times",
            "thanked for",
            "lost",
            "cards or sheets too many or too few",
            "sheets not thanked for",
        ),
        tuple(rows),
    )


def _rows(folder: Path) -> Iterator[Row]:
    ground = servers.ground(folder / "sqlite", codes=CODES)
    yield _row("SQLite", "the server", _kill_servers(ground))
    tools = postgres_tools()
    if tools is None:
        yield ("PostgreSQL", "not measured: no initdb here", *[""] * 5)
        return
    with running_cluster(folder / "cluster", tools) as cluster:
        ground = servers.ground(folder / "postgresql", codes=CODES, database=cluster.address)
        yield _row("PostgreSQL", "the server", _kill_servers(ground))
        ground = servers.ground(folder / "again", codes=CODES, database=cluster.another())
        yield _row("PostgreSQL", "the database", _kill_database(ground, cluster))


def _kill_servers(ground: Ground) -> Counted:
    counted, numbers, dice = Counted(), count(), Random(1)
    for _time in range(KILLS):
        with servers.ours(ground) as (process, port):
            after = threading.Timer(dice.uniform(0.3, LATEST), servers.kill, [process])
            after.start()
            counted.thanked += _load(ground, port, numbers)
            after.join()
    return _after(ground, counted)


def _kill_database(ground: Ground, cluster: Cluster) -> Counted:
    counted, numbers, dice = Counted(), count(), Random(1)
    with servers.ours(ground) as (_process, port):
        for _time in range(KILLS):
            after = threading.Timer(dice.uniform(0.3, LATEST), cluster.kill)
            after.start()
            counted.thanked += _load(ground, port, numbers)
            after.join()
            cluster.start()
    return _after(ground, counted)


def _load(ground: Ground, port: int, numbers: Iterator[int]) -> int:
    heard = client.as_fast_as_answered(
        port, forms.staff(ground), numbers, connections=CONNECTIONS, seconds=LATEST + 0.5, wanted=303
    )
    return len(heard.thanked)


def _after(ground: Ground, counted: Counted) -> Counted:
    found = counted_in(ground, ground.card_drawer)
    counted.stored, counted.unspent = sum(found.places.values()), found.unspent
    return counted


def _row(store: str, what: str, found: Counted) -> Row:
    lost = max(0, found.thanked - found.stored)
    wrong = abs(found.stored + found.unspent - CODES)
    assert found.thanked > 0, f"{store}, {what} killed: nobody was thanked, so nothing is shown"
    assert lost == 0, f"{store}, {what} killed: {lost} sheets that were thanked for are gone"
    assert wrong == 0, f"{store}, {what} killed: {wrong} cards or sheets too many or too few"
    return (
        store,
        what,
        str(KILLS),
        f"{found.thanked:,}",
        str(lost),
        str(wrong),
        str(found.stored - found.thanked),
    )
