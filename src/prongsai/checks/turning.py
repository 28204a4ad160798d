"""When a link has turned broken, or answers again after that: whoever comes above subscribes in its apps.py."""

from datetime import datetime
from typing import Protocol

from prongsai.checks.models import WatchedAddress
from prongsai.rules.links import Answer


class Listener(Protocol):
    def __call__(self, address: WatchedAddress, *, now: datetime) -> None:
        """Told inside the transaction that writes the answer down; address.answer says which way it turned."""


_listeners: list[Listener] = []


def subscribe(listener: Listener) -> None:
    """Be told of every turn. The same listener twice is told once."""
    if listener not in _listeners:
        _listeners.append(listener)


def tell_turned(address: WatchedAddress, before: str, *, now: datetime) -> None:
    """before: the standing until now. Whatever could not be told in between is no turn."""
    has_turned = address.answer == Answer.BROKEN or (address.answer == Answer.OK and before == Answer.BROKEN)
    if address.answer == before or not has_turned:
        return
    for listener in _listeners:
        listener(address, now=now)
