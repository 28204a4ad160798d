"""The communication plan of a district, row by row from its paper; its schools; and its follow-up, which has begun."""

from datetime import date, datetime
from pathlib import Path

from django.utils import timezone

from prongsai.agencies.actions import UnitSpec, add_units
from prongsai.agencies.models import Agency, Unit
from prongsai.config.demo.following_up import SAMPLE
from prongsai.followup.actions import begin_follow_up, write_entry
from prongsai.followup.content import EntryContent
from prongsai.followup.models import Assignment, Entry, Period
from prongsai.measures.actions import load_plan
from prongsai.measures.plan_files import read_plan
from prongsai.rounds.models import Round

PLANS = Path(__file__).parent / "communication"
SCHOOLS = (
    ("school_chakkrawat", "โรงเรียนวัดจักรวรรดิ", "Wat Chakkrawat School"),
    ("school_samphanthawong", "โรงเรียนวัดสัมพันธวงศ์", "Wat Samphanthawong School"),
    ("school_pathum_khongkha", "โรงเรียนวัดปทุมคงคา", "Wat Pathum Khongkha School"),
)
"""As the plan names them; the last one is printed without its end."""
BEGUN = date(2025, 4, 1)
"""From this day entries are asked for: the plan was put to work late, and nothing before it is called late."""
TELLING = "administration"
DONE = EntryContent(Entry.State.UNDER_WAY, 60, text=f"{SAMPLE}: ประชุมติดตามคณะทำงานและรายงานผู้อำนวยการเขตแล้ว")


def communicate(agency: Agency, year: int, *, now: datetime) -> None:
    """The plan with every row of its paper, put to work; one division has written its entries."""
    add_units(
        agency=agency,
        units=[UnitSpec(code, Unit.Kind.SCHOOL, thai, english, thai) for code, thai, english in SCHOOLS],
    )
    round_ = Round.objects.select_related("agency", "framework").get(agency=agency, fiscal_year=year)
    read = read_plan((PLANS / f"{agency.slug}-{year}.yaml").read_text("utf-8"))
    plan = load_plan(round_=round_, plan=read, by=None, now=now)
    begin_follow_up(plan=plan, by=None, now=_morning(BEGUN))
    _write_entries(round_, timezone.localdate(now))


def _write_entries(round_: Round, today: date) -> None:
    """What one division wrote for the first period."""
    works = Assignment.objects.filter(plan__round=round_, unit__code=TELLING, starts_on__lte=BEGUN)
    for work in works.select_related("unit", "cadence", "plan__round__agency"):
        period = Period.objects.filter(cadence=work.cadence, starts_on__lte=BEGUN, ends_on__gte=BEGUN).first()
        if period is not None and period.starts_on <= today:
            day = min(period.ends_on, today)
            write_entry(assignment=work, period=period, content=DONE, seen=0, by=None, now=_morning(day))


def _morning(day: date) -> datetime:
    moment = datetime(day.year, day.month, day.day, 9, 30)  # noqa: DTZ001 - made aware below
    return timezone.make_aware(moment)
