"""What deserves a second look in an activity: days that do not fit, photos that were used before. Nothing here forbids anything."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from prongsai.activities.models import Activity
from prongsai.measures.models import Measure
from prongsai.rules.calendar import FiscalYear


class Why(StrEnum):
    """OUTSIDE_*: dated outside; OTHER_DAY: the photo was taken on another day; SAME, ALIKE: the photo is used elsewhere."""

    NOTHING_PROVED = "nothing_proved"
    NO_PHOTO = "no_photo"
    OUTSIDE_YEAR = "outside_year"
    OUTSIDE_MEASURE = "outside_measure"
    OTHER_DAY = "other_day"
    SAME = "same"
    ALIKE = "alike"


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing that deserves a second look.

    measures  of OUTSIDE_MEASURE: all those whose period it misses
    number    which photo, counted from 1; 0 for none
    day       on which the photo was taken
    other, other_number   the activity that uses the photo too, and as which photo; it may be the same activity
    """

    why: Why
    measures: tuple[Measure, ...] = ()
    number: int = 0
    day: date | None = None
    other: Activity | None = None
    other_number: int = 0


@dataclass(frozen=True, slots=True)
class Seen:
    """A photo as flags see it: its place from 1, its evidence, and the day on which it was taken."""

    number: int
    evidence: int
    taken_on: date | None


@dataclass(frozen=True, slots=True)
class Use:
    """Where a piece of evidence is used."""

    activity: Activity
    number: int


@dataclass(frozen=True, slots=True)
class Known:
    """uses: by evidence id. resembling: evidence id -> those that resemble it, with whether the bytes are the same."""

    uses: Mapping[int, Sequence[Use]]
    resembling: Mapping[int, Sequence[tuple[int, bool]]]


def flags_of(
    activity: Activity, measures: Sequence[Measure], photos: Sequence[Seen], year: FiscalYear, known: Known
) -> tuple[Flag, ...]:
    """What is missing first, then days, then photos in their order."""
    return (
        *_gaps(activity, measures, photos),
        *_days(activity, measures, year),
        *_photos(activity, photos, known),
    )


def _gaps(activity: Activity, measures: Sequence[Measure], photos: Sequence[Seen]) -> Iterator[Flag]:
    if not measures and not activity.items.all():
        yield Flag(Why.NOTHING_PROVED)
    if not photos:
        yield Flag(Why.NO_PHOTO)


def _days(activity: Activity, measures: Sequence[Measure], year: FiscalYear) -> Iterator[Flag]:
    first, last = activity.starts_on, activity.ends_on
    if last < year.starts_on or first > year.ends_on:
        yield Flag(Why.OUTSIDE_YEAR)
    missed = tuple(
        one
        for one in measures
        if (one.starts_on and last < one.starts_on) or (one.ends_on and first > one.ends_on)
    )
    if missed:
        yield Flag(Why.OUTSIDE_MEASURE, missed)


def _photos(activity: Activity, photos: Sequence[Seen], known: Known) -> Iterator[Flag]:
    for photo in photos:
        day = photo.taken_on
        if day is not None and not activity.starts_on <= day <= activity.ends_on:
            yield Flag(Why.OTHER_DAY, number=photo.number, day=day)
        alike = [(photo.evidence, True), *known.resembling.get(photo.evidence, ())]
        for evidence, is_same in alike:
            for use in known.uses.get(evidence, ()):
                if use.activity.pk != activity.pk or use.number < photo.number:
                    why = Why.SAME if is_same else Why.ALIKE
                    yield Flag(why, number=photo.number, other=use.activity, other_number=use.number)
