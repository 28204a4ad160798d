"""Closing days: each day that is over gets its root. Days are those of Thailand.

A root reaches up to the last entry of its day. What the chain holds in between counts with it, whatever its time says;
what comes in for a day that is closed already, because a transaction lasted over midnight or the clock moved back, is
covered by the next root. So roots follow each other in the chain without gaps, even where the clock does not.
"""

from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.db.models.functions import TruncDate
from django.utils import timezone

from prongsai.audit.models import DailyRoot, Entry
from prongsai.audit.sealing import seal, take_turn


def close_days(*, now: datetime) -> list[DailyRoot]:
    """Seal what is there, and close every day before today that has entries; the roots made. Safe to run twice."""
    seal()
    with transaction.atomic():
        take_turn()
        return list(_close(timezone.localdate(now), now))


def _close(today: date, now: datetime) -> Iterator[DailyRoot]:
    covered = DailyRoot.objects.aggregate(last=Max("last"))["last"] or 0
    closed = set(DailyRoot.objects.values_list("day", flat=True))
    for day, last in _days_after(covered):
        if day >= today or day in closed or last <= covered:
            continue
        digest = Entry.objects.values_list("digest", flat=True).get(seq=last)
        yield DailyRoot.objects.create(day=day, first=covered + 1, last=last, digest=digest, closed_at=now)
        covered = last


def _days_after(covered: int) -> list[tuple[date, int]]:
    """Each day of the entries that no root covers, and the number of its last one."""
    days = Entry.objects.filter(seq__gt=covered).annotate(day=TruncDate("at")).order_by("day")
    return list(days.values("day").annotate(last=Max("seq")).values_list("day", "last"))
