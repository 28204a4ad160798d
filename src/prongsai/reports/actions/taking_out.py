"""What leaves the house as a whole is noted."""

from datetime import datetime

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.reports import permissions
from prongsai.rounds.models import Round


def note_archive_taken(*, round_: Round, by: Member, now: datetime) -> None:
    """Before the first byte leaves. Raises PermissionDenied."""
    require(permissions.may_see_draft(by, round_))
    audit.record(
        "reports.archive.taken", by=by, target=round_, at=now, agency_path=round_.agency.path,
        year=round_.fiscal_year,
    )  # fmt: skip
