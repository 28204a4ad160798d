"""Telling the room above, which shows what is public: that something has changed; and asking it where a version is shown."""

from collections.abc import Callable

from prongsai.publication.models import Publication

_listeners: list[Callable[[], None]] = []
_places: list[Callable[[Publication], str]] = []


def on_change(tell: Callable[[], None]) -> None:
    """Called after every publication and withdrawal, once it is certain."""
    _listeners.append(tell)


def shown_at(place: Callable[[Publication], str]) -> None:
    """Says the public address of a version."""
    _places.append(place)


def changed() -> None:
    for tell in _listeners:
        tell()


def public_address(publication: Publication) -> str:
    """Where everybody reads this version; "" where no public site stands."""
    return next((place(publication) for place in _places), "")
