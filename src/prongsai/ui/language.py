"""The language that is spoken now, and words in it."""

from django.utils.translation import get_language, gettext

from prongsai.rules.framework import Text


def spoken() -> str:
    """The active language, "th" or "en"; Thai where none is active."""
    return "en" if speaks_english() else "th"


def speaks_english() -> bool:
    """Also where a further language is spoken: who reads Burmese reads "12 March" sooner than "12 มีนาคม"."""
    return not (get_language() or "th").startswith("th")


def in_words(text: Text) -> str:
    """Thai or English, as the page speaks, or the further language of a survey's public page."""
    return further(text.in_language(spoken()))


def further(english: str) -> str:
    """The words in the active language where that is neither Thai nor English; else as they are."""
    language = (get_language() or "th")[:2]
    return gettext(english) if english and language not in {"th", "en"} else english
