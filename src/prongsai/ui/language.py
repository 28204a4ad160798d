"""The language that is spoken now, and words in it."""

from django.utils.translation import get_language

from prongsai.rules.framework import Text


def spoken() -> str:
    """The active language, "th" or "en"; Thai where none is active."""
    return "en" if speaks_english() else "th"


def speaks_english() -> bool:
    return (get_language() or "th").startswith("en")


def in_words(text: Text) -> str:
    """Thai or English, as the page speaks."""
    return text.in_language(spoken())
