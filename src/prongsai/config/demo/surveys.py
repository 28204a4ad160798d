"""Surveys of the demo, with made-up answers that are marked as such wherever they are shown."""

import random
from datetime import UTC, datetime

from prongsai.agencies.models import Agency
from prongsai.rounds.models import Round
from prongsai.surveys.actions import add_point, close_wave, open_wave, prepare_wave
from prongsai.surveys.generating import fill_with_generated, generate_arrivals
from prongsai.surveys.models import Point, Wave

AGENCY, YEAR = "samphanthawong", 2568
BEFORE = datetime(2023, 12, 4, 2, tzinfo=UTC), datetime(2023, 12, 22, 11, tzinfo=UTC)
TRIAL = datetime(2024, 12, 2, 2, tzinfo=UTC), datetime(2024, 12, 20, 11, tzinfo=UTC)
OFFICIAL = datetime(2025, 2, 3, 2, tzinfo=UTC), datetime(2025, 6, 30, 11, tzinfo=UTC)

POINTS = (
    ("registration", Point.Kind.COUNTER, "ช่องบริการงานทะเบียนราษฎร"),
    ("revenue", Point.Kind.COUNTER, "ช่องรับชำระภาษี"),
    ("community", Point.Kind.EVENT, "วันพบปะชุมชน"),
)


def add_surveys() -> None:
    """Trials of this year and the last that were filled and closed, and the official surveys of the year, more than half full."""
    last_year, round_ = (
        Round.objects.select_related("agency", "framework")
        .filter(agency=Agency.objects.get(slug=AGENCY), fiscal_year__in=(YEAR - 1, YEAR))
        .order_by("fiscal_year")
    )
    dice = random.Random(YEAR)  # noqa: S311 - for show
    for instrument in ("IIT", "EIT"):
        for of, days in ((last_year, BEFORE), (round_, TRIAL)):
            trial = _opened(of, instrument, Wave.Kind.TRIAL, *days)
            fill_with_generated(trial, dice, share=1.0)
            close_wave(wave=trial, by=None, now=days[1])
        official = _opened(round_, instrument, Wave.Kind.OFFICIAL, *OFFICIAL)
        fill_with_generated(official, dice, share=0.6)
        if not official.with_cards:
            _add_points(official, OFFICIAL[0])
            generate_arrivals(official, dice)


def _add_points(wave: Wave, now: datetime) -> None:
    for code, kind, name in POINTS:
        add_point(place=wave.places.get(code=code), kind=kind, name=name, by=None, now=now)


def _opened(round_: Round, instrument: str, kind: Wave.Kind, begins: datetime, ends: datetime) -> Wave:
    wave = prepare_wave(
        round_=round_,
        instrument=instrument,
        kind=kind,
        first_on=begins.date(),
        last_on=ends.date(),
        by=None,
        now=begins,
        with_comments=True,
        generated=True,
    )
    open_wave(wave=wave, by=None, now=begins)
    return wave
