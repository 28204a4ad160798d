"""What closed surveys say, as a computed score sheet: the only door through which answers become a score."""

from collections.abc import Iterable
from datetime import datetime
from fractions import Fraction

from django.db import transaction

from prongsai.accounts.members import Member
from prongsai.rounds.models import Round
from prongsai.scoring.actions import save_sheet
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.queries import newest_sheet
from prongsai.scoring.sheet_words import SURVEYS
from prongsai.surveys.models import Wave
from prongsai.surveys.queries import closed_waves
from prongsai.surveys.telling.tables import item_means

MILLION = 10**6
SOURCES = {Wave.Kind.OFFICIAL: ScoreSheet.Source.COMPUTED, Wave.Kind.TRIAL: ScoreSheet.Source.MOCK}
"""Trials and official surveys never meet in one sheet; hosted ones are scored elsewhere."""


@transaction.atomic
def save_survey_sheet(*, round_: Round, kind: Wave.Kind, by: Member | None, now: datetime) -> ScoreSheet:
    """The item means of a round's closed surveys of one kind, the newest of each instrument; replaces the sheet before it.

    Figures are rounded half up to the six decimals that a sheet holds; the exact means stay with the surveys.
    Raises CannotSave: no_figures, while nothing is closed or too few have answered; PermissionDenied.
    """
    waves = closed_waves(round_, kind)
    source = SOURCES[kind]
    before = newest_sheet(round_, source, SURVEYS)
    return save_sheet(
        round_=round_,
        source=source,
        title=f"ผลจากแบบวัด {', '.join(wave.instrument for wave in waves)}",
        origin=SURVEYS,
        figures=figures_from(waves),
        by=by,
        now=now,
        replaces=before,
        note="; ".join(_told(wave) for wave in waves),
    )


def figures_from(waves: Iterable[Wave]) -> dict[str, Fraction]:
    """Question code -> mean with six decimals."""
    return {code: six_places(mean) for wave in waves for code, mean in item_means(wave).items()}


def six_places(mean: Fraction) -> Fraction:
    """Half up to the six decimals that a sheet holds."""
    return Fraction((2 * mean.numerator * MILLION + mean.denominator) // (2 * mean.denominator), MILLION)


def _told(wave: Wave) -> str:
    marks = " (คำตอบที่สร้างขึ้นเพื่อสาธิต)" if wave.generated else ""
    return f"{wave.instrument}: {wave.sheets} ชุดคำตอบ{marks}"
