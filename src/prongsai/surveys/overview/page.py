"""Every office in a row, its two surveys side by side; what needs help first."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.accounts.members import Member
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text
from prongsai.rules.survey_quota import Standing, pace
from prongsai.surveys.models import Place, Wave
from prongsai.surveys.presenters.waves import percent_of, shown_count, state_of
from prongsai.surveys.queries import counts_of
from prongsai.surveys.questionnaires import INSTRUMENTS
from prongsai.surveys.wording import STATES
from prongsai.ui.parts import Tab

ORDERS = ("need", "name")
MISSING, SILENT, BEHIND, WAITING, ON_WAY, REACHED = range(6)
"""How much an office needs help with a survey, most first."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One survey of an office. need: one of the six above; href: to its board, or ""; places: divisions that lag, in words."""

    instrument: str
    need: int
    tone: str
    state: str
    href: str
    count: str
    minimum: int
    share: float
    places: str


@dataclass(frozen=True, slots=True)
class OfficeRow:
    name: Text
    href: str
    cells: tuple[Cell, ...]

    @property
    def need(self) -> tuple[int, ...]:
        return tuple(sorted(cell.need for cell in self.cells))


@dataclass(frozen=True, slots=True)
class Sum:
    """How many offices have reached the minimum of a survey, and how many are behind or silent."""

    instrument: str
    reached: int
    needing: int


@dataclass(frozen=True, slots=True)
class OverviewPage:
    fiscal_year: int
    years: tuple[Tab, ...]
    orders: tuple[Tab, ...]
    instruments: tuple[str, ...]
    offices: int
    sums: tuple[Sum, ...]
    rows: tuple[OfficeRow, ...]


def years_seen(member: Member) -> list[int]:
    """The fiscal years of which the member sees a round, newest first. One query."""
    years = Round.objects.visible_to(member).order_by("-fiscal_year")
    return list(years.values_list("fiscal_year", flat=True).distinct())


def overview_page(member: Member, years: list[int], year: int, order: str, *, now: datetime) -> OverviewPage:
    """Four queries, whatever the number of offices."""
    rounds = list(Round.objects.visible_to(member).filter(fiscal_year=year).select_related("agency"))
    waves = list(Wave.objects.filter(round__in=rounds, kind=Wave.Kind.OFFICIAL))
    places: dict[int, list[Place]] = {}
    for place in Place.objects.filter(wave__in=waves):
        places.setdefault(place.wave_id, []).append(place)
    counts = counts_of(waves)
    by_round = {(wave.round_id, wave.instrument): wave for wave in waves}
    rows = []
    for round_ in rounds:
        cells = tuple(
            _cell(code, round_, by_round.get((round_.pk, code)), places, counts, now) for code in INSTRUMENTS
        )
        name = Text(round_.agency.name_th, round_.agency.name_en)
        rows.append(OfficeRow(name, of_round("surveys:waves", round_), cells))
    if order == "need":
        rows.sort(key=lambda row: row.need)
    return OverviewPage(
        fiscal_year=year,
        years=tuple(_years(years, year)),
        orders=tuple(_orders(year, order)),
        instruments=INSTRUMENTS,
        offices=len(rows),
        sums=tuple(_sums(rows)),
        rows=tuple(rows),
    )


def _cell(
    instrument: str,
    round_: Round,
    wave: Wave | None,
    places: Mapping[int, list[Place]],
    counts: Mapping[int, Mapping[int, int]],
    now: datetime,
) -> Cell:
    if wave is None:
        return Cell(instrument, MISSING, "late", _("Not prepared"), "", "–", 0, 0, "")
    wave.round = round_
    answered = counts.get(wave.pk, {})
    whole = Standing(instrument, wave.minimum, sum(answered.values()))
    state = state_of(wave, now)
    need = _need(wave, whole, state, now)
    tone, words = _in_words(need, state)
    return Cell(
        instrument=instrument,
        need=need,
        tone=tone,
        state=words,
        href=of_round("surveys:wave", round_, survey_id=wave.pk),
        count=shown_count(whole.count),
        minimum=wave.minimum,
        share=percent_of(whole),
        places=_lagging(places.get(wave.pk, ()), answered) if wave.opened_at else "",
    )


def _need(wave: Wave, whole: Standing, state: str, now: datetime) -> int:
    if whole.is_reached and wave.opened_at:
        return REACHED
    if state in {"prepared", "waiting"}:
        return WAITING
    if whole.is_silent:
        return SILENT
    if state == "open":
        begun = max(wave.first_on, timezone.localdate(wave.opened_at))
        today = timezone.localdate(now)
        in_time = pace(whole, opened_on=min(begun, today), today=today, last_on=wave.last_on).in_time
        return ON_WAY if in_time else BEHIND
    return BEHIND


def _in_words(need: int, state: str) -> tuple[str, str]:
    if need == REACHED:
        return "accepted", _("Reached")
    if need == SILENT:
        return "late", _("Nobody yet")
    if state == "closed":
        return "late", _("Closed below the minimum")
    if need == BEHIND:
        return "due", _("Too slow for the last day")
    if need == ON_WAY:
        return "review", _("On the way")
    tone, words = STATES[state]
    return tone, str(words)


def _lagging(places: Iterable[Place], answered: Mapping[int, int]) -> str:
    """Divisions without any answer, and those below their quota."""
    standings = [Standing(place.code, place.minimum, answered.get(place.number, 0)) for place in places]
    silent = sum(one.is_silent for one in standings)
    below = sum(not one.is_silent and not one.is_reached for one in standings)
    parts = []
    if silent:
        parts.append(
            ngettext("%(number)s division silent", "%(number)s divisions silent", silent) % {"number": silent}
        )
    if below:
        parts.append(
            ngettext("%(number)s below its minimum", "%(number)s below their minimum", below)
            % {"number": below}
        )
    return " · ".join(parts)


def _sums(rows: list[OfficeRow]) -> Iterator[Sum]:
    for place, instrument in enumerate(INSTRUMENTS):
        needs = [row.cells[place].need for row in rows]
        yield Sum(instrument, needs.count(REACHED), sum(need <= BEHIND for need in needs))


def _years(years: list[int], shown: int) -> Iterator[Tab]:
    for one in years:
        yield Tab(str(one), f"{reverse('survey_overview:overview')}?year={one}", one == shown)


def _orders(year: int, order: str) -> Iterator[Tab]:
    here = f"{reverse('survey_overview:overview')}?year={year}"
    for key, words in zip(ORDERS, (_("What needs help first"), _("By name")), strict=True):
        yield Tab(words, f"{here}&order={key}", key == order)
