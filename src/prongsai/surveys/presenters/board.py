"""One survey: the quota board while it runs, its cards and posters, and what can be done with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.rounds.links import of_round
from prongsai.rules.framework import Text
from prongsai.rules.survey_quota import Pace, Standing, in_order, pace
from prongsai.surveys import permissions, queries
from prongsai.surveys.answering.addresses import start_address
from prongsai.surveys.forms import PrintCards
from prongsai.surveys.models import CardBatch, Place, Wave
from prongsai.surveys.presenters.waves import WaveRow, percent_of, shown_count, state_of, total, wave_row
from prongsai.ui.dates import day_in_words
from prongsai.ui.language import spoken
from prongsai.ui.parts import Crumbs

UNSAID = 0


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A division on the board. missing: how many more, or ""; poster: its own poster, or ""."""

    name: Text
    count: str
    minimum: int
    missing: str
    tone: str
    state: str
    share: float
    address: str
    poster: str


@dataclass(frozen=True, slots=True)
class BatchRow:
    """A print run. unused: as it may be shown; cancel, reprint: where that is done, or ""."""

    number: int
    size: int
    made_at: datetime
    unused: str
    cancelled_at: datetime | None
    cancel: str
    reprint: str


@dataclass(frozen=True, slots=True)
class BoardPage:
    """hrefs are "" where this person may not do it now."""

    title: str
    crumbs: Crumbs
    wave: WaveRow
    is_open: bool
    is_closed: bool
    is_of_staff: bool
    with_cards: bool
    address: str
    opened_at: datetime | None
    closed_at: datetime | None
    smallest_group: int
    places: tuple[PlaceRow, ...]
    silent: int
    pace: str
    forecast: str
    forecast_tone: str
    batches: tuple[BatchRow, ...]
    card_form: PrintCards | None
    open: str
    close: str
    days: str
    print_cards: str
    poster: str
    reach: str
    paper: str
    result: str
    method: str
    import_answers: str


def board_page(
    wave: Wave, *, viewer: Member, now: datetime, card_form: PrintCards | None = None
) -> BoardPage:
    """At most four queries."""
    counts = queries.counts_of([wave]).get(wave.pk, {})
    places = list(wave.places.all())
    state = state_of(wave, now)
    may = permissions.may_open_survey(viewer, wave.round)
    running = state in {"waiting", "open", "ended"}
    row = wave_row(wave, total(counts), now)
    pace_, forecast, tone = _pace(wave, total(counts), now)
    rows = tuple(_place_rows(wave, places, counts))
    prints = may and running and wave.with_cards
    return BoardPage(
        title=_("%(instrument)s: %(kind)s") % {"instrument": wave.instrument, "kind": row.kind},
        crumbs=((_("Surveys"), of_round("surveys:waves", wave.round)), (wave.instrument, "")),
        wave=row,
        is_open=running,
        is_closed=state == "closed",
        is_of_staff=wave.is_of_staff,
        with_cards=wave.with_cards,
        address=full_address(wave.token),
        opened_at=wave.opened_at,
        closed_at=wave.closed_at,
        smallest_group=wave.smallest_group,
        places=rows,
        silent=sum(1 for place in places if not counts.get(place.number)),
        pace=pace_,
        forecast=forecast,
        forecast_tone=tone,
        batches=tuple(_batches(wave, may=may and running)),
        card_form=(card_form or PrintCards()) if prints else None,
        open=_href(wave, "open_wave") if may and state == "prepared" else "",
        close=_href(wave, "close_wave") if may and running else "",
        days=_href(wave, "change_days") if may and state != "closed" else "",
        print_cards=_href(wave, "print_cards") if prints else "",
        poster=_href(wave, "poster") if running else "",
        reach=_href(wave, "reach") if running else "",
        paper=_href(wave, "begin_paper") if may and running else "",
        result=_href(wave, "result") if state == "closed" else "",
        method=_href(wave, "method"),
        import_answers=_href(wave, "import_answers")
        if may and running and wave.kind == Wave.Kind.HOSTED
        else "",
    )


