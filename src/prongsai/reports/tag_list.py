"""The tags of a template with what they stand for, as pages and docs/templates.md list them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from prongsai.reports.kinds import AnyKind
from prongsai.rules.framework import Text


@dataclass(frozen=True, slots=True)
class Tag:
    """name: as all_tags() writes it; depth: 0 for a tag that may stand anywhere, 1 inside one loop, and so on."""

    name: str
    text: Text

    @property
    def depth(self) -> int:
        return self.name.count(".")

    @property
    def is_list(self) -> bool:
        return self.name.endswith("[]")


@cache
def tag_list(kind: AnyKind) -> tuple[Tag, ...]:
    return tuple(_listed(kind.folder / "tags.yaml"))


def _listed(path: Path) -> Iterator[Tag]:
    """include: a file whose tags come first."""
    listed = yaml.safe_load(path.read_text(encoding="utf-8"))
    if "include" in listed:
        yield from _listed(path.parent / listed.pop("include"))
    for name, words in listed.items():
        yield Tag(name, Text(words["th"], words["en"]))
