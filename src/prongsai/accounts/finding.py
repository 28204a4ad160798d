"""Finding things by words, all over the house: rooms register what can be found in them, each within the member's scope."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise

from prongsai.accounts.members import Member

MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was found. about: where it stands: agency, year, unit."""

    title: str
    about: str
    href: str


Find = Callable[[Member, Sequence[str], int], list[Found]]
"""What the member may see that holds all these words, at most so many, the nearest first."""


@dataclass(frozen=True, slots=True)
class Finder:
    """key: in addresses; label: what is found, in the plural."""

    key: str
    label: Promise
    find: Find


_finders: dict[str, Finder] = {}


def register_finder(finder: Finder) -> None:
    _finders[finder.key] = finder


def finders() -> list[Finder]:
    """In the order in which rooms were registered: from the ground upwards."""
    return list(_finders.values())


def words_of(asked: str) -> tuple[str, ...]:
    return tuple(asked.split())[:MOST_WORDS]


def holding(words: Sequence[str], *fields: str, beside: Sequence[str] = ()) -> Q:
    """Every word stands in one of the fields. Thai has no spaces inside a sentence, so parts of words count.

    beside   fields of what stands around the thing, such as its year: they narrow, but do not suffice
    """
    wanted = Q()
    for word in words:
        wanted &= _somewhere(word, (*fields, *beside))
    if beside:
        own = Q(pk__in=())
        for word in words:
            own |= _somewhere(word, fields)
        wanted &= own
    return wanted


def _somewhere(word: str, fields: Sequence[str]) -> Q:
    found = Q()
    for field in fields:
        found |= Q(**{f"{field}__icontains": word})
    return found
