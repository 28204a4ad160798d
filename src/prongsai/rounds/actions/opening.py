"""Opening rounds."""

from datetime import datetime

from django.db import transaction

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.audit import actions as audit
from prongsai.frameworks.models import FrameworkVersion
from prongsai.rounds.actions.counting import create_obligations
from prongsai.rounds.models import Round


class CannotOpen(Exception):
    """The round cannot be opened. code: not_published, year_differs, already_open."""

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

    Raises CannotOpen.
    """
    if framework.status != FrameworkVersion.Status.PUBLISHED:
        raise CannotOpen("not_published")
    if framework.fiscal_year != fiscal_year:
        raise CannotOpen("year_differs")
    if Round.objects.filter(agency=agency, fiscal_year=fiscal_year).exists():
        raise CannotOpen("already_open")
    opened = Round.objects.create(
        agency=agency,
        fiscal_year=fiscal_year,
        framework=framework,
        opened_at=now,
        opened_by=by.user if by else None,
    )
    audit.record("rounds.round.opened", by=by, target=opened, at=now, agency_path=agency.path)
    create_obligations(round_=opened, by=by, now=now)
    return opened
