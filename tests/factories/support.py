"""A year of supporting duties: trainings, promotion, counts, comments, a check, a form."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from prongsai.agencies.models import Unit
from prongsai.rounds.models import Round
from prongsai.support import actions
from prongsai.support.lists import criteria, question_sets
from prongsai.support.models import Comment, Form, Honour, Line, MonthlyCheck, Service, Training

OCTOBER, FEBRUARY, MARCH = 1, 5, 6


def training(round_: Round, units: list[Unit], now: datetime, **more: Any) -> Training:
    values = {
        "programme": "oss",
        "topic": f"แบบฟอร์ม/กระบวนการงาน {round_.agency.slug}",
        "held_on": date(2025, 2, 4),
        "from_time": time(9),
        "until_time": time(16),
        "mode": Training.Mode.ONLINE,
        "organiser": "สำนักยุทธศาสตร์และประเมินผล",
        "result": "",
    }
    row = Training(round=round_)
    return actions.write_training(row=row, values={**values, **more}, units=units, seen=0, by=None, now=now)


def line(round_: Round, unit: Unit | None, now: datetime, **more: Any) -> Line:
    values = {
        "programme": "oss",
        "kind": Line.Kind.MEASURE,
        "number": 1,
        "text": f"อบรม {round_.agency.slug}",
    }
    return actions.write_row(
        row=Line(round=round_), values={**values, "unit": unit, **more}, seen=0, by=None, now=now
    )


def service(round_: Round, unit: Unit | None, now: datetime, **more: Any) -> Service:
    name = f"ขออนุญาตก่อสร้าง {unit.code if unit else 'office'} {round_.agency.slug}"
    values = {"programme": "oss", "name": name, "unit": unit, "target": 20}
    return actions.write_row(row=Service(round=round_), values={**values, **more}, seen=0, by=None, now=now)


def counted(one: Service, period: int, online: int, otherwise: int, now: datetime, *, seen: int = 0) -> None:
    actions.write_month(
        round_=one.round,
        period=period,
        counted=[actions.Counted(one, online, otherwise, seen)],
        by=None,
        now=now,
    )


def comment(round_: Round, unit: Unit | None, now: datetime, **more: Any) -> Comment:
    values = {
        "source": Comment.Source.COUNTER,
        "received_on": date(2025, 3, 3),
        "topic": f"ขอเพิ่มเก้าอี้ {round_.agency.slug}",
        "unit": unit,
    }
    return actions.write_row(row=Comment(round=round_), values={**values, **more}, seen=0, by=None, now=now)


def honour(round_: Round, unit: Unit | None, now: datetime, **more: Any) -> Honour:
    values = {
        "kind": Honour.Kind.AWARD,
        "title": f"ศูนย์ราชการสะดวก {round_.agency.slug}",
        "held_on": date(2025, 2, 1),
        "body": "สำนักงานปลัดสำนักนายกรัฐมนตรี",
        "unit": unit,
    }
    return actions.write_row(row=Honour(round=round_), values={**values, **more}, seen=0, by=None, now=now)


def full_marks(less: Mapping[str, int] | None = None) -> actions.CheckContent:
    """Every point that the list gives, but for what is named."""
    lost = less or {}
    marks = {
        one.code: actions.Mark(one.points - lost.get(one.code, 0), "https://example.go.th/info")
        for one in criteria().lines
    }
    return actions.CheckContent(marks)


def checked(
    round_: Round, period: int, now: datetime, *, less: Mapping[str, int] | None = None, seen: int = 0
) -> MonthlyCheck:
    return actions.write_check(
        round_=round_, period=period, content=full_marks(less), seen=seen, by=None, now=now
    )


def opened(round_: Round, unit: Unit | None, now: datetime, **more: Any) -> Form:
    values = {
        "title": f"ความพึงพอใจ {round_.agency.slug}",
        "opens_on": date(2025, 3, 1),
        "closes_on": date(2025, 3, 31),
    }
    return actions.open_form(round_=round_, unit=unit, **{**values, **more}, by=None, now=now)


def answered(form: Form, times: int, *, step: int = 5, words: str = "", today: date) -> None:
    """So many visitors choose the same step everywhere."""
    codes = [one.code for one in question_sets()[form.questions].questions]
    for number in range(times):
        actions.take_answers(
            form=form,
            answers=dict.fromkeys(codes, step),
            words=words,
            sending=f"{form.token}-{step}-{number:04}",
            today=today,
        )


@dataclass(frozen=True)
class Supported:
    """What `support` puts into a round. services, lines, comments, honours: by whose they are."""

    training: Training
    services: Mapping[str, Service]
    lines: Mapping[str, Line]
    comments: Mapping[str, Comment]
    honours: Mapping[str, Honour]
    form: Form


def support(round_: Round, units: Mapping[str, Unit | None], now: datetime) -> Supported:
    """A row of each kind for each of these: office (None) and units. The month before is counted and this one checked."""
    named = [unit for unit in units.values() if unit is not None]
    services = {whose: service(round_, unit, now) for whose, unit in units.items()}
    for one in services.values():
        counted(one, FEBRUARY, 12, 30, now)
    checked(round_, MARCH, now)
    form = opened(round_, named[0], now)
    answered(form, 1, words=f"ดีมาก {round_.agency.slug}", today=date(2025, 3, 12))
    return Supported(
        training(round_, named, now),
        services,
        {
            whose: line(round_, unit, now, number=place)
            for place, (whose, unit) in enumerate(units.items(), 1)
        },
        {whose: comment(round_, unit, now) for whose, unit in units.items()},
        {whose: honour(round_, unit, now) for whose, unit in units.items()},
        form,
    )
