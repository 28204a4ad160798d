"""Reads. What the rooms above may know of an office's licences: published_types and public_board, as plain values."""

from prongsai.licences.queries.boards import PublicLine, public_board
from prongsai.licences.queries.published import PublishedItem, PublishedStep, PublishedType, published_types

__all__ = [
    "PublicLine",
    "PublishedItem",
    "PublishedStep",
    "PublishedType",
    "public_board",
    "published_types",
]
