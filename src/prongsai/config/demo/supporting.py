"""What supports the measures, for the demo: what two offices printed, and counts, checks and answers that are samples."""

import random
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import yaml
from django.utils import timezone

from prongsai.agencies.models import Unit
from prongsai.config.demo.following_up import SAMPLE, morning_of
from prongsai.config.demo.pictures import MARK, sample_picture
from prongsai.files.actions import add_file
from prongsai.files.content import Description
from prongsai.files.models import Evidence
from prongsai.files.receiving import holding_bytes
from prongsai.rounds.models import Round
from prongsai.support import actions
from prongsai.support.lists import criteria
from prongsai.support.models import Comment, Form, Honour, Line, Service, Training
from prongsai.support.months import count_due_on, month_of
from prongsai.support.queries.forms import questions_of

FOLDER = Path(__file__).parent / "support"
WORDS = ("บริการรวดเร็ว เจ้าหน้าที่สุภาพ", "ควรเพิ่มป้ายบอกขั้นตอน", "ระบบออนไลน์ใช้งานง่าย")
LATE_EVERY = 7
"""One count in seven is a few days late."""
WORK = "oss"


def support_measures(round_: Round, *, now: datetime) -> None:
    """Everything that the round's file names."""
    listed = yaml.safe_load((FOLDER / f"{round_.agency.slug}-{round_.fiscal_year}.yaml").read_text("utf-8"))
    units = {unit.code: unit for unit in round_.agency.units.all()}
    chance = random.Random(round_.agency.slug)  # noqa: S311 - the same samples each time
    _train(round_, listed["trainings"], units, now)
    for row in listed["lines"]:
        _promote(round_, row, units, now)
    for row in listed["services"]:
        _count(round_, row, units, listed["counted"], chance)
    for period in listed["checks"]:
        _check(round_, period, chance)
    for row in listed.get("comments", ()):
        _hear(round_, row, units, now)
    for row in listed.get("honours", ()):
        _honour(round_, row, now)
    for row in listed.get("forms", ()):
        _ask(round_, row, units, chance, now)


def _train(round_: Round, listed: dict[str, Any], units: dict[str, Unit], now: datetime) -> None:
    for row in listed["rows"]:
        invited = [units[code] for code in row["units"]]
        values = {
            "programme": WORK,
            "topic": row["topic"],
            "held_on": row["day"],
            "from_time": time.fromisoformat(row["from"]),
            "until_time": time.fromisoformat(row["until"]),
            "mode": listed["mode"],
            "organiser": listed["organiser"],
            "result": listed["result"],
        }
        training = actions.write_training(
            row=Training(round=round_), values=values, units=invited, seen=0, by=None, now=now
        )
        came = dict(zip((unit.pk for unit in invited), listed.get("people", ()), strict=False))
        actions.write_attendance(training=training, people=came, by=None, now=now)


def _promote(round_: Round, row: dict[str, Any], units: dict[str, Unit], now: datetime) -> None:
    values = {"programme": WORK, **row, "unit": units[row["unit"]] if "unit" in row else None}
    line = actions.write_row(row=Line(round=round_), values=values, seen=0, by=None, now=now)
    if line.kind == Line.Kind.MEASURE and line.shows in {"", "channels"}:
        pictures = [_drawn(round_, f"{line.number}-{place}", now) for place in range(2)]
        actions.show_evidence(owner=line, evidence=pictures, by=None, now=now)


def _drawn(round_: Round, name: str, now: datetime) -> Evidence:
    scene = f"{round_.agency.slug}-{round_.fiscal_year}-oss-{name}"
    with holding_bytes(iter([sample_picture(scene)]), f"{scene}.jpg") as incoming:
        return add_file(
            agency=round_.agency,
            incoming=incoming,
            upload_id=f"demo-{scene}"[:64],
            description=Description(caption=f"การประชาสัมพันธ์ BMA OSS ({MARK})"),
            by=None,
            now=now,
        ).evidence


def _count(
    round_: Round, row: dict[str, Any], units: dict[str, Unit], until: int, chance: random.Random
) -> None:
    values = {
        "programme": row.get("programme", WORK),
        "name": row["name"],
        "unit": units[row["unit"]],
        "target": row["target"],
    }
    begun = morning_of(month_of(round_.fiscal_year, 1))
    service = actions.write_row(row=Service(round=round_), values=values, seen=0, by=None, now=begun)
    for period in range(1, until + 1):
        online, otherwise = (round(usual * chance.uniform(0.7, 1.4)) for usual in row["usual"])
        day = count_due_on(round_.fiscal_year, period, 3)
        if chance.randrange(LATE_EVERY) == 0:
            day += timedelta(days=6)
        counted = [actions.Counted(service, online, otherwise)]
        actions.write_month(round_=round_, period=period, counted=counted, by=None, now=morning_of(day))


def _check(round_: Round, period: int, chance: random.Random) -> None:
    lost = chance.choice((0, 5, 10, 15))
    marks = {
        one.code: actions.Mark(
            one.points - (lost if one.code == "11" else 0), f"เว็บไซต์ของสำนักงานเขต ({SAMPLE})"
        )
        for one in criteria().lines
    }
    actions.write_check(
        round_=round_,
        period=period,
        content=actions.CheckContent(marks, SAMPLE),
        seen=0,
        by=None,
        now=morning_of(month_of(round_.fiscal_year, period).replace(day=4)),
    )


def _hear(round_: Round, row: dict[str, Any], units: dict[str, Unit], now: datetime) -> None:
    values = {
        "source": row["source"],
        "received_on": row["day"],
        "topic": row["topic"],
        "unit": units[row["unit"]] if "unit" in row else None,
        "answer": row.get("answer", ""),
        "answered_on": row.get("answered"),
        "done": row.get("done", ""),
        "is_published": row.get("published", False),
    }
    actions.write_row(row=Comment(round=round_), values=values, seen=0, by=None, now=now)


def _honour(round_: Round, row: dict[str, Any], now: datetime) -> None:
    values = {"kind": row["kind"], "title": row["title"], "held_on": row["day"], "body": row["body"]}
    actions.write_row(row=Honour(round=round_), values=values, seen=0, by=None, now=now)


def _ask(
    round_: Round, row: dict[str, Any], units: dict[str, Unit], chance: random.Random, now: datetime
) -> None:
    form = actions.open_form(
        round_=round_,
        unit=units[row["unit"]],
        title=row["title"],
        opens_on=row["from"],
        closes_on=row["until"],
        generated=True,
        by=None,
        now=now,
    )
    for number in range(row["answers"]):
        _answer(form, number, row["from"], chance)
    if form.closes_on < timezone.localdate(now):
        actions.close_form(form=form, by=None, now=now)


def _answer(form: Form, number: int, day: date, chance: random.Random) -> None:
    """A made-up visitor, mostly content."""
    codes = [one.code for one in questions_of(form).questions]
    answers = {code: chance.choice((5, 5, 5, 4, 4, 4, 3, 2)) for code in codes}
    words = f"{WORDS[number % len(WORDS)]} ({SAMPLE})" if number % 9 == 0 else ""
    actions.take_answers(form=form, answers=answers, words=words, sending=f"demo-{number}", today=day)
