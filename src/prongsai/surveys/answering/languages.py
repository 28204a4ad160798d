"""The languages in which a survey can be answered: data, each shown only from the day on which its texts were reviewed.

The texts of a further language are an ordinary catalogue, locale/<code>/LC_MESSAGES/django.mo; questions and options are
looked up there by their English words. What a machine made may wait in it: as long as nobody who speaks the language has
read it, nobody is shown it.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import yaml

DATA = Path(__file__).parents[1] / "data" / "languages.yaml"


@dataclass(frozen=True, slots=True)
class Language:
    """code: two letters, as in addresses; name: in the language itself; reviewed_on: None while nobody has read it."""

    code: str
    name: str
    reviewed_on: date | None


@lru_cache(maxsize=1)
def languages() -> tuple[Language, ...]:
    """All that are prepared, Thai first."""
    return tuple(Language(**one) for one in yaml.safe_load(DATA.read_text("utf-8")))


def offered() -> tuple[Language, ...]:
    return tuple(one for one in languages() if one.reviewed_on is not None)
