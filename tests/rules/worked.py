"""Reads the worked tables of tests/rules/cases: numbers come as text, so that none passes through a float."""

import re
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

CASES = Path(__file__).parent / "cases"
RANGE = re.compile(r"([A-Z])(\d+)-[A-Z](\d+)")


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of one table; every scalar is text, as written."""
    loaded = yaml.load((CASES / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert isinstance(loaded, list)
    return loaded


def figures(written: Mapping[str, str]) -> dict[str, Fraction]:
    """Codes to figures, with ranges such as O1-O22 spread out."""
    spread: dict[str, Fraction] = {}
    for code, figure in written.items():
        match = RANGE.fullmatch(code)
        codes = [f"{match[1]}{n}" for n in range(int(match[2]), int(match[3]) + 1)] if match else [code]
        spread |= dict.fromkeys(codes, Fraction(figure))
    return spread
