"""What the tables of a wave hold, and how they are kept: as JSON of whole numbers, exact fractions as text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from prongsai.rules.survey_tally import Tally

Tallies = Mapping[str, Tally]
"""Question code -> what was chosen."""
STRAIGHT, REPEATS = "straight", "repeats"


@dataclass(frozen=True, slots=True)
class Sign:
    """Sheets that show a sign.

    sheets      how many; None where they are some, but fewer than the smallest group
    by_chance   how many chance alone would let show it
    others      what all others said; empty where the sheets, or the others, are too few to be told
    """

    sheets: int | None
    by_chance: Fraction
    others: Tallies = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tables:
    """What may be told of a closed wave.

    items      of all; without questions to which too few gave an answer that counts
    places     place number -> the questions in which nothing is given away, alone or by subtraction
    services   service number -> the same for questions that are worded by service. Such a question is told by service or by
               division, never both: a service of one division only, taken off it, would leave its few other visitors
    silenced   how many places have answers of which nothing is told
    signs      STRAIGHT, where the questionnaire can show it, and REPEATS
    """

    sheets: int
    items: Tallies
    places: Mapping[int, Tallies]
    services: Mapping[int, Tallies]
    silenced: int
    signs: Mapping[str, Sign]


def as_json(tables: Tables) -> dict[str, Any]:
    return {
        "sheets": tables.sheets,
        "items": _plain(tables.items),
        "places": {str(number): _plain(told) for number, told in tables.places.items()},
        "services": {str(number): _plain(told) for number, told in tables.services.items()},
        "silenced": tables.silenced,
        "signs": {
            key: {"sheets": sign.sheets, "by_chance": str(sign.by_chance), "others": _plain(sign.others)}
            for key, sign in tables.signs.items()
        },
    }


def from_json(kept: Mapping[str, Any]) -> Tables:
    return Tables(
        sheets=kept["sheets"],
        items=_tallies(kept["items"]),
        places={int(number): _tallies(told) for number, told in kept["places"].items()},
        services={int(number): _tallies(told) for number, told in kept["services"].items()},
        silenced=kept["silenced"],
        signs={
            key: Sign(sign["sheets"], Fraction(sign["by_chance"]), _tallies(sign["others"]))
            for key, sign in kept["signs"].items()
        },
    )


def _plain(tallies: Tallies) -> dict[str, list[int]]:
    """Counts of the options, and last "not concerned"."""
    return {code: [*tally.counts, tally.not_concerned] for code, tally in tallies.items()}


def _tallies(plain: Mapping[str, list[int]]) -> Tallies:
    return {code: Tally(tuple(counts), outside) for code, (*counts, outside) in plain.items()}
