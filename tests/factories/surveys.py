"""Waves and the answers in them."""

from datetime import date, datetime

from prongsai.accounts.members import Member
from prongsai.rounds.models import Round
from prongsai.rules.survey_signs import tallies_of
from prongsai.surveys.actions import add_point, open_wave, prepare_wave, save_headcount
from prongsai.surveys.models import CommentDecision, DayCount, Point, Release, Wave
from prongsai.surveys.questionnaires import questionnaire_of
from prongsai.surveys.responses import store
from prongsai.surveys.telling.content import as_json
from prongsai.surveys.telling.tables import tables_from

FIRST, LAST = date(2025, 1, 1), date(2025, 6, 30)


def prepared(
    round_: Round, now: datetime, instrument: str = "EIT", *, by: Member | None = None, **more: object
) -> Wave:
    kind = more.pop("kind", Wave.Kind.OFFICIAL)
    days = {"first_on": FIRST, "last_on": LAST} | more
    return prepare_wave(round_=round_, instrument=instrument, kind=kind, by=by, now=now, **days)  # type: ignore[arg-type]


def opened(round_: Round, now: datetime, instrument: str = "EIT", **more: object) -> Wave:
    wave = prepared(round_, now, instrument, **more)
    open_wave(wave=wave, by=None, now=now)
    return wave


def told(round_: Round, officer: Member, now: datetime) -> Wave:
    """A trial of staff that was closed, with its tables: forty sheets of one division, and no sheet in the answers' database."""
    wave = prepared(round_, now, "IIT", kind=Wave.Kind.TRIAL, with_comments=True)
    asked = questionnaire_of(round_, "IIT")
    patterns = {(answer,) * 12: 20 for answer in (4, 5)}
    tallies = tallies_of(asked.questions, patterns)
    tables = tables_from(asked, {1: tallies}, {}, patterns, least=wave.smallest_group)
    Wave.objects.filter(pk=wave.pk).update(opened_at=now, closed_at=now, sheets=tables.sheets)
    wave.refresh_from_db()
    wave.round = round_
    Release.objects.create(wave=wave, tables=as_json(tables), made_at=now)
    DayCount.objects.create(wave=wave, day=now.date(), sheets=tables.sheets)
    save_headcount(wave=wave, people=80, by=officer, now=now)
    CommentDecision.objects.create(
        wave=wave,
        number=wave.drawer,
        verdict=CommentDecision.Verdict.RELEASED,
        shown=f"ห้องประชุมเล็กเกินไป {round_.agency.slug}",
        decided_at=now,
        decided_by=officer.user,
    )
    return wave


def fill(wave: Wave, place: int, count: int, answer: int = 5, *, width: int = 6, service: int = 6) -> None:
    """So many sheets for a place, all with one answer."""
    for number in range(count):
        store.take(
            wave=wave.drawer,
            place=place,
            service=service,
            answers=[answer] * width,
            submission=f"{place}-{answer}-{number}",
        )


def kiosk_of(wave: Wave, by: Member, now: datetime) -> Point:
    place = wave.places.get(code="all_schools")
    point, _code = add_point(place=place, kind=Point.Kind.KIOSK, name="แท็บเล็ตหน้าทางเข้า", by=by, now=now)
    return point
