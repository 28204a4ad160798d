"""The trail with a million entries, on SQLite and on PostgreSQL: sealing, verifying, and the history of one object."""

import os
from datetime import UTC, datetime, timedelta
from typing import Any

from bench.databases import begin, on_both, tell
from bench.table import Table, percentile, timed

ENTRIES = int(os.environ.get("PRONGSAI_BENCH_ENTRIES", "1000000"))
DISTRICTS, PEOPLE, OBJECTS = 50, 400, 20_000
DAYS = 365
RUNS = 200
BEGAN = datetime(2025, 1, 1, tzinfo=UTC)


def measure() -> Table:
    rows = on_both("bench.trail", 7)
    return Table(
        "The trail",
        f"{ENTRIES:,} entries of {DISTRICTS} districts, {PEOPLE} people and {OBJECTS:,} objects over {DAYS} days. Verifying reads "
        f"and recomputes every entry and compares {DAYS} roots. History of one object, first page of one agency: p95 of {RUNS} "
        "runs. Targets: verified under 20 s, history under 50 ms.",
        (
            "database",
            "sealed",
            "days closed",
            "verified",
            "history of an object",
            "page of an agency",
            "writing one entry",
        ),
        tuple(rows),
    )


def main() -> None:
    begin()
    tell([_figures()])


def _figures() -> list[str]:
    from django.db import connection

    from prongsai.audit.closing import close_days
    from prongsai.audit.models import Entry
    from prongsai.audit.sealing import seal
    from prongsai.audit.verifying import verify

    _load()
    (sealing,) = timed(seal, 1)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    now = BEGAN + timedelta(days=DAYS + 1)
    (closing,) = timed(lambda: close_days(now=now), 1)
    verdicts: list[Any] = []
    (verifying,) = timed(lambda: verdicts.append(verify(now=now)), 1)
    assert verdicts[0].is_whole, verdicts[0].breaks
    assert verdicts[0].entries == ENTRIES
    history = _milliseconds(lambda n: list(Entry.objects.filter(target=_target(n * 97 % OBJECTS))))
    page = _milliseconds(
        lambda n: list(Entry.objects.filter(agency_path=f"bma/district-{n % DISTRICTS}/")[:50])
    )
    writing = _milliseconds(lambda n: Entry.objects.create(**_values(n)))
    return [f"{sealing:.1f} s", f"{closing:.1f} s", f"{verifying:.1f} s", history, page, writing]


def _milliseconds(work: Any) -> str:
    numbers = iter(range(RUNS))
    return f"{percentile(timed(lambda: work(next(numbers)), RUNS), 0.95) * 1000:.1f} ms"


def _load() -> None:
    from prongsai.audit.models import Entry

    for start in range(0, ENTRIES, 10_000):
        Entry.objects.bulk_create(
            [Entry(**_values(number)) for number in range(start, min(start + 10_000, ENTRIES))],
            batch_size=2_000,
        )


def _target(number: int) -> str:
    return f"measures.measure:{number}"


def _values(number: int) -> dict[str, Any]:
    changed = {
        "steps": [["ประชุมคณะทำงาน"], ["ประชุมคณะทำงาน", "รายงานผล"]],
        "follow_up": ["รายเดือน", "รายไตรมาส"],
    }
    return {
        "at": BEGAN + timedelta(days=DAYS) * (number / ENTRIES),
        "action": "measures.measure.changed",
        "actor_id": number % PEOPLE + 1,
        "actor": f"เจ้าหน้าที่คนที่ {number % PEOPLE + 1}",
        "role": "ita_officer",
        "agency_path": f"bma/district-{number % DISTRICTS}/",
        "target": _target(number * 7919 % OBJECTS),
        "details": {"changes": changed} if number % 3 == 0 else {"version": number % 9},
    }


if __name__ == "__main__":
    main()
