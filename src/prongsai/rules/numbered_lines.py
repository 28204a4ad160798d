"""A list pasted from a document, taken apart into its points."""

import re

from prongsai.rules.thai_text import tidy

_NUMBER = re.compile(r"\s*\(?[0-9๐-๙]{1,3}(?:[.)](?![0-9๐-๙])|\))\s*")
_BULLET = re.compile(r"\s*(?:[-–—*·](?:\s+|$)|[•▪◦‣●○]\s*)")


def points_of(text: str) -> list[str]:
    """The points of a pasted list, without their numbers or bullets, each on one line.

    When lines carry numbers ("1.", "๒)", "(3)"), a line without one goes on with the point above it; else the same by
    bullets; and when there are neither, each line is a point. Taking a point apart again gives the same point.
    """
    lines = [line.strip() for line in tidy(text).split("\n") if line.strip()]
    mark = next((one for one in (_NUMBER, _BULLET) if any(one.match(line) for line in lines)), None)
    points: list[str] = []
    for line in lines:
        if points and mark is not None and not mark.match(line):
            points[-1] += f" {line}"
        else:
            points.append(line)
    return [bare for bare in map(_without_mark, points) if bare]


def _without_mark(point: str) -> str:
    """The words behind any marks: "- 1. read" is "read", so that a second look finds nothing more to take away."""
    while found := _NUMBER.match(point) or _BULLET.match(point):
        point = point[found.end() :]
    return " ".join(point.split())
