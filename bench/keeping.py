"""docs/benchmarks.md: a section for each measurement, in one order, each with its own day and machine."""

import re
from collections.abc import Sequence
from pathlib import Path

HEAD = """# Benchmarks

Measured by `make bench`, or one alone by `python -m bench <name>`; each section says when and on what. Only figures of one
section can be compared with each other.
"""
MARK = re.compile(r"^<!-- (\w+) -->\n", re.MULTILINE)


def keep(place: Path, name: str, section: str, order: Sequence[str]) -> None:
    """Put the section of that name where it belongs, in the place of what was measured before."""
    found = sections(place.read_text("utf-8")) if place.exists() else {}
    found[name] = section.strip()
    kept = (f"<!-- {one} -->\n{found[one]}\n" for one in order if one in found)
    place.write_text("\n".join((HEAD, *kept)), "utf-8")


def sections(text: str) -> dict[str, str]:
    _head, *parts = MARK.split(text)
    return {name: section.strip() for name, section in zip(parts[::2], parts[1::2], strict=True)}
