"""Kinds of activity. Data of the house, read once."""

from functools import cache
from pathlib import Path

import yaml

from prongsai.rules.framework import Text

FILE = Path(__file__).parent / "data" / "kinds.yaml"


@cache
def activity_kinds() -> dict[str, Text]:
    """By code, in the order of the list."""
    return {row["code"]: Text(row["th"], row["en"]) for row in yaml.safe_load(FILE.read_text("utf-8"))}
