"""Entries show their proof: pieces of evidence of the agency's library."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.files.models import Evidence
from prongsai.followup import permissions, queries
from prongsai.followup.content import CannotEnter
from prongsai.followup.models import Entry, EntryFile, is_open


@transaction.atomic
def attach_evidence(
    *, entry: Entry, evidence: Sequence[Evidence], by: Member | None, now: datetime
) -> list[EntryFile]:
    """Put evidence of the same agency after what the entry shows already; what it shows is not put there twice.

    Raises CannotEnter: closed, foreign.
    """
    _check(entry, by, now)
    agency = entry.assignment.plan.round.agency
    if any(one.agency_id != agency.pk for one in evidence):
        raise CannotEnter("foreign")
    standing = EntryFile.objects.filter(entry=entry)
    known = set(standing.values_list("evidence_id", flat=True))
    last = standing.aggregate(last=Max("position"))["last"] or 0
    fresh = {one.pk: one for one in evidence if one.pk not in known}
    made = EntryFile.objects.bulk_create(
        EntryFile(entry=entry, evidence=one, position=place)
        for place, one in enumerate(fresh.values(), last + 1)
    )
    if made:
        ids = [str(pk) for pk in fresh]
        audit.record(
            "followup.entry.shows", by=by, target=entry, at=now, agency_path=agency.path, evidence=ids
        )
    return made


@transaction.atomic
def detach_evidence(*, shown: EntryFile, by: Member, now: datetime) -> None:
    """Take a piece of evidence out of an entry; it stays in the library. Raises CannotEnter: closed."""
    _check(shown.entry, by, now)
    audit.record(
        "followup.entry.shows_no_more", by=by, target=shown.entry, at=now, evidence=[str(shown.evidence_id)]
    )
    shown.delete()


def _check(entry: Entry, by: Member | None, now: datetime) -> None:
    assignment = entry.assignment
    if by is not None:
        require(permissions.may_enter(by, assignment.plan.round, assignment.unit))
    if not is_open(entry.period, queries.reopened_until(entry.period), timezone.localdate(now)):
        raise CannotEnter("closed")
