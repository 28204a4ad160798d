"""Short addresses: /s/k7qm2xh/ in Thai, /s/en/k7qm2xh/ in English and so on; below them the division and the service."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.urls import reverse

from prongsai.surveys.answering.languages import Language, offered

THAI = "th"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a request stands: the page's own address in every language that is offered."""

    view: str
    kwargs: dict[str, Any]
    language: str

    @property
    def href(self) -> str:
        return self._in(self.language)

    @property
    def others(self) -> tuple[tuple[Language, str], ...]:
        return tuple((one, self._in(one.code)) for one in offered() if one.code != self.language)

    def _in(self, language: str) -> str:
        return _address(self.view, language, tuple(self.kwargs.items()))


@lru_cache(maxsize=4_096)
def _address(view: str, language: str, kwargs: tuple[tuple[str, Any], ...]) -> str:
    return reverse(f"answering:{view}", kwargs={**dict(kwargs), "language": language})


class LanguagePart:
    """A path converter: nothing for Thai, "en/" for English, two letters for each further language that is offered."""

    regex = "(?:[a-z]{2}/)?"

    def to_python(self, value: str) -> str:
        code = value.rstrip("/")
        if code and code not in {one.code for one in offered() if one.code != THAI}:
            raise ValueError(code)
        return code or THAI

    def to_url(self, value: str) -> str:
        return "" if value in {"", THAI} else f"{value.rstrip('/')}/"


class TokenPart:
    """A path converter: seven letters and digits, capitals as well, because a phone may begin with one."""

    regex = "[0-9A-Za-z]{7}"

    def to_python(self, value: str) -> str:
        return value.lower()

    def to_url(self, value: str) -> str:
        return value


def start_address(token: str, language: str = THAI) -> str:
    return Spot("start", {"token": token}, language).href


def place_address(token: str, place: str, language: str) -> str:
    return Spot("place", {"token": token, "place": place}, language).href


def form_address(token: str, place: str, service: str, language: str) -> str:
    return Spot("form", {"token": token, "place": place, "service": service}, language).href


def card_address(token: str, language: str) -> str:
    return Spot("card", {"token": token}, language).href


def promise_address(token: str, language: str) -> str:
    return Spot("promise", {"token": token}, language).href


def thanks_address(token: str, language: str) -> str:
    return Spot("thanks", {"token": token}, language).href


def kiosk_address(token: str, seal: str, language: str) -> str:
    return Spot("kiosk", {"token": token, "seal": seal}, language).href


def kiosk_form_address(token: str, seal: str, service: str, language: str) -> str:
    return Spot("kiosk_form", {"token": token, "seal": seal, "service": service}, language).href


def kiosk_promise_address(token: str, seal: str, language: str) -> str:
    return Spot("kiosk_promise", {"token": token, "seal": seal}, language).href


def kiosk_thanks_address(token: str, seal: str, language: str) -> str:
    return Spot("kiosk_thanks", {"token": token, "seal": seal}, language).href
