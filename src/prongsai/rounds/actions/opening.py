"""Opening rounds."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from prongsai.accounts.members import Member, require
from prongsai.agencies.models import Agency
from prongsai.audit import actions as audit
from prongsai.frameworks.models import FrameworkVersion
from prongsai.rounds import permissions, queries
from prongsai.rounds.actions.counting import create_obligations
from prongsai.rounds.models import Round
from prongsai.rounds.openers import openers


class CannotOpen(Exception):
    """The round cannot be opened. code: not_published, year_differs, already_open; other_kind and nobody from open_rounds."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def open_round(
    *,
    agency: Agency,
    fiscal_year: int,
    framework: FrameworkVersion,
    by: Member | None,
    now: datetime,
) -> Round:
    """Open an agency's round of a fiscal year (Buddhist Era) on a published framework, with all its obligations.

    by       None: the system itself, at set-up
    Raises   CannotOpen; PermissionDenied.
    """
    require(by is None or permissions.may_open_round(by, agency))
    if framework.status != FrameworkVersion.Status.PUBLISHED:
        raise CannotOpen("not_published")
    if framework.fiscal_year != fiscal_year:
        raise CannotOpen("year_differs")
    opened = _made(agency, fiscal_year, framework, by, now)
    audit.record("rounds.round.opened", by=by, target=opened, at=now, agency_path=agency.path)
    create_obligations(round_=opened, by=by, now=now)
    for opener in openers():
        opener(opened, by, now)
    return opened


@transaction.atomic
def open_rounds(
    *, agencies: Sequence[Agency], framework: FrameworkVersion, by: Member, now: datetime
) -> list[Round]:
    """Open the framework's fiscal year for several agencies: all of them or none. Raises CannotOpen; PermissionDenied."""
    if not agencies:
        raise CannotOpen("nobody")
    if not {agency.kind for agency in agencies} <= queries.kinds_for(framework):
        raise CannotOpen("other_kind")
    year = framework.fiscal_year
    return [
        open_round(agency=agency, fiscal_year=year, framework=framework, by=by, now=now)
        for agency in agencies
    ]


def _made(
    agency: Agency, fiscal_year: int, framework: FrameworkVersion, by: Member | None, now: datetime
) -> Round:
    """One round a year; the database decides between two who open it at the same moment."""
    fresh = Round(agency=agency, fiscal_year=fiscal_year, framework=framework, opened_at=now)
    fresh.opened_by = by.user if by else None
    try:
        with transaction.atomic():
            fresh.save(force_insert=True)
    except IntegrityError as refused:
        raise CannotOpen("already_open") from refused
    return fresh
