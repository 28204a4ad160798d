"""The boards of disclosure with 50 districts, one of which has filled its year, on SQLite and on PostgreSQL."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bench.databases import begin, on_both, tell
from bench.table import Table, percentile, timed

RUNS = 60
YEAR, DISTRICT = 2568, "bangkok-yai"
TODAY = date(2025, 9, 1)
BANGKOK = ZoneInfo("Asia/Bangkok")
BEGINNING = datetime(2024, 10, 1, 9, tzinfo=BANGKOK)
HERE = f"/rounds/{DISTRICT}/{YEAR}/oit/"
PLACES = (
    ("officer", HERE),
    ("officer", f"{HERE}?state=late"),
    ("officer", f"{HERE}units/revenue/"),
    ("officer", f"{HERE}items/O10/"),
    ("officer", f"{HERE}items/O10/months/"),
    ("central", f"/disclosure/{YEAR}/"),
)
EVERY_OTHER = 2
"""In districts that only the overview shows, so many of the rows are filled."""


def measure() -> Table:
    rows = on_both("bench.disclosure", 6)
    return Table(
        "Disclosure",
        "50 districts x 22 items with all their rows of the year, one of them filled, handed in and approved as in the demo, the "
        f"others half filled; in process through every middleware, {RUNS} runs each, the clock on {TODAY}. Target: board of one "
        "district at most 15 queries, p95 under 120 ms; of 50 districts p95 under 300 ms.",
        ("database", "page", "rows of records", "queries", "p50 ms", "p95 ms"),
        tuple(rows),
    )


def main() -> None:
    begin()
    _load()
    tell(_pages())


def _load() -> None:
    """A round with its rows in every district; what one of them disclosed, and what the others have begun."""
    from django.db import connection
    from django.db.models import F

    from prongsai.agencies.models import Agency
    from prongsai.config.demo.disclosing import disclose
    from prongsai.config.demo.filling import publish_frameworks
    from prongsai.config.demo.places import add_agencies, add_people, officer_of
    from prongsai.disclosure.models import Record
    from prongsai.frameworks.models import FrameworkVersion
    from prongsai.rounds.actions import open_round

    agencies = add_agencies()
    add_people(agencies, since=BEGINNING.date())
    publish_frameworks(now=BEGINNING)
    framework = FrameworkVersion.objects.get(framework_id=f"bma-district-{YEAR}")
    for agency in Agency.objects.filter(kind=Agency.Kind.DISTRICT):
        open_round(agency=agency, fiscal_year=YEAR, framework=framework, by=None, now=BEGINNING)
    office, then = agencies[DISTRICT], datetime(2025, 8, 29, 9, tzinfo=BANGKOK)
    disclose(office, YEAR, officer_of(office, today=TODAY), now=then)
    begun = Record.objects.exclude(item__round__agency=office).annotate(half=F("pk") % EVERY_OTHER)
    begun.filter(half=0, opens_on__lte=TODAY).update(is_filled=True)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _pages() -> list[list[str]]:
    from unittest.mock import patch

    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext, setup_test_environment
    from django.utils import timezone

    setup_test_environment(debug=False)
    from prongsai.accounts.models import User
    from prongsai.disclosure.models import Record

    rows = []
    one, every = (str(found.count()) for found in (_of_one(), Record.objects.all()))
    with patch.object(timezone, "localdate", lambda *_of: TODAY):
        for who, address in PLACES:
            client = Client(headers={"host": "localhost", "accept-encoding": "gzip"})
            client.force_login(User.objects.get(username=who), "django.contrib.auth.backends.ModelBackend")
            answer = client.get(address)
            assert answer.status_code == 200, (address, answer.status_code)
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            asked = len(queries)
            seconds = timed(lambda c=client, a=address: c.get(a), RUNS)  # type: ignore[misc]
            p50, p95 = (f"{percentile(seconds, share) * 1000:.1f}" for share in (0.5, 0.95))
            rows.append([f"`{address}`", one if who == "officer" else every, str(asked), p50, p95])
    return rows


def _of_one() -> Any:
    from prongsai.disclosure.models import Record

    return Record.objects.filter(item__round__agency__slug=DISTRICT)


if __name__ == "__main__":
    main()
