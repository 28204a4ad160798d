"""What the status file of a central service says, written down: a number that is known is brought up to date."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from prongsai.accounts.members import Member, require
from prongsai.agencies.models import Agency
from prongsai.audit import actions as audit
from prongsai.licences import permissions
from prongsai.licences.models import LicenceType, OutsideCase
from prongsai.licences.outside import OutsideStatus


@transaction.atomic
def write_outside(
    *, agency: Agency, source: str, cases: Sequence[OutsideStatus], by: Member | None, now: datetime
) -> int:
    """All or nothing; how many are new or changed."""
    require(by is None or permissions.may_handle_any(by, agency.pk))
    kinds = {one.key: one for one in LicenceType.objects.filter(agency=agency)}
    standing = {
        one.number: one
        for one in OutsideCase.objects.select_for_update().filter(agency=agency, source=source)
    }
    changed = 0
    for case in cases:
        row = standing.get(case.number) or OutsideCase(agency=agency, source=source, number=case.number)
        if row.pk and case.says_the_same_as(row):
            continue
        row.licence_type, row.state, row.told_at = kinds[case.key], case.state, now
        row.filed_on, row.due_on, row.decided_on = case.filed_on, case.due_on, case.decided_on
        row.save()
        changed += 1
    audit.record(
        "licences.outside.read",
        by=by,
        target=agency,
        at=now,
        agency_path=agency.path,
        cases=changed,
        source=source,
    )
    return changed
