"""What else comes into being with a round: rooms above register it in their apps.py."""

from collections.abc import Callable
from datetime import datetime

from prongsai.accounts.members import Member
from prongsai.rounds.models import Round

Opener = Callable[[Round, Member | None, datetime], None]
"""Called inside the transaction that opens the round, after its obligations were made."""

_openers: list[Opener] = []


def register_opener(opener: Opener) -> None:
    if opener not in _openers:
        _openers.append(opener)


def openers() -> list[Opener]:
    return list(_openers)
