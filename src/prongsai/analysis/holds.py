"""What a room above has taken up of the weak points stays as it is: it registers the question here, in its apps.py."""

from collections.abc import Callable

from prongsai.rounds.models import Round

Hold = Callable[[Round], bool]
_holds: list[Hold] = []


def register_hold(asks: Hold) -> None:
    """asks: is something decided, or before somebody to decide, that rests on the round's weak points?"""
    if asks not in _holds:
        _holds.append(asks)


def is_held(round_: Round) -> bool:
    return any(asks(round_) for asks in _holds)
