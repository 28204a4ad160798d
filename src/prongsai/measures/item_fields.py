"""The items that a measure serves, as its form names them."""

from collections.abc import Sequence
from typing import Any

from prongsai.measures.served import ServedItem
from prongsai.rules.framework import Text
from prongsai.ui.language import in_words

PRINTED = "printed-"
"""Begins the names of the fields for the units that the paper prints beside an item."""


def items_in_fields(items: Sequence[ServedItem]) -> dict[str, Any]:
    """The items as the form shows them: their keys, and beside each the units as printed."""
    return {
        "items": [one.key for one in items],
        **{f"{PRINTED}{one.key}": one.responsible for one in items},
    }


def part_in_words(part: ServedItem, text: Text) -> str:
    """O10 สถิติ…; O10 (4) ข้อมูล…; E3 · งานทะเบียน"""
    words = in_words(text)
    if part.variant:
        return f"{part.code} · {words}"
    return f"{part.code} ({part.component}) {words}" if part.component else f"{part.code} {words}"
