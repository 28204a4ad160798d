"""Long lists in pages, by an opaque cursor: nothing is shown twice or left out, whatever is added meanwhile."""

import base64
import binascii
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet
from ninja import Schema
from pydantic import Field

from prongsai.api.problems import Mistake, Refusal
from prongsai.api.wording import DETAILS
from prongsai.ui.ids import id_in

MOST = 200
T = TypeVar("T")


class PageAsked(Schema):
    """Which part of a list."""

    limit: int = Field(50, ge=1, le=MOST, description="How many at once, 1 to 200.")
    cursor: str = Field("", max_length=60, description="`next` of the page before; empty for the first page.")


class Page(Schema, Generic[T]):
    """Part of a list. next: the cursor of the page after it, null on the last one."""

    items: list[T]
    next: str | None


def page_of(
    rows: QuerySet[Any],
    asked: PageAsked,
    shaped: Callable[[Sequence[Any]], list[T]],
    *,
    newest_first: bool = False,
) -> Page[T]:
    """The rows after the cursor in the order of their keys, shaped all together. One query beside those of `shaped`."""
    rows = rows.order_by("-pk" if newest_first else "pk")
    last = _last_seen(asked.cursor)
    if last is not None:
        rows = rows.filter(**{"pk__lt" if newest_first else "pk__gt": last})
    return _page(list(rows[: asked.limit + 1]), asked, shaped)


def page_among(rows: Sequence[Any], asked: PageAsked, shaped: Callable[[Sequence[Any]], list[T]]) -> Page[T]:
    """The same for rows that a room hands out as a list: the few of one round or agency."""
    last = _last_seen(asked.cursor)
    after = sorted((row for row in rows if last is None or row.pk > last), key=lambda row: row.pk)
    return _page(after, asked, shaped)


def _page(found: Sequence[Any], asked: PageAsked, shaped: Callable[[Sequence[Any]], list[T]]) -> Page[T]:
    """found: from the cursor on, at least one more than the page shows where there are more."""
    shown = found[: asked.limit]
    return Page(items=shaped(shown), next=_cursor(shown[-1].pk) if len(found) > len(shown) else None)


def _cursor(pk: int) -> str:
    return base64.urlsafe_b64encode(f"after:{pk}".encode()).decode().rstrip("=")


def _last_seen(cursor: str) -> int | None:
    if not cursor:
        return None
    padded = cursor + "=" * (-len(cursor) % 4)
    try:
        text = base64.b64decode(padded.encode(), altchars=b"-_", validate=True).decode()
    except (binascii.Error, UnicodeError):
        text = ""
    found = id_in(text.removeprefix("after:")) if text.startswith("after:") else None
    if found is None:
        sentence = str(DETAILS["cursor"])
        raise Refusal(422, "cursor", mistakes=[Mistake(place="query.cursor", detail=sentence)])
    return found
