"""What leaves the house with all that is in it, and is therefore noted."""

from datetime import datetime

from prongsai.accounts.members import Member, require
from prongsai.agencies.models import Agency
from prongsai.audit import actions as audit
from prongsai.files import permissions
from prongsai.files.models import FileVersion


def note_original_taken(*, version: FileVersion, by: Member, now: datetime) -> None:
    """An original may still hold the place where a picture was taken, and more."""
    require(permissions.may_take_original(by, version))
    evidence = version.evidence
    audit.record(
        "files.original.taken",
        by=by,
        target=evidence,
        at=now,
        agency_path=evidence.agency.path,
        version=version.number,
    )


def note_record_taken(*, agency: Agency, by: Member, now: datetime) -> None:
    """Before the first byte leaves."""
    require(permissions.may_take_out_record(by, agency))
    audit.record("files.record.taken", by=by, target=agency, at=now, agency_path=agency.path)
