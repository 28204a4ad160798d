"""What shows that an obligation is done. Rooms above register their sources in apps.py; this room knows only the shape.

A source speaks in conditions on obligation rows (OuterRef("round") is the round), so that the state of any number of
obligations is one query. Where no source is registered under an obligation's key, a written record proves it, or a witness of
a room above: something that was recorded there anyway, such as the minutes of the meeting that was asked for.
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


class Witness(Protocol):
    """What proves an obligation beside a written record. The conditions are as those of a ProofSource."""

    def accepted(self) -> Condition: ...

    def in_review(self) -> Condition: ...


_sources: dict[str, ProofSource] = {}
_witnesses: list[Witness] = []


def register_witness(witness: Witness) -> None:
    _witnesses.append(witness)


def witnesses() -> list[Witness]:
    return list(_witnesses)


def register_proof(source: ProofSource) -> None:
    _sources[source.key] = source


def proof_sources() -> list[ProofSource]:
    return list(_sources.values())


def proof_source(key: str) -> ProofSource | None:
    return _sources.get(key)
