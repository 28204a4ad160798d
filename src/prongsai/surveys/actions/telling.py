"""What is written down for the result: its tables at the close, a count each night, and how many people there were."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.surveys import permissions
from prongsai.surveys.models import DayCount, Headcount, Release, Wave
from prongsai.surveys.responses import store
from prongsai.surveys.telling.content import as_json
from prongsai.surveys.telling.tables import worked_out
from prongsai.surveys.telling.verifying import disagreeing


class CannotCount(Exception):
    """code: no_cards (nobody knows how many visitors there are), fewer (more have answered)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class TablesDisagree(Exception):
    """The sealed sheets of these waves no longer say what was fixed at their close."""

    def __init__(self, waves: list[int]) -> None:
        super().__init__(", ".join(str(wave) for wave in waves))
        self.waves = waves


def verify_tables() -> None:
    """Hold every closed wave against its sheets; writes nothing. Raises TablesDisagree."""
    found = list(disagreeing())
    if found:
        raise TablesDisagree(found)


def release_tables(*, wave: Wave, now: datetime) -> None:
    """Fix the tables of a wave that is being closed. Part of the closing, which is what the trail tells."""
    Release.objects.create(wave=wave, tables=as_json(worked_out(wave)), made_at=now)
    DayCount.objects.update_or_create(
        wave=wave, day=timezone.localdate(now), defaults={"sheets": wave.sheets or 0}
    )


@transaction.atomic
def count_days(*, now: datetime) -> int:
    """Note how many sheets each open wave had when yesterday ended; how many waves. Safe to run again."""
    waves = list(Wave.objects.filter(opened_at__isnull=False, closed_at__isnull=True))
    counts = store.counts([wave.drawer for wave in waves])
    yesterday = timezone.localdate(now) - timedelta(days=1)
    for wave in waves:
        DayCount.objects.get_or_create(
            wave=wave, day=yesterday, defaults={"sheets": sum(counts[wave.drawer].values())}
        )
    return len(waves)


@transaction.atomic
def save_headcount(*, wave: Wave, people: int, by: Member, now: datetime) -> None:
    """How many could have answered a survey of staff. Raises CannotCount."""
    require(permissions.may_open_survey(by, wave.round))
    if not wave.is_of_staff:
        raise CannotCount("no_cards")
    if people < (wave.sheets or 0):
        raise CannotCount("fewer")
    Headcount.objects.update_or_create(
        wave=wave, defaults={"people": people, "said_at": now, "said_by": by.user}
    )
    audit.record(
        "surveys.wave.people_counted",
        by=by,
        target=wave,
        at=now,
        agency_path=wave.round.agency.path,
        people=people,
    )
