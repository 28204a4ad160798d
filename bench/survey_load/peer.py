"""The bare peer: Starlette and aiosqlite take the same form, validate it, spend its code and commit before they answer.

No pages, no languages, no promise: what the least program costs that is as durable. `uvicorn bench.survey_load.peer:app`.
With BENCH_PEER_GROUPS=1 whoever waits for the disk shares one transaction with the others who wait.
"""

import asyncio
import hashlib
import os
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from urllib.parse import parse_qs

import aiosqlite
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

OPTIONS = frozenset({"none", *map(str, range(6))})
QUESTIONS = {
    "card": [f"I{number}" for number in range(1, 13)],
    "open": [f"E{number}" for number in range(1, 7)],
}
ANSWERS = ", ".join(f"a{number} integer" for number in range(1, 13))
TABLES = f"""PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
CREATE TABLE IF NOT EXISTS code (mark blob PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sheet (draw blob PRIMARY KEY, place text, {ANSWERS}) WITHOUT ROWID"""
INSERT = f"INSERT INTO sheet VALUES (?, ?, {', '.join('?' * 12)}) ON CONFLICT DO NOTHING"
one_at_a_time = asyncio.Lock()
PLACE = "BENCH_PEER"
IN_GROUPS = bool(os.environ.get("BENCH_PEER_GROUPS"))
MOST = 256
Sheet = tuple[bytes | None, list[object]]
"""The mark of the card to spend, or None, and the row."""


def mark(word: str) -> bytes:
    return hashlib.sha256(word.encode()).digest()[:16]


@asynccontextmanager
async def lifespan(app: Starlette) -> AsyncIterator[None]:
    place = Path(os.environ[PLACE]) / "peer.sqlite3"
    if IN_GROUPS:
        app.state.waiting = asyncio.Queue()
        writer = asyncio.create_task(_write_groups(place, app.state.waiting))
        yield
        writer.cancel()
        with suppress(asyncio.CancelledError):
            await writer
        return
    async with aiosqlite.connect(place, isolation_level=None) as store:
        await store.executescript(TABLES)
        app.state.store = store
        yield


async def take(request: Request) -> Response:
    form = {name: values[0] for name, values in parse_qs((await request.body()).decode()).items()}
    kind = request.path_params["kind"]
    answers = [form.get(code, "") for code in QUESTIONS[kind]]
    if not set(answers) <= OPTIONS or len(form.get("submission", "")) < 16:
        return Response(status_code=422)
    values = [None if one == "none" else int(one) for one in answers] + [None] * (12 - len(answers))
    card = mark(form["card"]) if kind == "card" else None
    row: list[object] = [mark(form["submission"]), form.get("place", ""), *values]
    if not await (_grouped if IN_GROUPS else _alone)(request.app, (card, row)):
        return Response(status_code=422)
    return Response(status_code=303, headers={"Location": "/thanks/"})


async def _alone(app: Starlette, sheet: Sheet) -> bool:
    store, (card, row) = app.state.store, sheet
    async with one_at_a_time:
        await store.execute("BEGIN IMMEDIATE")
        if card is not None:
            spent = await store.execute("DELETE FROM code WHERE mark = ?", [card])
            if not spent.rowcount:
                await store.execute("ROLLBACK")
                return False
        await store.execute(INSERT, row)
        await store.execute("COMMIT")
    return True


async def _grouped(app: Starlette, sheet: Sheet) -> bool:
    done: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
    app.state.waiting.put_nowait((sheet, done))
    return await done


async def _write_groups(place: Path, waiting: "asyncio.Queue[tuple[Sheet, asyncio.Future[bool]]]") -> None:
    store = sqlite3.connect(place, isolation_level=None, check_same_thread=False)
    store.executescript(TABLES)
    while True:
        jobs = [await waiting.get()]
        while not waiting.empty() and len(jobs) < MOST:
            jobs.append(waiting.get_nowait())
        ends = await asyncio.to_thread(_write, store, [sheet for sheet, _done in jobs])
        for (_sheet, done), end in zip(jobs, ends, strict=True):
            done.set_result(end)


def _write(store: sqlite3.Connection, sheets: list[Sheet]) -> list[bool]:
    ends = []
    store.execute("BEGIN IMMEDIATE")
    for card, row in sheets:
        is_good = card is None or store.execute("DELETE FROM code WHERE mark = ?", [card]).rowcount > 0
        if is_good:
            store.execute(INSERT, row)
        ends.append(is_good)
    store.execute("COMMIT")
    return ends


app = Starlette(routes=[Route("/{kind}", take, methods=["POST"])], lifespan=lifespan)
