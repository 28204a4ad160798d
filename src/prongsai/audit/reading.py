"""Entries as they lie in the database, straight from it: a million of them must be read within seconds."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

from django.db import connection

from prongsai.audit.chain import Stored

AT_ONCE = 5_000
_AT = {
    "sqlite": "strftime('%Y-%m-%dT%H:%M:%S', at) || substr(substr(at, 20) || '.000000', 1, 7) || 'Z'",
    "postgresql": """to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')""",
}


def sealed_rows(*, first: int = 1, last: int | None = None) -> Iterator[Stored]:
    """The chain from one number to another, in its order; what is not sealed yet is not in it."""
    until = "" if last is None else " AND seq <= %s"
    numbers = [first] if last is None else [first, last]
    return _rows(f"seq >= %s{until} ORDER BY seq, id", numbers)


def unsealed_rows(count: int) -> list[Stored]:
    """The oldest entries that stand in no chain yet."""
    return list(_rows("seq IS NULL ORDER BY id LIMIT %s", [count]))


def _rows(condition: str, parameters: list[Any]) -> Iterator[Stored]:
    sql = (
        f"SELECT id, seq, previous, digest, encoding, {_AT[connection.vendor]}, action, actor_id, actor, role, "  # noqa: S608
        f"is_acting, agency_path, target, details FROM audit_entry WHERE {condition}"
    )
    with closing(connection.chunked_cursor()) as cursor:
        cursor.execute(sql, parameters)
        while rows := cursor.fetchmany(AT_ONCE):
            yield from map(Stored._make, rows)
