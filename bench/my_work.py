"""My work with 50 agencies, 3 years and 400 obligations each, on SQLite and on PostgreSQL; the overview beside it."""

from datetime import date, datetime, timedelta
from typing import Any

from bench.databases import begin, on_both, tell
from bench.table import Table, percentile, timed

RUNS = 60
YEARS = (2566, 2567, 2568)
OBLIGATIONS = 400
TARGET_YEAR, TODAY = 2568, date(2025, 9, 1)


def measure() -> Table:
    rows = on_both("bench.my_work", 7)
    return Table(
        "My work",
        f"50 agencies x {len(YEARS)} rounds x {OBLIGATIONS} obligations ({50 * len(YEARS) * OBLIGATIONS:,} rows), the clock on "
        f"{TODAY}; in process through every middleware, {RUNS} runs each. Target: at most 10 queries, p95 under 100 ms.",
        ("database", "page", "who", "late duties", "queries", "p50 ms", "p95 ms"),
        tuple(rows),
    )


def main() -> None:
    begin()
    _load()
    tell(_pages())


def _load() -> None:
    """Rounds of three years, topped up to 400 obligations; a third of them met by a record."""
    from django.db import connection, transaction
    from django.utils import timezone

    from prongsai.accounts.models import User
    from prongsai.agencies.models import Agency
    from prongsai.config.demo.filling import fill
    from prongsai.frameworks.models import FrameworkVersion
    from prongsai.rounds.models import DutyRecord, Obligation, Round

    now = timezone.now()
    fill(now=now)
    version = FrameworkVersion.objects.get(framework_id="bma-district-2567")
    for agency in Agency.objects.filter(kind=Agency.Kind.DISTRICT):
        Round.objects.get_or_create(
            agency=agency, fiscal_year=2566, defaults={"framework": version, "opened_at": now}
        )
    with transaction.atomic():
        for round_ in Round.objects.filter(fiscal_year__in=YEARS):
            missing = OBLIGATIONS - round_.obligations.count()
            first = date(round_.fiscal_year - 544, 10, 1)
            Obligation.objects.bulk_create(
                [_obligation(round_, number, first, Obligation) for number in range(missing)], batch_size=500
            )
        Obligation.objects.exclude(excused_why="").update(excused_why="")
        recorder = User.objects.get(username="officer")
        met = Obligation.objects.filter(pk__in=range(0, 200_000, 3)).values_list("pk", "due_on")
        DutyRecord.objects.bulk_create(
            [
                DutyRecord(
                    obligation_id=pk, done_on=day, text="bench", recorded_on=day,
                    recorded_at=datetime.combine(day, datetime.min.time(), tzinfo=now.tzinfo), recorded_by=recorder,
                )
                for pk, day in met
            ],
            batch_size=500,
        )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _obligation(round_: Any, number: int, first: date, model: Any) -> Any:
    day = first + timedelta(days=number * 360 // OBLIGATIONS)
    return model(
        round=round_, key=f"bench/{number}", code="bench", kind="deadline", title_th="งาน", title_en="Work",
        period=1, periods=1, opens_on=day, printed_on=day, due_on=day, grace_until=day, proof="record",
    )  # fmt: skip


def _pages() -> list[list[str]]:
    from unittest.mock import patch

    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext, setup_test_environment
    from django.utils import timezone

    setup_test_environment(debug=False)
    from prongsai.accounts.models import User

    rows = []
    with patch.object(timezone, "localdate", lambda *_of: TODAY):
        for who, address in (
            ("officer", f"/rounds/bangkok-yai/{TARGET_YEAR}/"),
            ("director", f"/rounds/bangkok-yai/{TARGET_YEAR}/"),
            ("central", f"/?year={TARGET_YEAR}"),
            ("officer", f"/rounds/bangkok-yai/{TARGET_YEAR}/duties/"),
        ):
            client = Client(headers={"host": "localhost", "accept-encoding": "gzip"})
            client.force_login(User.objects.get(username=who), "django.contrib.auth.backends.ModelBackend")
            answer = client.get(address)
            assert answer.status_code == 200, (address, answer.status_code)
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            asked = len(queries)
            seconds = timed(lambda c=client, a=address: c.get(a), RUNS)  # type: ignore[misc]
            rows.append(
                [
                    f"`{address}`",
                    who,
                    _late(address, answer.context["page"]) if answer.context else "",
                    str(asked),
                    f"{percentile(seconds, 0.5) * 1000:.1f}",
                    f"{percentile(seconds, 0.95) * 1000:.1f}",
                ]
            )
    return rows


def _late(address: str, page: Any) -> str:
    if "duties" in address:
        return str(sum(len(group.rows) for group in page.groups))
    if hasattr(page, "work"):
        return str(page.work.late.count)
    return str(sum(row.late for row in page.rows))


if __name__ == "__main__":
    main()
