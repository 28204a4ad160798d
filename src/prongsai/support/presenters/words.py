"""Small words that several pages say."""

from prongsai.rounds.models import Round
from prongsai.rules.framework import Text

LONGEST = 160


def agency_of(round_: Round) -> Text:
    return Text(round_.agency.name_th, round_.agency.name_en)


def first_words(text: str, longest: int = LONGEST) -> str:
    """A text as the name of its row."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[:longest].rstrip() + "…"
