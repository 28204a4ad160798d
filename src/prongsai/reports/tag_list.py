"""The tags of a template with what they stand for, as pages and docs/templates.md list them."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from prongsai.rules.framework import Text

TAGS = Path(__file__).resolve().parent / "papers" / "tags.yaml"


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
def tag_list() -> tuple[Tag, ...]:
    listed = yaml.safe_load(TAGS.read_text(encoding="utf-8"))
    return tuple(Tag(name, Text(words["th"], words["en"])) for name, words in listed.items())
