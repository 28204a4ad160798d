"""Series of meetings that offices know: data of the house, read once."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from prongsai.rules.framework import Text

FILE = Path(__file__).parent / "data" / "series.yaml"
DUTY = "meeting:"
"""What the codes of duties begin with that ask for a meeting."""


@dataclass(frozen=True, slots=True)
class Preset:
    """duty: code of the duties that it fulfils; "" where an office begins it by hand, in that rhythm."""

    text: Text
    attends: str
    duty: str = ""
    rhythm: str = ""


@cache
def presets() -> tuple[Preset, ...]:
    """In the order of the list."""
    return tuple(
        Preset(
            Text(row["th"], row["en"]),
            row["attends"],
            f"{DUTY}{row['duty']}" if "duty" in row else "",
            row.get("rhythm", ""),
        )
        for row in yaml.safe_load(FILE.read_text("utf-8"))
    )


def preset_of(duty: str) -> Preset | None:
    return next((one for one in presets() if duty and one.duty == duty), None)
