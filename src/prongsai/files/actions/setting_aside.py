"""Taking out of the library what was put in by mistake. Nothing is destroyed, and it stays where it is used."""

from datetime import datetime

from django.db import transaction

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.files import permissions
from prongsai.files.models import Evidence


def set_aside(*, evidence: Evidence, by: Member, now: datetime) -> None:
    """Hide it from the library. Does nothing when it is hidden already."""
    _move(evidence, to=now, by=by, now=now)


def bring_back(*, evidence: Evidence, by: Member, now: datetime) -> None:
    """Show it in the library again."""
    _move(evidence, to=None, by=by, now=now)


@transaction.atomic
def _move(evidence: Evidence, *, to: datetime | None, by: Member, now: datetime) -> None:
    require(permissions.may_change_evidence(by, evidence))
    moved = Evidence.objects.filter(pk=evidence.pk, set_aside_at__isnull=to is not None).update(
        set_aside_at=to, set_aside_by=by.user if to else None
    )
    if moved:
        action = "files.evidence.set_aside" if to else "files.evidence.brought_back"
        audit.record(action, by=by, target=evidence, at=now, agency_path=evidence.agency.path)
