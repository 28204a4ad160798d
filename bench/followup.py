"""The pages of follow-up with 40 measures looked at 24 times a year, on SQLite and on PostgreSQL."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bench.databases import begin, on_both, tell
from bench.table import Table, percentile, timed

RUNS = 60
MEASURES, PERIODS, YEAR = 40, 24, 2568
TODAY = date(2025, 9, 1)
BEGINNING = datetime(2024, 10, 1, 9, tzinfo=ZoneInfo("Asia/Bangkok"))
HERE = f"/rounds/bangkok-yai/{YEAR}/"
PLACES = (
    "district/",
    "follow-up/",
    "follow-up/?show=all&unit=all",
    "follow-up/year/",
    "follow-up/work/{work}/",
    "follow-up/export/?show=all&unit=all",
)


def measure() -> Table:
    rows = on_both("bench.followup", 5)
    return Table(
        "Follow-up",
        f"One district, {MEASURES} measures of one unit x {PERIODS} periods, nine in ten entries written; in process through every "
        f"middleware, {RUNS} runs each, the clock on {TODAY}. Target for district/: at most 15 queries, p95 under 120 ms.",
        ("database", "page", "queries", "p50 ms", "p95 ms"),
        tuple(rows),
    )


def main() -> None:
    begin()
    _load()
    tell(_pages())


def _load() -> None:
    """One district with last year's result, a plan of 40 measures over its weak points, and their entries."""
    from django.db import connection, transaction

    from prongsai.analysis.actions import choose_weak_points
    from prongsai.config.demo.filling import publish_frameworks, save_result
    from prongsai.config.demo.places import add_agencies, add_people
    from prongsai.frameworks.models import FrameworkVersion
    from prongsai.rounds.actions import open_round
    from prongsai.rules.weakness import Choice, WeakRule

    agencies = add_agencies()
    add_people(agencies, since=BEGINNING.date())
    publish_frameworks(now=BEGINNING)
    for year in (YEAR - 1, YEAR):
        version = FrameworkVersion.objects.get(framework_id=f"bma-district-{year}")
        round_ = open_round(
            agency=agencies["bangkok-yai"], fiscal_year=year, framework=version, by=None, now=BEGINNING
        )
    sheet = save_result(agencies["bangkok-yai"], YEAR - 1, now=BEGINNING)
    choice = Choice(WeakRule.LOWEST, count=10)
    choose_weak_points(round_=round_, baseline=sheet, choice=choice, by=None, now=BEGINNING)
    with transaction.atomic():
        _plan_and_enter(round_)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _plan_and_enter(round_: Any) -> None:
    from prongsai.followup.actions import begin_follow_up, write_entry
    from prongsai.followup.content import EntryContent, State
    from prongsai.followup.models import Assignment
    from prongsai.measures.actions import add_measure
    from prongsai.measures.content import FollowUp, MeasureContent
    from prongsai.measures.models import Plan
    from prongsai.measures.queries import findings_of

    findings, units = findings_of(round_), list(round_.agency.units.all())
    for number in range(MEASURES):
        content = MeasureContent(
            steps=(f"ขั้นตอนที่หนึ่งของมาตรการ {number}", "ประชุมชี้แจง"),
            starts_on=date(2024, 10, 1),
            ends_on=date(2025, 9, 30),
            units=(units[number % 10].code,),
            follow_up=FollowUp.FORTNIGHTLY,
        )
        add_measure(
            round_=round_,
            findings=[findings[number % len(findings)]],
            content=content,
            by=None,
            now=BEGINNING,
        )
    begin_follow_up(plan=Plan.objects.get(round=round_), by=None, now=BEGINNING)
    for work in Assignment.objects.select_related("cadence", "unit", "plan__round__agency"):
        for period in work.cadence.periods.filter(starts_on__lte=TODAY):
            if (work.pk + period.number) % 10:
                content = EntryContent(State.UNDER_WAY, period.number * 4, text="ประชุมติดตามผลการดำเนินการ")
                now = datetime.combine(period.ends_on, BEGINNING.timetz())
                write_entry(assignment=work, period=period, content=content, seen=0, by=None, now=now)


def _pages() -> list[list[str]]:
    from unittest.mock import patch

    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext, setup_test_environment
    from django.utils import timezone

    setup_test_environment(debug=False)
    from prongsai.accounts.models import User
    from prongsai.followup.models import Assignment

    rows = []
    client = Client(headers={"host": "localhost", "accept-encoding": "gzip"})
    client.force_login(User.objects.get(username="officer"), "django.contrib.auth.backends.ModelBackend")
    work = Assignment.objects.first()
    with patch.object(timezone, "localdate", lambda *_of: TODAY):
        for place in PLACES:
            address = HERE + place.format(work=work.pk if work else 0)
            answer = client.get(address)
            assert answer.status_code == 200, (address, answer.status_code)
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            asked = len(queries)
            seconds = timed(lambda a=address: client.get(a), RUNS)  # type: ignore[misc]
            p50, p95 = (f"{percentile(seconds, share) * 1000:.1f}" for share in (0.5, 0.95))
            rows.append([f"`{place}`", str(asked), p50, p95])
    return rows


if __name__ == "__main__":
    main()
