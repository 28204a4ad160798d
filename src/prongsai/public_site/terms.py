"""The terms of use and the names of rhythms: data, shown wherever they matter."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from prongsai.rules.framework import Status, Text

DATA = Path(__file__).parent / "data" / "terms.yaml"
FREQUENCY = "http://publications.europa.eu/resource/authority/frequency/"


@dataclass(frozen=True, slots=True)
class Terms:
    """note: shown as long as status says that nobody has confirmed the licence."""

    licence: Text
    licence_url: str
    status: Status
    note: Text
    rhythms: Mapping[str, str]

    @property
    def is_confirmed(self) -> bool:
        return self.status == Status.VERIFIED

    def frequency(self, rhythm: str) -> str:
        """The address of a rhythm in the vocabulary; "" for one that it does not know."""
        return FREQUENCY + self.rhythms[rhythm] if rhythm in self.rhythms else ""


@lru_cache(maxsize=1)
def terms() -> Terms:
    told = yaml.safe_load(DATA.read_text("utf-8"))
    licence = told["licence"]
    return Terms(
        licence=Text(**licence["name"]),
        licence_url=licence["url"],
        status=Status(licence["status"]),
        note=Text(**licence["note"]),
        rhythms=told["rhythms"],
    )
