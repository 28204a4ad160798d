"""Why nothing has moved: the short list that people choose from. Data of the house, read once."""

from functools import cache
from pathlib import Path

import yaml

from prongsai.rules.framework import Text
from prongsai.ui.language import in_words

FILE = Path(__file__).parent / "data" / "no_change_reasons.yaml"


@cache
def no_change_reasons() -> dict[str, Text]:
    """By code, in the order of the list."""
    return {row["code"]: Text(row["th"], row["en"]) for row in yaml.safe_load(FILE.read_text("utf-8"))}


def reason_in_words(kept: str) -> str:
    """A kept reason in the reader's language; what somebody wrote in their own words stays as it is."""
    known = {text.th: text for text in no_change_reasons().values()}
    return in_words(known[kept]) if kept in known else kept
