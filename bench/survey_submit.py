"""Taking answers over the network: beside the least program that is as durable, on a slower disk, on one division, all at once.

Server and senders share the machine's cores. Every figure is compared within its own interleaved run alone.
"""

import os
import statistics
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from bench.survey_load import client, forms, servers, showing
from bench.survey_load.client import Heard, Making
from bench.survey_load.servers import Ground
from bench.table import Table, percentile

SHORT = bool(os.environ.get("BENCH_SHORT"))
ROUNDS, SECONDS = (2, 1.5) if SHORT else (5, 5.0)
CODES = 20_000 if SHORT else 200_000
AT_ONCE, MANY, MORE = 512, 32, 64
SLOWER_MS = 5
PEER = "Starlette + aiosqlite"
GROUPS = "Starlette + group commit"
THANKED = 303
Row = tuple[str, ...]


def measure() -> Table:
    with tempfile.TemporaryDirectory() as folder:
        rows = list(_rows(Path(folder)))
    return Table(
        "Surveys over the network",
        f"Whole server and {MANY} kept connections of the sender on the same cores; embedded database, `synchronous=FULL`, each sheet thanked for only when it is on "
        f"the disk; median of {ROUNDS} interleaved rounds of {SECONDS:g} s after one to warm up, each on a server of its own. {PEER} takes the same form, checks it, spends the same code and commits. "
        "The same in groups: whoever waits for the disk shares a transaction. Targets: at least 1.0 times the peer (wished: 1.5), 0.35 times that with groups, p95 at most twice p50; with 5 ms more to each sync 1,000 a second and p95 under 100 ms; one division at least "
        "0.9 of spread; 512 at once without an error, p99 under 0.5 s; the form shown at least 10 times as fast as taken. "
        f"The form is asked for by {showing.sender()}.",
        ("what", "a second", "range", "p50 ms", "p95 ms", "p99 ms", "errors", "beside"),
        tuple(rows),
    )


def _rows(folder: Path) -> Iterator[Row]:
    ground = servers.ground(folder / "ours", codes=CODES)
    cards, theirs, numbers = count(1), count(1), count(1)
    shim = servers.slow_disk(folder)
    peers, groups = folder / "peer", folder / "groups"
    for place in (peers, groups):
        place.mkdir()
        _fill_peer(place, ground)
    shared = count(1)
    kinds: dict[str, Callable[[int], Heard]] = {
        "staff, with a card: ours": lambda ms: _ours(ground, forms.staff(ground), cards, shim, ms),
        f"staff, with a card: {PEER}": lambda ms: _peer(
            peers, forms.staff(ground, "/card"), theirs, shim, ms
        ),
        f"staff, with a card: {GROUPS}": lambda _ms: _in_groups(groups, forms.staff(ground, "/card"), shared),
        "visitors, eight divisions": lambda ms: _ours(
            ground, forms.visitor(ground, forms.PLACES), numbers, shim, ms
        ),
        "visitors, all of one division": lambda ms: _ours(
            ground, forms.visitor(ground, forms.PLACES[:1]), numbers, shim, ms
        ),
        "the form is shown": lambda _ms: _shown(ground),
    }
    heard = _interleaved(kinds, 0)
    first, peer, grouped, spread, one, shown = kinds
    yield from (
        _row(first, heard[first], f"{_beside(heard[first], heard[peer])} of the peer"),
        _row(peer, heard[peer], ""),
        _row(grouped, heard[grouped], f"ours is {_beside(heard[first], heard[grouped])} of it"),
        _row(spread, heard[spread], ""),
        _row(one, heard[one], f"{_beside(heard[one], heard[spread])} of spread"),
        _row(shown, heard[shown], f"{_beside(heard[shown], heard[spread])} of taking"),
    )
    if shim:
        slow = _interleaved({kind: kinds[kind] for kind in (first, peer)}, SLOWER_MS)
        beside = f"{_beside(slow[first], slow[peer])} of the peer"
        yield _row(f"{first}, +5 ms a sync, {MORE} connections", slow[first], beside)
        yield _row(f"{peer}, +5 ms a sync, {MORE} connections", slow[peer], "")
    else:
        yield ("+5 ms a sync", *["not measured: no C compiler here"], *[""] * 6)
    yield _row(f"{AT_ONCE} at once", [_at_once(ground, numbers)], "")


def _interleaved(kinds: dict[str, Callable[[int], Heard]], milliseconds: int) -> dict[str, list[Heard]]:
    found: dict[str, list[Heard]] = {kind: [] for kind in kinds}
    for _turn in range(ROUNDS):
        for kind, work in kinds.items():
            found[kind].append(work(milliseconds))
    return found


def _ours(ground: Ground, make: Making, numbers: Iterator[int], shim: str, milliseconds: int) -> Heard:
    with servers.ours(ground, servers.slowed(shim, milliseconds)) as (_process, port):
        return _loaded(port, make, numbers, MORE if milliseconds else MANY)


def _peer(folder: Path, make: Making, numbers: Iterator[int], shim: str, milliseconds: int) -> Heard:
    with servers.the_peer(folder, servers.slowed(shim, milliseconds)) as (_process, port):
        return _loaded(port, make, numbers, MORE if milliseconds else MANY)


def _in_groups(folder: Path, make: Making, numbers: Iterator[int]) -> Heard:
    with servers.the_peer(folder, {"BENCH_PEER_GROUPS": "1"}) as (_process, port):
        return _loaded(port, make, numbers, MANY)


def _loaded(port: int, make: Making, numbers: Iterator[int], connections: int) -> Heard:
    for seconds in (1.0, SECONDS):
        heard = client.as_fast_as_answered(
            port, make, numbers, connections=connections, seconds=seconds, wanted=THANKED
        )
    return heard


def _shown(ground: Ground) -> Heard:
    with servers.ours(ground) as (_process, port):
        for seconds in (1.0, SECONDS):
            heard = showing.shown(
                port, f"/s/{ground.token}/revenue/other/", connections=MANY, seconds=seconds
            )
    return heard


def _at_once(ground: Ground, numbers: Iterator[int]) -> Heard:
    make = forms.visitor(ground, forms.PLACES)
    with servers.ours(ground) as (_process, port):
        _loaded(port, make, numbers, MANY)
        return client.all_at_once(port, [make(next(numbers)) for _ in range(AT_ONCE)], wanted=THANKED)


def _fill_peer(folder: Path, ground: Ground) -> None:
    import sqlite3

    from bench.survey_load.peer import TABLES, mark

    with sqlite3.connect(folder / "peer.sqlite3") as store:
        store.executescript(TABLES)
        store.executemany("INSERT INTO code VALUES (?)", [[mark(code)] for code in ground.codes])


def _rate(heard: Heard) -> float:
    return len(heard.thanked) / heard.lasted


def _beside(ours: list[Heard], theirs: list[Heard]) -> str:
    """The median of what each round says, since only rounds that stood beside each other can be compared."""
    return (
        f"{statistics.median(_rate(one) / _rate(other) for one, other in zip(ours, theirs, strict=True)):.2f}"
    )


def _row(kind: str, heard: list[Heard], beside: str) -> Row:
    rates = sorted(_rate(one) for one in heard)
    seconds = [one for each in heard for one in each.seconds]
    shown = (f"{percentile(seconds, share) * 1000:.1f}" for share in (0.5, 0.95, 0.99))
    errors = sum(len(one.errors) for one in heard)
    return (
        kind,
        f"{statistics.median(rates):,.0f}",
        f"{rates[0]:,.0f}-{rates[-1]:,.0f}",
        *shown,
        str(errors),
        beside,
    )