def full_address(token: str) -> str:
    """As it is printed below a QR code, without https://."""
    return f"{settings.PUBLIC_ADDRESS.split('://', 1)[1]}{start_address(token)}"


def _place_rows(wave: Wave, places: list[Place], counts: Mapping[int, int]) -> Iterator[PlaceRow]:
    by_code = {place.code: place for place in places}
    standings = [Standing(place.code, place.minimum, counts.get(place.number, 0)) for place in places]
    for standing in in_order(standings) if wave.opened_at else standings:
        place = by_code[standing.of]
        tone, state = _standing_in_words(standing, is_opened=wave.opened_at is not None)
        yield PlaceRow(
            name=Text(place.name_th, place.name_en),
            count=shown_count(standing.count),
            minimum=standing.minimum,
            missing=queries.shown_missing(standing),
            tone=tone,
            state=state,
            share=percent_of(standing),
            address=full_address(place.token),
            poster="" if wave.is_of_staff else f"{_href(wave, 'poster')}?place={place.code}",
        )
    if counts.get(UNSAID):
        count = shown_count(counts[UNSAID])
        yield PlaceRow(Text("ไม่ประสงค์จะระบุ", "Would rather not say"), count, 0, "", "idle", "", 0, "", "")


def _standing_in_words(standing: Standing, *, is_opened: bool) -> tuple[str, str]:
    if not is_opened:
        return "idle", _("Not open yet")
    if standing.is_silent:
        return "late", _("Nobody yet")
    if not standing.minimum:
        return "review", _("Answering")
    return ("accepted", _("Reached")) if standing.is_reached else ("due", _("Below the minimum"))


def _pace(wave: Wave, count: int, now: datetime) -> tuple[str, str, str]:
    """How many a day, when it will be full, and the tone of that."""
    if wave.opened_at is None or wave.closed_at is not None or not wave.minimum:
        return "", "", ""
    today = timezone.localdate(now)
    begun = max(wave.first_on, timezone.localdate(wave.opened_at))
    found = pace(
        Standing("", wave.minimum, count), opened_on=min(begun, today), today=today, last_on=wave.last_on
    )
    return _speed(found), *_forecast(found, wave.last_on, count >= wave.minimum)


def _speed(found: Pace) -> str:
    if not found.needed:
        return _("%(a_day)s a day so far.") % {"a_day": _one_place(float(found.a_day))}
    words = {"a_day": _one_place(float(found.a_day)), "needed": _one_place(float(found.needed))}
    return _("%(a_day)s a day so far; %(needed)s a day are needed from now on.") % words


def _forecast(found: Pace, last_on: date, is_reached: bool) -> tuple[str, str]:
    if is_reached:
        return _("The minimum is reached. Everybody can still answer."), "accepted"
    if found.full_on is None:
        return _("At this pace the minimum is not in sight."), "late"
    day = day_in_words(found.full_on, spoken())
    if found.in_time:
        return _("At this pace the minimum is reached on %(day)s.") % {"day": day}, "review"
    last = day_in_words(last_on, spoken())
    return _("At this pace the minimum is reached on %(day)s, after the last day (%(last)s).") % {
        "day": day,
        "last": last,
    }, "late"


def _one_place(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _batches(wave: Wave, *, may: bool) -> Iterator[BatchRow]:
    batches = list(CardBatch.objects.filter(wave=wave)) if wave.with_cards else []
    left = queries.unspent_cards(wave) if batches else {}
    for batch in batches:
        yield BatchRow(
            number=batch.number,
            size=batch.size,
            made_at=batch.made_at,
            unused=str(left.get(batch.number, 0)) if not batch.cancelled_at else "0",
            cancelled_at=batch.cancelled_at,
            cancel=_href(wave, "cancel_cards", number=batch.number) if may and not batch.cancelled_at else "",
            reprint=_href(wave, "reprint_cards", number=batch.number)
            if may and not batch.cancelled_at
            else "",
        )


def _href(wave: Wave, view: str, **more: object) -> str:
    return of_round(f"surveys:{view}", wave.round, survey_id=wave.pk, **more)
