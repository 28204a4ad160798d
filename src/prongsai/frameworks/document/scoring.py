"""The arithmetic of a framework file: steps by kind, rounding, and the level table."""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from prongsai.frameworks.document.parts import NOTHING
from prongsai.frameworks.document.sections import Section
from prongsai.frameworks.document.tree import Defaults
from prongsai.rules.framework import Compare, How, IfMissing, Kind, Level, LevelTable, Rounding, RoundingMode
from prongsai.rules.framework_check import check_levels

ROUNDING_OF_NOTHING = Rounding(RoundingMode.HALF_UP, 2)
Word = TypeVar("Word", bound=StrEnum)


def read_scoring(file: Section) -> tuple[Defaults, Rounding]:
    section = file.section("scoring", code="scoring")
    if section is None:
        return Defaults(), ROUNDING_OF_NOTHING
    said = section.section("how", required=False)
    defaults = Defaults(
        how=_by_kind(said, How),
        how_is_said={kind for kind in Kind if said and said.has(kind)},
        if_missing=_by_kind(section.section("if_missing", required=False), IfMissing),
    )
    rounding = _rounding(section.section("rounding"))
    section.close()
    return defaults, rounding


def _by_kind(inner: Section | None, among: type[Word]) -> Mapping[Kind, Word]:
    """A word for each kind of node named, such as {total: weighted, indicator: mean_of_items}."""
    if inner is None:
        return {}
    found = {kind: inner.choice(kind, among) for kind in Kind if inner.has(kind)}
    inner.asked = list(Kind)
    inner.close()
    return {kind: word for kind, word in found.items() if word is not None}


def _rounding(section: Section | None) -> Rounding:
    if section is None:
        return ROUNDING_OF_NOTHING
    rounding = Rounding(
        mode=section.choice("mode", RoundingMode) or RoundingMode.HALF_UP,
        places=section.whole("places", least=0, most=6),
        carried_at=frozenset(
            Kind(kind) for kind in section.names("carried_at", set(Kind), "unknown_kind") if kind in set(Kind)
        ),
    )
    section.close()
    return rounding


def read_levels(file: Section, places: int) -> LevelTable:
    """The level table, checked for gaps unless something in it could not be read."""
    before = len(file.problems.found)
    section = file.section("levels", code="levels")
    if section is None:
        return LevelTable(())
    lines: list[int] = []
    table = LevelTable(
        levels=tuple(_level(row, lines) for row in section.sections("table")),
        pass_at=section.points("pass_at", required=False),
        compare=section.choice("compare", Compare, Compare.ROUNDED) or Compare.ROUNDED,
    )
    section.close()
    if len(file.problems.found) == before:
        for finding in check_levels(table, places):
            line = lines[finding.position] if lines else section.line
            file.problems.say(finding.key, line, finding.code or section.code, **finding.params)
    return table


def _level(section: Section, lines: list[int]) -> Level:
    lines.append(section.line)
    section.code = section.name("key") or section.code
    level = Level(
        key=section.code,
        text=section.words() or NOTHING,
        total_min=section.points("total_min") or Fraction(0),
        total_max=section.points("total_max", required=False),
        every_instrument_min=section.points("every_instrument_min", required=False),
        some_instrument_below=section.points("some_instrument_below", required=False),
    )
    section.close()
    return level
