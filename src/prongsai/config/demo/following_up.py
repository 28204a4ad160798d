"""A year of follow-up for the demo: entries that no office wrote, each marked as a sample, and drawn pictures in place of photos."""

import random
from datetime import date, datetime, timedelta
from io import BytesIO

from django.utils import timezone
from PIL import Image, ImageDraw

from prongsai.agencies.models import Agency
from prongsai.files.actions import add_file
from prongsai.files.content import Description
from prongsai.files.receiving import holding_bytes
from prongsai.followup.actions import attach_evidence, begin_follow_up, write_entry
from prongsai.followup.content import EntryContent
from prongsai.followup.models import Assignment, Entry, Period
from prongsai.followup.reasons import no_change_reasons
from prongsai.measures.models import Plan
from prongsai.rules.calendar import FiscalYear
from prongsai.rules.followup import expected_progress

SAMPLE = "ข้อมูลตัวอย่าง"
DONE_THINGS = (
    "ประชุมชี้แจงและซักซ้อมความเข้าใจเจ้าหน้าที่ผู้ให้บริการ",
    "ประชาสัมพันธ์ขั้นตอนและระยะเวลาให้บริการทางเว็บไซต์และ ณ จุดบริการ",
    "จัดเจ้าหน้าที่ให้คำแนะนำการจองคิวล่วงหน้าแก่ประชาชน",
    "ตรวจสอบและปรับปรุงป้ายแสดงขั้นตอนการให้บริการ",
    "ติดตามผลการให้บริการและรายงานผู้อำนวยการเขตทราบ",
)
OBSTACLE = "ผู้มารับบริการจำนวนมากในช่วงต้นเดือน เจ้าหน้าที่ประจำจุดบริการไม่เพียงพอ"
MISSING, STUCK, QUIET = 0.04, 0.05, 0.35
"""Shares of entries that are missing, held up, and without change; the newest period misses more."""
MISSING_LATELY = 0.4
PICTURES = 6


def follow_up(agency: Agency, year: int, *, now: datetime) -> None:
    """The plan of that year put to work from its first day, with entries for every period that has begun."""
    plan = Plan.objects.select_related("round__agency").get(round__agency=agency, round__fiscal_year=year)
    begin_follow_up(plan=plan, by=None, now=morning_of(FiscalYear(year).starts_on))
    today, chance = timezone.localdate(now), random.Random(year)  # noqa: S311 - the same demo each time
    works = Assignment.objects.filter(plan=plan).select_related("unit", "cadence", "plan__round__agency")
    newest: list[Entry] = []
    for work in works:
        last = _write_year(work, today, chance)
        if last is not None:
            newest.append(last)
    _show_pictures(newest[:: max(len(newest) // PICTURES, 1)][:PICTURES], now)


def _write_year(work: Assignment, today: date, chance: random.Random) -> Entry | None:
    """The entries of one assignment; the last one that says what was done."""
    pace, last = chance.uniform(0.75, 1.15), None
    periods = list(Period.objects.filter(cadence=work.cadence, starts_on__lte=today).order_by("number"))
    for period in periods:
        is_newest = period is periods[-1]
        if chance.random() < (MISSING_LATELY if is_newest else MISSING):
            continue
        day = min(period.ends_on - timedelta(days=chance.randrange(8)), today)
        even = expected_progress(work.starts_on, work.due_on, period.ends_on)
        entry = _write(work, period, _content(int(even * pace), chance, had_one=last is not None), day)
        last = entry if entry.text else last
        if entry.state == Entry.State.DONE:
            break
    return last


def _content(progress: int, chance: random.Random, *, had_one: bool) -> EntryContent:
    if progress >= 100:
        return EntryContent(Entry.State.DONE, 100, text=f"{SAMPLE}: ดำเนินการครบทุกขั้นตอนแล้ว")
    lot = chance.random()
    if had_one and lot < QUIET:
        reason = chance.choice([text.th for text in no_change_reasons().values()])
        return EntryContent(Entry.State.UNDER_WAY, progress, no_change_reason=reason)
    text = f"{SAMPLE}: {chance.choice(DONE_THINGS)}"
    if lot > 1 - STUCK:
        return EntryContent(Entry.State.OBSTACLE, progress, text=text, obstacles=f"{SAMPLE}: {OBSTACLE}")
    return EntryContent(Entry.State.UNDER_WAY, progress, text=text)


def _write(work: Assignment, period: Period, content: EntryContent, day: date) -> Entry:
    return write_entry(assignment=work, period=period, content=content, seen=0, by=None, now=morning_of(day))


def _show_pictures(entries: list[Entry], now: datetime) -> None:
    """One drawn picture for each of these entries."""
    for number, entry in enumerate(entries, start=1):
        agency = entry.assignment.plan.round.agency
        with holding_bytes(iter([_drawn(number)]), f"sample-{number}.jpg") as incoming:
            added = add_file(
                agency=agency,
                incoming=incoming,
                upload_id=f"demo-follow-up-{number}",
                description=Description(caption=f"ภาพตัวอย่างที่ {number} (ภาพวาด ไม่ใช่ภาพจริง)"),
                by=None,
                now=now,
            )
        attach_evidence(entry=entry, evidence=[added.evidence], by=None, now=entry.changed_at)


def _drawn(number: int) -> bytes:
    """A room with a screen and people before it, a little different each time."""
    chance = random.Random(number)  # noqa: S311 - the same picture each time
    picture = Image.new("RGB", (1200, 900), (238 - number * 6, 234, 222))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 640, 1200, 900), fill=(196, 178 - number * 5, 150))
    draw.rectangle((330, 90, 870, 420), fill=(250, 250, 248), outline=(12, 90, 71), width=10)
    for line in range(4):
        draw.rectangle(
            (390, 150 + line * 60, 390 + chance.randrange(180, 420), 174 + line * 60), fill=(12, 90, 71)
        )
    for place in range(5 + number):
        x = 60 + place * 1080 // (5 + number)
        coat = tuple(chance.randrange(60, 190) for _ in range(3))
        draw.ellipse((x + 30, 520, x + 100, 590), fill=(214, 170, 130))
        draw.rounded_rectangle((x, 590, x + 130, 800), radius=40, fill=coat)
    held = BytesIO()
    picture.save(held, "JPEG", quality=82)
    return held.getvalue()


def morning_of(day: date) -> datetime:
    """Half past nine on that day."""
    moment = datetime(day.year, day.month, day.day, 9, 30)  # noqa: DTZ001 - made aware below
    return timezone.make_aware(moment)
