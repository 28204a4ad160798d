"""Two versions of one thing, field by field: mine and as it stands now. What the component `c-versions` shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict

TAKE, NOW = "take-", "now"


@dataclass(frozen=True, slots=True)
class FieldPair:
    """One field in both versions, in words. name: as the form sends it."""

    name: str
    label: str
    mine: str
    now: str

    @property
    def differs(self) -> bool:
        return self.mine != self.now


@dataclass(frozen=True, slots=True)
class Versions:
    """What was typed, and what somebody else has saved meanwhile: by whom ("" where nobody is known) and when."""

    pairs: tuple[FieldPair, ...]
    by: str = ""
    at: datetime | None = None

    @property
    def differing(self) -> tuple[FieldPair, ...]:
        return tuple(pair for pair in self.pairs if pair.differs)


def versions_of(
    labels: Mapping[str, str],
    mine: Mapping[str, str],
    now: Mapping[str, str],
    *,
    by: str = "",
    at: datetime | None = None,
) -> Versions:
    """labels, mine, now: by the names of the fields."""
    pairs = (FieldPair(name, label, mine.get(name, ""), now.get(name, "")) for name, label in labels.items())
    return Versions(tuple(pairs), by, at)


def as_chosen(sent: QueryDict, standing: Mapping[str, Sequence[str]]) -> QueryDict:
    """What was sent, with the standing values in the place of those that were chosen from the other version.

    standing   values by field, as a form would send them
    """
    wanted = [name for name in standing if sent.get(f"{TAKE}{name}") == NOW]
    if not wanted:
        return sent
    chosen = sent.copy()
    for name in wanted:
        chosen.setlist(name, list(standing[name]))
    return chosen
