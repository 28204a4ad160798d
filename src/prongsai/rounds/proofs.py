"""What shows that an obligation is done. Rooms above register their sources in apps.py; this room knows only the shape.

A source speaks in conditions on obligation rows (OuterRef("round") is the round), so that the state of any number of
obligations is one query. Where no source is registered under an obligation's key, a written record proves it.
"""

from typing import Protocol

from django.db.models import Exists, Q
from django.utils.functional import Promise

Condition = Exists | Q
NEVER = Q(pk__in=[])


class ProofSource(Protocol):
    """One way of proof.

    key       what obligations name it by
    action    what is done next towards the proof, as words on a button
    view      the page of a round where that is done (it takes agency and year)
    """

    @property
    def key(self) -> str: ...

    @property
    def action(self) -> str | Promise: ...

    @property
    def view(self) -> str: ...

    def accepted(self) -> Condition:
        """The proof stands."""

    def in_review(self) -> Condition:
        """It is handed in, and somebody has to look at it. NEVER where there is no such state."""


_sources: dict[str, ProofSource] = {}


def register_proof(source: ProofSource) -> None:
    _sources[source.key] = source


def proof_sources() -> list[ProofSource]:
    return list(_sources.values())


def proof_source(key: str) -> ProofSource | None:
    return _sources.get(key)
