"""What is approved is told from here on: publication and whoever else comes above subscribes in its apps.py."""

from datetime import datetime
from typing import Protocol

from prongsai.accounts.members import Member
from prongsai.rounds.models import Round
from prongsai.rules.disclosing import Disclosed


class Listener(Protocol):
    def __call__(self, round_: Round, said: Disclosed, *, by: Member, now: datetime) -> None:
        """Told inside the transaction of the director's approval: what it raises undoes the approval."""


_listeners: list[Listener] = []


def subscribe(listener: Listener) -> None:
    """Be told of every approval. The same listener twice is told once."""
    if listener not in _listeners:
        _listeners.append(listener)


def unsubscribe(listener: Listener) -> None:
    _listeners.remove(listener)


def tell(round_: Round, said: Disclosed, *, by: Member, now: datetime) -> None:
    for listener in _listeners:
        listener(round_, said, by=by, now=now)
