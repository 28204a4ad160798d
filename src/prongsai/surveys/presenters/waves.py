"""The surveys of a year, as a list."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from prongsai.accounts.members import Member
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text
from prongsai.rules.survey_quota import Standing
from prongsai.surveys import permissions, queries
from prongsai.surveys.models import Wave
from prongsai.surveys.wording import KINDS, STATES


@dataclass(frozen=True, slots=True)
class WaveRow:
    """One survey. count: as it may be shown, "<5" for one to four."""

    href: str
    instrument: str
    kind: str
    generated: bool
    tone: str
    state: str
    first_on: date
    last_on: date
    count: str
    minimum: int
    share: float


@dataclass(frozen=True, slots=True)
class WavesPage:
    agency: Text
    fiscal_year: int
    rows: tuple[WaveRow, ...]
    prepare: str


def waves_page(round_: Round, *, viewer: Member, now: datetime) -> WavesPage:
    """At most two queries."""
    waves = queries.waves_of(round_)
    counts = queries.counts_of(waves)
    may_prepare = permissions.may_open_survey(viewer, round_)
    return WavesPage(
        agency=Text(round_.agency.name_th, round_.agency.name_en),
        fiscal_year=round_.fiscal_year,
        rows=tuple(wave_row(wave, total(counts.get(wave.pk, {})), now) for wave in waves),
        prepare=of_round("surveys:prepare_wave", round_) if may_prepare else "",
    )


def wave_row(wave: Wave, count: int, now: datetime) -> WaveRow:
    tone, state = STATES[state_of(wave, now)]
    standing = Standing(wave.instrument, wave.minimum, count)
    return WaveRow(
        href=of_round("surveys:wave", wave.round, survey_id=wave.pk),
        instrument=wave.instrument,
        kind=str(KINDS[wave.kind]),
        generated=wave.generated,
        tone=tone,
        state=str(state),
        first_on=wave.first_on,
        last_on=wave.last_on,
        count=shown_count(count),
        minimum=wave.minimum,
        share=percent_of(standing),
    )


def state_of(wave: Wave, now: datetime) -> str:
    """prepared, waiting, open, ended or closed."""
    today = timezone.localdate(now)
    if wave.closed_at is not None:
        return "closed"
    if wave.opened_at is None:
        return "prepared"
    if today < wave.first_on:
        return "waiting"
    return "open" if today <= wave.last_on else "ended"


def shown_count(count: int) -> str:
    """One to four are not told apart."""
    return f"<{queries.HIDDEN_BELOW}" if 0 < count < queries.HIDDEN_BELOW else str(count)


def percent_of(standing: Standing) -> float:
    """Width of a bar, 0 to 100; small counts look all the same."""
    if 0 < standing.count < queries.HIDDEN_BELOW:
        standing = Standing(standing.of, standing.minimum, queries.HIDDEN_BELOW - 1)
    return float(standing.share * 100)


def total(counts: Mapping[int, int]) -> int:
    return sum(counts.values())
