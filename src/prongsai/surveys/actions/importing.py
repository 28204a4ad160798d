"""Taking in answers that were collected elsewhere: into a hosted wave only, so that they never mix with our own."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.surveys import permissions
from prongsai.surveys.importing import SheetRead
from prongsai.surveys.models import Wave
from prongsai.surveys.responses import store
from prongsai.surveys.responses.apps import DATABASE


class CannotImport(Exception):
    """code: not_hosted, not_open."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def check_import(wave: Wave) -> None:
    """Raises CannotImport."""
    if wave.kind != Wave.Kind.HOSTED:
        raise CannotImport("not_hosted")
    if wave.opened_at is None or wave.closed_at is not None:
        raise CannotImport("not_open")


@transaction.atomic
def import_sheets(*, wave: Wave, sheets: Sequence[SheetRead], by: Member, now: datetime) -> int:
    """Store all of them, or none; how many were not there yet. The same lines again count once.

    Raises CannotImport; store.CannotTake when the wave is closed meanwhile.
    """
    require(permissions.may_open_survey(by, wave.round))
    check_import(wave)
    with transaction.atomic(using=DATABASE):
        stored = sum(_take(wave, sheet) is store.Taken.STORED for sheet in sheets)
    audit.record(
        "surveys.answers.imported",
        by=by,
        target=wave,
        at=now,
        agency_path=wave.round.agency.path,
        sheets=stored,
    )
    return stored


def _take(wave: Wave, sheet: SheetRead) -> store.Taken:
    return store.take(
        wave=wave.drawer,
        place=sheet.place,
        service=sheet.service,
        answers=sheet.answers,
        submission="imported-" + sha256(repr(sheet).encode()).hexdigest(),
    )
