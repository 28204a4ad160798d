"""An office sets its own limits."""

from datetime import datetime

from django.db import transaction

from prongsai.accounts.members import Member, require
from prongsai.agencies.models import Agency
from prongsai.audit import actions as audit
from prongsai.audit.changes import differences, state_of
from prongsai.support import permissions
from prongsai.support.models import Limits
from prongsai.support.queries.limits import LimitsNow, limits_of
from prongsai.support.refusing import Stale

NAMES = ("pass_mark", "check_day", "count_day", "group")


@transaction.atomic
def set_limits(*, agency: Agency, limits: LimitsNow, by: Member, now: datetime) -> Limits:
    """Checks and forms that stand keep the limits they were made under. Raises Stale (see limits.seen)."""
    require(permissions.may_set_limits(by, agency))
    row = Limits.objects.select_for_update(of=("self",)).filter(agency=agency).first()
    if (row.row_version if row else 0) != limits.seen:
        raise Stale
    before = state_of(limits_of(agency), *NAMES)
    row = row or Limits(agency=agency, row_version=0)
    for name in NAMES:
        setattr(row, name, getattr(limits, name))
    row.row_version += 1
    row.changed_at, row.changed_by = now, by.user
    row.save()
    changes = differences(before, state_of(row, *NAMES))
    audit.record("support.limits.set", by=by, target=row, at=now, changes=changes)
    return row
