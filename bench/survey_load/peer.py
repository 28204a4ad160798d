"""The bare peer: Starlette and aiosqlite take the same form, validate it, spend its code and commit before they answer.

No pages, no languages, no promise: what the least program costs that is as durable. `uvicorn bench.survey_load.peer:app`.
"""

import asyncio
import hashlib
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
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


def mark(word: str) -> bytes:
    return hashlib.sha256(word.encode()).digest()[:16]


@asynccontextmanager
async def lifespan(app: Starlette) -> AsyncIterator[None]:
    async with aiosqlite.connect(
        Path(os.environ["BENCH_PEER"]) / "peer.sqlite3", isolation_level=None
    ) as store:
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
    store = request.app.state.store
    async with one_at_a_time:
        await store.execute("BEGIN IMMEDIATE")
        if kind == "card":
            spent = await store.execute("DELETE FROM code WHERE mark = ?", [mark(form["card"])])
            if not spent.rowcount:
                await store.execute("ROLLBACK")
                return Response(status_code=422)
        await store.execute(INSERT, [mark(form["submission"]), form.get("place", ""), *values])
        await store.execute("COMMIT")
    return Response(status_code=303, headers={"Location": "/thanks/"})


app = Starlette(routes=[Route("/{kind}", take, methods=["POST"])], lifespan=lifespan)
