"""What people can be told. Rooms above register their kinds in apps.py: words, address, and who may still be told."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from prongsai.accounts.members import Member

Params = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """One kind of notice.

    key         room.thing_state: rounds.duty_late
    sentence    the words, in the language that is active
    address     the page where it is dealt with
    still_told  which of these things the member may see and has not dealt with: asked again when a digest is sent
    """

    key: str
    sentence: Callable[[Params], str]
    address: Callable[[Params], str]
    still_told: Callable[[Member, Collection[int]], set[int]]


_kinds: dict[str, NoticeKind] = {}


def register_kind(kind: NoticeKind) -> None:
    _kinds[kind.key] = kind


def kind_of(key: str) -> NoticeKind | None:
    """None for a kind whose room is gone."""
    return _kinds.get(key)
