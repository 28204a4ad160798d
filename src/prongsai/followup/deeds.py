"""What was done for a piece of work, as a room above keeps it: shown in its story. That room registers itself in its apps.py."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from prongsai.accounts.members import Member
from prongsai.followup.models import Assignment
from prongsai.rounds.models import Round


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that took place for a piece of work. days: in words; picture: of its first photo, "" for none; doubts: in sentences."""

    title: str
    href: str
    days: str
    photos: int
    picture: str
    doubts: tuple[str, ...] = ()


class Deeds(Protocol):
    def of_work(self, work: Assignment, round_: Round, viewer: Member) -> Sequence[Deed]:
        """What was done for this work, the newest first, within the viewer's scope."""

    def add_href(self, work: Assignment, round_: Round, viewer: Member) -> str:
        """Where this person records more of it; "" where they may not."""


_known: list[Deeds] = []


def register_deeds(deeds: Deeds) -> None:
    _known.append(deeds)


def deeds_of(work: Assignment, round_: Round, viewer: Member) -> list[Deed]:
    return [deed for deeds in _known for deed in deeds.of_work(work, round_, viewer)]


def add_href_of(work: Assignment, round_: Round, viewer: Member) -> str:
    """The first door that is open, or ""."""
    return next((href for deeds in _known if (href := deeds.add_href(work, round_, viewer))), "")
