"""Public addresses: /l/bangkok-yai/ in Thai, /l/en/bangkok-yai/ in English. No code of an applicant ever stands in one."""

from typing import Any

from django.urls import reverse

THAI, ENGLISH = "th", "en"
OTHER = {THAI: ENGLISH, ENGLISH: THAI}


class LanguagePart:
    """A path converter: nothing for Thai, "en/" for English."""

    regex = "(?:en/)?"

    def to_python(self, value: str) -> str:
        return value.rstrip("/") or THAI

    def to_url(self, value: str) -> str:
        return "" if value in {"", THAI} else f"{value.rstrip('/')}/"


def address(view: str, agency: str, language: str, **more: Any) -> str:
    return reverse(f"applying:{view}", kwargs={"agency": agency, "language": language, **more})
