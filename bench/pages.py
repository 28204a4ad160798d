"""Server time and queries of every page of the house, with 50 agencies and 5 years loaded."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from bench.table import Table, percentile, timed

RUNS = 60
YEARS = (2564, 2565, 2566, 2567, 2568)


@contextmanager
def loaded_house() -> Iterator[None]:
    """The demo, and the rounds and official results of three more years for each district, in a database of its own."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PRONGSAI_STATE"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "prongsai.config.settings.dev"
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        _load()
        yield


def _load() -> None:
    from dataclasses import replace

    from django.utils import timezone

    from prongsai.agencies.models import Agency
    from prongsai.config.demo.filling import RESULTS, fill
    from prongsai.frameworks.actions import publish_framework
    from prongsai.frameworks.loading import framework_of
    from prongsai.frameworks.models import FrameworkVersion
    from prongsai.rounds.actions import open_round

    now = timezone.now()
    fill(now=now)
    known = framework_of("bma-district-2567")
    for year in YEARS[:3]:
        older = replace(known, id=f"bench-district-{year}", fiscal_year=year)
        publish_framework(framework=older, source_text="bench", by=None, now=now)
        for agency in Agency.objects.filter(kind=Agency.Kind.DISTRICT):
            version = FrameworkVersion.objects.get(framework_id=older.id)
            open_round(agency=agency, fiscal_year=year, framework=version, by=None, now=now)
    table = (RESULTS / "bangkok-yai-2567.csv").read_text("utf-8")
    for agency in Agency.objects.filter(kind=Agency.Kind.DISTRICT):
        for year in YEARS[:4]:
            path = RESULTS / f"{agency.slug}-{year}.csv"
            if not path.exists():
                _save(agency, year, table, now)


def _save(agency: object, year: int, table: str, now: object) -> None:
    from fractions import Fraction

    from prongsai.rounds.models import Round
    from prongsai.scoring.actions import save_sheet
    from prongsai.scoring.models import ScoreSheet

    rows = [line.split(",") for line in table.splitlines()[1:]]
    save_sheet(
        round_=Round.objects.select_related("agency", "framework").get(agency=agency, fiscal_year=year),
        source=ScoreSheet.Source.OFFICIAL,
        title="bench",
        origin="bench",
        figures={code: Fraction(value) for code, value in rows},
        by=None,
        now=now,  # type: ignore[arg-type]
    )


def measure() -> Table:
    with loaded_house():
        from django.db import connection
        from django.test import Client
        from django.test.utils import CaptureQueriesContext

        from prongsai.accounts.models import User
        from prongsai.scoring.models import ScoreSheet

        sheet = ScoreSheet.objects.get(round__agency__slug="bangkok-yai", round__fiscal_year=2567)
        pages = _pages(sheet.pk)
        rows = []
        for who, address in pages:
            client = Client(headers={"host": "localhost", "accept-encoding": "gzip"})
            if who:
                client.force_login(
                    User.objects.get(username=who), "django.contrib.auth.backends.ModelBackend"
                )
            first = client.get(address)
            assert first.status_code == 200, (address, first.status_code)
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            asked = len(queries)
            seconds = timed(lambda c=client, a=address: c.get(a), RUNS)  # type: ignore[misc]
            rows.append(
                (
                    f"`{address}`",
                    who or "a stranger",
                    str(asked),
                    f"{percentile(seconds, 0.5) * 1000:.1f}",
                    f"{percentile(seconds, 0.95) * 1000:.1f}",
                    f"{len(first.content) / 1024:.1f}",
                )
            )
    return Table(
        "Pages with 50 agencies x 5 years",
        f"Embedded SQLite, in process through every middleware, {RUNS} runs each; the sign-in page is the peer that does no work."
        " Target: at most 12 queries, p95 under 80 ms.",
        ("page", "who", "queries", "p50 ms", "p95 ms", "kB gzip"),
        tuple(rows),
    )


def _pages(sheet: int) -> list[tuple[str, str]]:
    here, before = "/rounds/bangkok-yai/2568", "/rounds/bangkok-yai/2567"
    return [
        ("", "/accounts/log-in/"),
        ("central", "/"),
        ("officer", f"{here}/"),
        ("officer", f"{before}/result/"),
        ("officer", f"{before}/sheets/{sheet}/figures/TOTAL/"),
        ("officer", f"{before}/sheets/{sheet}/what-if/"),
        ("officer", f"{here}/findings/"),
        ("officer", f"{here}/plan/"),
        ("officer", f"{here}/papers/"),
        ("officer", f"{here}/papers/analysis/"),
        ("officer", f"{before}/results/new/"),
        ("officer", "/frameworks/"),
        ("officer", "/frameworks/bma-district-2568/"),
    ]
