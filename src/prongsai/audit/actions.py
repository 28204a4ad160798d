"""Writing the trail."""

from collections.abc import Mapping
from datetime import datetime

from django.db import models

from prongsai.accounts.members import Member
from prongsai.audit.models import Entry

SYSTEM = "system"


def record(
    action: str,
    *,
    by: Member | None,
    target: models.Model,
    at: datetime,
    agency_path: str = "",
    **details: str | int | bool | list[str] | Mapping[str, str] | None,
) -> Entry:
    """Write one entry in the caller's transaction. `by` None means the system itself (set-up, schedule)."""
    return Entry.objects.create(
        at=at,
        action=action,
        actor_id=by.user.pk if by else None,
        actor=by.user.name_th if by else SYSTEM,
        role=by.role if by else SYSTEM,
        agency_path=agency_path or (by.agency.path if by else ""),
        target=f"{target._meta.label_lower}:{target.pk}",
        details=details,
    )
