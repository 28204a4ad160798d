"""What people send: sheets of visitors and of staff with cards, as whole requests."""

import secrets
from collections.abc import Callable

from bench.survey_load.client import post
from bench.survey_load.servers import Ground

PLACES = (
    "administration",
    "registration",
    "public_works",
    "environment",
    "revenue",
    "enforcement",
    "finance",
    "education",
)
RUN = secrets.token_hex(4)
"""Sets the sendings of this run apart from those of any other."""


def submission(number: int) -> str:
    return f"{RUN}-{number:014d}"


def staff(ground: Ground, address: str = "") -> Callable[[int], bytes]:
    """With a card of their own each. address: elsewhere than at our server."""
    words = {f"I{number}": str(number % 6) for number in range(1, 13)} | {"place": "unsaid"}

    def make(number: int) -> bytes:
        sheet = words | {"card": ground.codes[number], "submission": submission(number)}
        return post(address or f"/s/{ground.card_token}/card/", sheet, network=number)

    return make


def visitor(ground: Ground, places: tuple[str, ...]) -> Callable[[int], bytes]:
    """Of these divisions in turn, each for a service that all of them offer."""
    words = {f"E{number}": str(number % 6) for number in range(1, 7)}

    def make(number: int) -> bytes:
        place = places[number % len(places)]
        sheet = words | {"submission": submission(number)}
        return post(f"/s/{ground.token}/{place}/other/", sheet, network=number)

    return make
