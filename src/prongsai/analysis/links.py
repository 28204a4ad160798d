"""Addresses of this room's pages about a sheet."""

from collections.abc import Mapping
from fractions import Fraction
from urllib.parse import urlencode

from prongsai.rounds.links import of_round
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.wording import in_full


def of_sheet(sheet: ScoreSheet) -> str:
    """The result page that shows this sheet."""
    return f"{of_round('analysis:result', sheet.round)}?sheet={sheet.pk}"


def of_figure(sheet: ScoreSheet, code: str) -> str:
    return of_round("analysis:figure", sheet.round, sheet_id=sheet.pk, code=code)


def of_what_if(sheet: ScoreSheet, changes: Mapping[str, Fraction] | None = None) -> str:
    """The scenario with these changes; the same changes always have the same address."""
    base = of_round("analysis:what_if", sheet.round, sheet_id=sheet.pk)
    if not changes:
        return base
    return f"{base}?{urlencode({code: in_full(value) for code, value in changes.items()})}"
