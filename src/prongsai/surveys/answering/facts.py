"""What a short address stands for, read once for all who come: an open wave is kept in memory, so that its pages ask no query."""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.db.models import Q
from django.utils import timezone

from prongsai.rules.framework import Text
from prongsai.rules.survey import Questionnaire, Service
from prongsai.surveys.answering.complete import languages_of
from prongsai.surveys.models import Place, Point, Wave
from prongsai.surveys.questionnaires import questionnaire_of

KEPT_SECONDS = 30
MOST_KEPT = 2_000
GRACE = timedelta(minutes=10)
"""After the last day, for those who began in time."""


class Standing(StrEnum):
    NOT_YET = "not_yet"
    OPEN = "open"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    number: int
    code: str
    token: str
    name: Text


@dataclass(frozen=True, slots=True)
class Way:
    """The counter, event or kiosk whose address it is. code: what is kept of the code that sets up a kiosk."""

    number: int
    is_kiosk: bool
    is_ended: bool
    code: str


@dataclass(frozen=True)
class Asked:
    """One short address: a wave, and perhaps the place for which its answers count.

    wave   the drawer of its answers
    here   where the address already says for whom; None where the person chooses
    way    where the address is that of a counter, an event or a kiosk
    languages   codes of those in which every word of it can be shown
    """

    token: str
    wave: int
    wave_token: str
    instrument: str
    kind: str
    is_of_staff: bool
    with_cards: bool
    with_comments: bool
    generated: bool
    smallest_group: int
    agency: Text
    fiscal_year: int
    first_on: date
    last_on: date
    is_opened: bool
    is_closed: bool
    questionnaire: Questionnaire
    places: tuple[PlaceFacts, ...]
    here: PlaceFacts | None
    way: Way | None = None
    languages: tuple[str, ...] = ("th", "en")

    @property
    def is_kiosk(self) -> bool:
        return self.way is not None and self.way.is_kiosk

    def standing(self, now: datetime) -> Standing:
        """At this moment; the grace after the last day is part of being open."""
        today = timezone.localdate(now)
        if self.is_closed or timezone.localdate(now - GRACE) > self.last_on:
            return Standing.OVER
        return Standing.OPEN if self.is_opened and today >= self.first_on else Standing.NOT_YET

    def place(self, code: str) -> PlaceFacts | None:
        return next((place for place in self.places if place.code == code), None)

    def service_number(self, code: str) -> int:
        """From 1, in the order of the questionnaire; 0 for none."""
        codes = [service.code for service in self.questionnaire.services]
        return codes.index(code) + 1 if code in codes else 0

    def services_at(self, place: PlaceFacts) -> tuple[Service, ...]:
        return self.questionnaire.services_of(place.code)


_kept: dict[str, tuple[float, Asked]] = {}


def asked_at(token: str) -> Asked | None:
    """What the address stands for, or None. No query for an open wave that was asked for within half a minute."""
    found = _kept.get(token)
    if found is not None and found[0] > time.monotonic():
        return found[1]
    asked = _read(token)
    if asked is None or not asked.is_opened or asked.is_closed:
        _kept.pop(token, None)
        return asked
    if found is not None and found[1] == asked:
        asked = found[1]
    elif len(_kept) >= MOST_KEPT:
        _kept.clear()
    _kept[token] = (time.monotonic() + KEPT_SECONDS, asked)
    return asked


def current(asked: Asked) -> bool:
    """These very facts were looked up within half a minute, or looked up again and found unchanged."""
    found = _kept.get(asked.token)
    return found is not None and found[1] is asked and found[0] > time.monotonic()


def forget() -> None:
    """Read everything anew."""
    _kept.clear()


def _read(token: str) -> Asked | None:
    waves = Wave.objects.select_related("round__agency", "round__framework")
    point = Point.objects.select_related("place").filter(token=token).first()
    here = Q(points__token=token) if point else Q(token=token) | Q(places__token=token)
    wave = waves.filter(here).first()
    if wave is None:
        return None
    places = tuple(_places(wave.places.all()))
    home = point.place.token if point else token
    agency = wave.round.agency
    questionnaire = questionnaire_of(wave.round, wave.instrument)
    names = [agency.name_en, *(place.name.en for place in places)]
    return Asked(
        token=token,
        wave=wave.drawer,
        wave_token=wave.token,
        instrument=wave.instrument,
        kind=wave.kind,
        is_of_staff=wave.is_of_staff,
        with_cards=wave.with_cards,
        with_comments=wave.with_comments,
        generated=wave.generated,
        smallest_group=wave.smallest_group,
        agency=Text(agency.name_th, agency.name_en),
        fiscal_year=wave.round.fiscal_year,
        first_on=wave.first_on,
        last_on=wave.last_on,
        is_opened=wave.opened_at is not None,
        is_closed=wave.closed_at is not None,
        questionnaire=questionnaire,
        places=places,
        here=next((place for place in places if place.token == home), None),
        way=_way(point) if point else None,
        languages=languages_of(questionnaire, names),
    )


def _way(point: Point) -> Way:
    return Way(point.number, point.kind == Point.Kind.KIOSK, point.ended_at is not None, point.code)


def _places(rows: Iterable[Place]) -> Iterable[PlaceFacts]:
    for row in rows:
        yield PlaceFacts(row.number, row.code, row.token, Text(row.name_th, row.name_en))
