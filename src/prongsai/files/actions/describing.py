"""Saying what a piece of evidence shows."""

from datetime import date, datetime

from django.db import transaction

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.audit.changes import differences
from prongsai.files import permissions
from prongsai.files.content import Description
from prongsai.files.models import Evidence


class StaleDescription(Exception):
    """Somebody else changed it since the form was opened; nothing was saved. `now_saved` is what stands there now."""

    def __init__(self, now_saved: Evidence) -> None:
        super().__init__(now_saved.pk)
        self.now_saved = now_saved


@transaction.atomic
def describe_evidence(
    *, evidence: Evidence, description: Description, row_version: int, by: Member | None, now: datetime
) -> Evidence:
    """Set caption, day and place. Raises StaleDescription when row_version is not the current one."""
    if by is not None:
        require(permissions.may_change_evidence(by, evidence))
    current = Evidence.objects.select_for_update().select_related("agency").get(pk=evidence.pk)
    if current.row_version != row_version:
        raise StaleDescription(current)
    before = {name: _text(getattr(current, name)) for name in Description.__slots__}
    after = {name: _text(getattr(description, name)) for name in Description.__slots__}
    if before == after:
        return current
    current.caption, current.taken_on, current.place = (
        description.caption,
        description.taken_on,
        description.place,
    )
    current.row_version += 1
    current.save(update_fields=["caption", "taken_on", "place", "row_version"])
    audit.record(
        "files.evidence.described",
        by=by,
        target=current,
        at=now,
        agency_path=current.agency.path,
        changes=differences(before, after),
    )
    return current


def _text(value: str | date | None) -> str:
    return value.isoformat() if isinstance(value, date) else value or ""
