"""Deciding what was found: by a second person, with a reason, once."""

from datetime import datetime

from django.db import transaction

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.checks import permissions
from prongsai.checks.models import Finding
from prongsai.checks.refusing import CannotDecide


@transaction.atomic
def decide_finding(*, finding: Finding, is_clear: bool, reason: str, by: Member, now: datetime) -> None:
    """Cleared: it may be published as it is. Confirmed: it may not. The reason is for whoever asks later.

    Raises CannotDecide: decided, own, told; PermissionDenied for those who decide nothing here.
    """
    require(permissions.may_decide_some(by, finding.scan))
    row = Finding.objects.select_for_update(of=("self",)).select_related("scan__agency").get(pk=finding.pk)
    if row.state == Finding.State.NONE:
        raise CannotDecide("told")
    if row.state != Finding.State.WAITING:
        raise CannotDecide("decided")
    if not permissions.may_decide(by, row):
        raise CannotDecide("own")
    row.state = Finding.State.CLEARED if is_clear else Finding.State.CONFIRMED
    row.reason, row.decided_by, row.decided_at = reason, by.user, now
    row.save(update_fields=["state", "reason", "decided_by", "decided_at"])
    action = "checks.finding.cleared" if is_clear else "checks.finding.confirmed"
    audit.record(action, by=by, target=row, at=now, kind=row.kind, place=row.place)
