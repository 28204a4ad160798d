"""Opening a wave, and closing it for ever."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.surveys import permissions
from prongsai.surveys.actions.telling import release_tables
from prongsai.surveys.models import Wave
from prongsai.surveys.responses import store


class CannotOpen(Exception):
    """code: opened, over."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class CannotClose(Exception):
    """code: not_open."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def open_wave(*, wave: Wave, by: Member | None, now: datetime) -> None:
    """From the first day on it can be answered; what it promises is frozen from this moment. Raises CannotOpen."""
    if by is not None:
        require(permissions.may_open_survey(by, wave.round))
    wave.refresh_from_db(from_queryset=Wave.objects.select_for_update().select_related("round__agency"))
    if wave.opened_at is not None:
        raise CannotOpen("opened")
    if wave.last_on < timezone.localdate(now):
        raise CannotOpen("over")
    wave.opened_at, wave.opened_by = now, by.user if by else None
    wave.save(update_fields=["opened_at", "opened_by"])
    audit.record("surveys.wave.opened", by=by, target=wave, at=now, agency_path=wave.round.agency.path)
    store.open_wave(wave.drawer)


@transaction.atomic
def close_wave(*, wave: Wave, by: Member | None, now: datetime) -> None:
    """Seal the answers: no more come in, and nothing leads from an answer to when or how it came. `by` None: the calendar.

    The seal is another database's transaction. Should this one fail after it, closing again finds the sealed sheets and
    carries on. Raises CannotClose.
    """
    if by is not None:
        require(permissions.may_open_survey(by, wave.round))
    wave.refresh_from_db(from_queryset=Wave.objects.select_for_update().select_related("round__agency"))
    if wave.opened_at is None or wave.closed_at is not None:
        raise CannotClose("not_open")
    store.seal(wave.drawer)
    wave.sheets = sum(store.counts([wave.drawer])[wave.drawer].values())
    wave.closed_at, wave.closed_by = now, by.user if by else None
    wave.save(update_fields=["closed_at", "closed_by", "sheets"])
    release_tables(wave=wave, now=now)
    audit.record(
        "surveys.wave.closed",
        by=by,
        target=wave,
        at=now,
        agency_path=wave.round.agency.path,
        sheets=wave.sheets,
    )


def close_ended(*, now: datetime) -> int:
    """Close every open wave whose last day is over; how many. Safe to run again."""
    ended = Wave.objects.filter(
        opened_at__isnull=False, closed_at__isnull=True, last_on__lt=timezone.localdate(now)
    )
    waves = list(ended.select_related("round__agency"))
    for wave in waves:
        close_wave(wave=wave, by=None, now=now)
    return len(waves)
