"""Addresses of the public site: Thai at /samphanthawong/oit/2568/O10/, its English twin under /en/."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.urls import reverse

from prongsai.agencies.slugs import may_be_slug

THAI, ENGLISH = "th", "en"
LANGUAGES = (THAI, ENGLISH)


class OfficePart:
    """A path converter: the slug of an agency, never a word with which another address of the house begins."""

    regex = "[-a-zA-Z0-9_]{3,60}"

    def to_python(self, value: str) -> str:
        if not may_be_slug(value):
            raise ValueError(value)
        return value

    def to_url(self, value: str) -> str:
        return value


class LanguagePart:
    """A path converter: nothing for Thai, "en/" for English."""

    regex = "(?:en/)?"

    def to_python(self, value: str) -> str:
        return ENGLISH if value else THAI

    def to_url(self, value: str) -> str:
        return f"{ENGLISH}/" if value.startswith(ENGLISH) else ""


class YearPart:
    """A path converter: a fiscal year of the Buddhist Era."""

    regex = "2[5-6][0-9]{2}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class CodePart:
    """A path converter: the code of an item as officials print it: O10, 9.1."""

    regex = r"[A-Za-z]{0,5}[0-9]{1,3}(?:\.[0-9]{1,3})?"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


@dataclass(frozen=True, slots=True)
class Spot:
    """A page in one language, and the same page in the other."""

    view: str
    language: str = THAI
    kwargs: dict[str, Any] = field(default_factory=dict)

    @property
    def href(self) -> str:
        return self.in_language(self.language)

    @property
    def other(self) -> str:
        """The same page in the other language."""
        return self.in_language(ENGLISH if self.language == THAI else THAI)

    @property
    def whole(self) -> str:
        """With scheme and host, as feeds and catalogues need it."""
        return absolute(self.href)

    def in_language(self, language: str) -> str:
        return reverse(f"public_site:{self.view}", kwargs={**self.kwargs, "language": language})

    def at(self, view: str, **kwargs: Any) -> "Spot":
        """Another page in the same language."""
        return Spot(view, self.language, kwargs)


def absolute(path: str) -> str:
    return settings.PUBLIC_ADDRESS.rstrip("/") + path
