"""What keeps an item from being handed in: empty, not looked at, in the wrong format, in one language only."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from prongsai.disclosure.asked import components_of
from prongsai.disclosure.kinds import kinds
from prongsai.disclosure.models import Record
from prongsai.rules.framework import Node

MEDIA_TYPES = {"PDF": "application/pdf"}
"""Format as a framework names it -> media type. Others are not judged by machine."""


class FlawKind(StrEnum):
    EMPTY = "empty"
    CARRIED = "carried"
    FORMAT = "format"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class ItemFlaw:
    """record: None for the item as a whole."""

    kind: FlawKind
    record: Record | None = None


def flaws_of(item: Node, records: Iterable[Record]) -> list[ItemFlaw]:
    """The records are loaded with their files; no query."""
    filled = [record for record in records if record.is_filled]
    if not filled:
        return [ItemFlaw(FlawKind.EMPTY)]
    return [ItemFlaw(kind, record) for record in filled for kind in _of_record(item, record)]


def format_asked(item: Node, component: int) -> str:
    """The format that the framework names for a component: PDF; "" for none."""
    return components_of(item)[component - 1].format or item.format


def _of_record(item: Node, record: Record) -> Iterator[FlawKind]:
    if record.is_carried:
        yield FlawKind.CARRIED
    wanted = MEDIA_TYPES.get(format_asked(item, record.component))
    files = [one.version.file for one in record.files.all()]
    if wanted and files and all(file.media_type != wanted for file in files):
        yield FlawKind.FORMAT
    asks_both = kinds().ask(item.code, record.component).is_in_both
    if asks_both and not record.is_none and not (record.words_th and record.words_en):
        yield FlawKind.LANGUAGE
