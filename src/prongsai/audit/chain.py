"""The chain: how an entry becomes one line of text, and how each line carries the checksum of the line before.

A line is a JSON array in UTF-8, without spaces, in this order (encoding 1):

    [1, seq, previous, id, at, action, actor_id, actor, role, is_acting, agency_path, target, details]

seq counts from 1 without gaps; previous is the checksum of line seq - 1, sixty-four zeros for the first; at is UTC with
microseconds, "2025-03-12T07:00:00.000000Z"; actor_id is null where nobody acted. The checksum of an entry is the SHA-256
of its line, in hexadecimal. An encoding is never changed; a new one gets a new number, and old lines keep theirs.

Knows neither Django nor a database.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from hashlib import sha256
from json.encoder import encode_basestring
from typing import NamedTuple

ENCODING = 1
GENESIS = "0" * 64


class Stored(NamedTuple):
    """An entry as it lies in the database. at, details: as text, just as they are encoded."""

    id: int
    seq: int | None
    previous: str
    digest: str
    encoding: int
    at: str
    action: str
    actor_id: int | None
    actor: str
    role: str
    is_acting: bool
    agency_path: str
    target: str
    details: str


class UnknownEncoding(ValueError):
    """An entry was written by a newer version of the program, or by hand."""


def line_of(row: Stored, *, seq: int, previous: str) -> str:
    """The line of an entry at that place of the chain. Raises UnknownEncoding."""
    if row.encoding not in _LINES:
        raise UnknownEncoding(row.encoding)
    return _LINES[row.encoding](row, seq, previous)


def digest_of(line: str) -> str:
    return sha256(line.encode()).hexdigest()


def _line_1(row: Stored, seq: int, previous: str) -> str:
    """`details` comes last and as it was written: whatever stands in it cannot be taken for another field."""
    actor_id = "null" if row.actor_id is None else row.actor_id
    return (
        f'[1,{seq},"{previous}",{row.id},"{row.at}",{_quoted(row.action)},{actor_id},{_quoted(row.actor)},'
        f"{_quoted(row.role)},{'true' if row.is_acting else 'false'},{_quoted(row.agency_path)},"
        f"{encode_basestring(row.target)},{row.details}]"
    )


@lru_cache(maxsize=4096)
def _quoted(text: str) -> str:
    """Actions, people and agencies come again and again."""
    return encode_basestring(text)


_LINES: Mapping[int, Callable[[Stored, int, str], str]] = {1: _line_1}
