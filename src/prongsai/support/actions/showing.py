"""Rows show their proof: pieces of evidence of the agency's library."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.files.models import Evidence
from prongsai.support import permissions
from prongsai.support.models import CheckPoint, Row, Shown
from prongsai.support.refusing import CannotWrite

Owner = Row | CheckPoint


@transaction.atomic
def show_evidence(
    *, owner: Owner, evidence: Sequence[Evidence], by: Member | None, now: datetime
) -> list[Shown]:
    """Put evidence of the same agency behind what the row shows; what it shows is not put there twice.

    Raises CannotWrite: foreign.
    """
    row, name = _row_and_name(owner)
    require(by is None or permissions.may_write(by, row.round, getattr(row, "unit_id", None)))
    if any(one.agency_id != row.round.agency_id for one in evidence):
        raise CannotWrite("foreign")
    standing = Shown.objects.filter(**{name: owner})
    known = set(standing.values_list("evidence_id", flat=True))
    last = standing.aggregate(last=Max("position"))["last"] or 0
    fresh = {one.pk: one for one in evidence if one.pk not in known}
    made = Shown.objects.bulk_create(
        Shown(**{name: owner}, evidence=one, position=place)
        for place, one in enumerate(fresh.values(), last + 1)
    )
    if made:
        audit.record(
            "support.evidence.shown", by=by, target=row, at=now, agency_path=row.round.agency.path,
            evidence=[str(pk) for pk in fresh],
        )  # fmt: skip
    return made


@transaction.atomic
def hide_evidence(*, shown: Shown, by: Member, now: datetime) -> None:
    """Take a piece of evidence out of a row; it stays in the library."""
    row, _name = _row_and_name(owner_of(shown))
    require(permissions.may_write(by, row.round, getattr(row, "unit_id", None)))
    audit.record("support.evidence.hidden", by=by, target=row, at=now, evidence=[str(shown.evidence_id)])
    shown.delete()


def owner_of(shown: Shown) -> Owner:
    owner = shown.training or shown.line or shown.honour or shown.mark
    assert owner is not None
    return owner


def _row_and_name(owner: Owner) -> tuple[Row, str]:
    if isinstance(owner, CheckPoint):
        return owner.check_row, "mark"
    return owner, str(owner._meta.model_name)
