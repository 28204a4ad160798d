"""Whom to tell today how many answers are missing: divisions of their own, the office of all. Never a person who might answer."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from prongsai.accounts.models import Membership
from prongsai.notices.actions import Telling, tell
from prongsai.notices.queries import holders
from prongsai.rounds.models import Round
from prongsai.rounds.reminding import IN_UNIT, ROLES, ladder_for, people_on_rungs
from prongsai.rules.escalation import Position, filled_position
from prongsai.rules.survey_quota import Standing, pace
from prongsai.surveys import queries
from prongsai.surveys.models import Place, Wave

SILENT, MISSING = "surveys.division_silent", "surveys.division_missing"
BEHIND, REACHED = "surveys.behind", "surveys.reached"
SILENT_AFTER = 7
"""Days after the first on which a division of which nobody has answered is told so."""


@dataclass(frozen=True, slots=True)
class _Open:
    """An open survey with its counts, and what day of it today is."""

    wave: Wave
    places: list[Place]
    counts: Mapping[int, int]
    today: date

    @property
    def days_left(self) -> int:
        return (self.wave.last_on - self.today).days

    @property
    def whole(self) -> Standing:
        return Standing(self.wave.instrument, self.wave.minimum, sum(self.counts.values()))

    def standing(self, place: Place) -> Standing:
        return Standing(place.code, place.minimum, self.counts.get(place.number, 0))


def remind(*, now: datetime) -> int:
    """Tell everybody whose turn it is; how many notices are new. Each step is told once, however often it runs."""
    today = timezone.localdate(now)
    waves = Wave.objects.filter(
        kind=Wave.Kind.OFFICIAL,
        opened_at__isnull=False,
        closed_at__isnull=True,
        first_on__lte=today,
        last_on__gte=today,
    )
    told = 0
    for wave in waves.select_related("round__agency").prefetch_related("places"):
        tellings = tellings_of(wave, today)
        told += tell(agency=wave.round.agency, tellings=tellings, by=None, now=now) if tellings else 0
    return told


def tellings_of(wave: Wave, today: date) -> list[Telling]:
    """What people are to be told of this survey today: the silent divisions first. At most five queries."""
    found = _Open(wave, list(wave.places.all()), queries.counts_of([wave]).get(wave.pk, {}), today)
    people = holders(wave.round.agency_id, frozenset().union(*ROLES.values()), today)
    step = _step(found)
    places = [*_silent(found, people), *(_missing(found, people, step) if step else ())]
    return [*places, *_of_the_office(found, people, step)]


def _step(found: _Open) -> int | None:
    """The latest of the office's days before the end that has come: 7 of "7 and 1 day before"; None before the first."""
    before = sorted(-rung.days for rung in ladder_for(found.wave.round) if rung.days < 0)
    return next((days for days in before if found.days_left <= days), None)


def _silent(found: _Open, people: Iterable[Membership]) -> Iterator[Telling]:
    if (found.today - found.wave.first_on).days < SILENT_AFTER:
        return
    for place in found.places:
        if place.minimum and found.standing(place).is_silent:
            yield from _telling(found, place, people, SILENT, "silent")


def _missing(found: _Open, people: Iterable[Membership], step: int) -> Iterator[Telling]:
    for place in found.places:
        standing = found.standing(place)
        if not standing.is_reached and not standing.is_silent:
            yield from _telling(found, place, people, MISSING, f"{step}")


def _telling(
    found: _Open, place: Place, people: Iterable[Membership], kind: str, step: str
) -> Iterator[Telling]:
    """A division of which nobody holds a post, and the schools, are for the office, which is told of all together."""
    by_position = people_on_rungs(place.unit_id, people)
    position = filled_position(Position.OWNER, by_position)
    if position in IN_UNIT:
        yield Telling(
            kind=kind,
            about_id=place.pk,
            key=f"survey:{found.wave.pk}:{place.number}:{step}",
            params={
                **_params(found),
                "place_th": place.name_th,
                "place_en": place.name_en,
                "missing": queries.shown_missing(found.standing(place)),
                "token": place.token,
            },
            people=by_position[position],
        )


def _of_the_office(found: _Open, people: Iterable[Membership], step: int | None) -> Iterator[Telling]:
    """Once that the minimum is reached; on each step that at this pace it will not be, or that divisions are missing."""
    by_position = people_on_rungs(None, people)
    position = filled_position(Position.DISTRICT_OFFICER, by_position)
    if position is None or not found.wave.minimum:
        return
    below = [place for place in found.places if not found.standing(place).is_reached]
    if found.whole.is_reached and not below:
        kind, key = REACHED, "reached"
    elif step and (below or not _is_in_time(found)):
        kind, key = BEHIND, f"behind:{step}"
    else:
        return
    silent = sum(1 for place in below if found.standing(place).is_silent)
    yield Telling(
        kind=kind,
        about_id=found.wave.pk,
        key=f"survey:{found.wave.pk}:{key}",
        params={
            **_params(found),
            "silent": silent,
            "below": len(below) - silent,
            "missing": queries.shown_missing(found.whole),
            "in_time": int(_is_in_time(found)),
        },
        people=by_position[position],
    )


def _is_in_time(found: _Open) -> bool:
    wave = found.wave
    return pace(found.whole, opened_on=wave.first_on, today=found.today, last_on=wave.last_on).in_time


def _params(found: _Open) -> dict[str, str | int]:
    round_: Round = found.wave.round
    return {
        "instrument": found.wave.instrument,
        "last_on": found.wave.last_on.isoformat(),
        "agency": round_.agency.slug,
        "year": round_.fiscal_year,
        "survey": found.wave.pk,
    }
