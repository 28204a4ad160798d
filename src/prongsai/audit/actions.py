"""Writing the trail."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypeAlias

from django.db import models, transaction

from prongsai.accounts.members import Member, require
from prongsai.audit import permissions
from prongsai.audit.changes import Value
from prongsai.audit.models import Entry

Detail: TypeAlias = str | int | bool | list[str] | Mapping[str, str] | None
SYSTEM = "system"
CHANGES = "changes"
UNTOLD: list[Value] = []
"""Stands in place of both values of a personal field: that it changed is told, what it held is not."""


class SecretInTrail(Exception):
    """A field that its model calls secret was to be written into the trail."""


def record(
    action: str,
    *,
    by: Member | None,
    target: models.Model,
    at: datetime,
    agency_path: str = "",
    changes: Mapping[str, tuple[Value, Value]] | Detail = None,
    **details: Detail,
) -> Entry:
    """Write one entry in the caller's transaction; it is sealed within minutes after that.

    by       None means the system itself (set-up, schedule)
    changes  field -> what stood there before and after (audit.changes.differences); of fields that the target's model
             calls personal only the name is kept. Its type is wide because callers hand their details on with **
    details  what else is to be known: small, no personal data of third persons, nothing of a complaint
    Raises SecretInTrail for fields that the target's model calls secret.
    """
    told: dict[str, Any] = dict(details)
    if isinstance(changes, Mapping) and changes:
        told[CHANGES] = _told(target, changes)
    _refuse_secrets(target, {*details, *told.get(CHANGES, ())})
    return Entry.objects.create(
        at=at,
        action=action,
        actor_id=by.user.pk if by else None,
        actor=by.user.name_th if by else SYSTEM,
        role=by.role if by else SYSTEM,
        is_acting=by.is_acting if by else False,
        agency_path=agency_path or (by.agency.path if by else ""),
        target=f"{target._meta.label_lower}:{target.pk}",
        details=told,
    )


def _told(target: models.Model, changes: Mapping[str, Sequence[Value]]) -> dict[str, list[Value]]:
    personal = target.PRIVACY.personal  # type: ignore[attr-defined]
    return {name: UNTOLD if name in personal else list(values) for name, values in changes.items()}


def _refuse_secrets(target: models.Model, names: set[str]) -> None:
    secret = names & target.PRIVACY.secret  # type: ignore[attr-defined]
    if secret:
        raise SecretInTrail(", ".join(sorted(secret)))


@transaction.atomic
def note_trail_taken(*, by: Member, entries: int, now: datetime) -> None:
    """Before the table leaves the house."""
    require(permissions.may_take_out_trail(by))
    record("audit.trail.taken", by=by, target=by.agency, at=now, entries=entries)
