"""Addresses of this room's pages."""

from collections.abc import Mapping
from fractions import Fraction
from urllib.parse import urlencode

from django.urls import reverse

from prongsai.rounds.models import Round
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.wording import in_full


def of_round(view: str, round_: Round) -> str:
    """The address of a page that every round has."""
    return reverse(view, kwargs={"agency": round_.agency.slug, "year": round_.fiscal_year})


def of_sheet(sheet: ScoreSheet) -> str:
    """The result page that shows this sheet."""
    return f"{of_round('analysis:result', sheet.round)}?sheet={sheet.pk}"


def of_figure(sheet: ScoreSheet, code: str) -> str:
    return reverse("analysis:figure", kwargs={**_of(sheet), "code": code})


def of_what_if(sheet: ScoreSheet, changes: Mapping[str, Fraction] | None = None) -> str:
    """The scenario with these changes; the same changes always have the same address."""
    base = reverse("analysis:what_if", kwargs=_of(sheet))
    if not changes:
        return base
    return f"{base}?{urlencode({code: in_full(value) for code, value in changes.items()})}"


def _of(sheet: ScoreSheet) -> dict[str, object]:
    round_ = sheet.round
    return {"agency": round_.agency.slug, "year": round_.fiscal_year, "sheet_id": sheet.pk}
