"""The second factor of somebody who lost it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from prongsai.accounts.members import Member, require
from prongsai.accounts.models import User
from prongsai.audit import actions as audit
from prongsai.credentials.actions import drop_factors
from prongsai.people import permissions, queries


@transaction.atomic
def reset_second_factor(*, person: User, reason: str, by: Member, now: datetime) -> None:
    """The password opens alone until the person sets up a new one. The person is told by whom, and why."""
    held = queries.unended_memberships(person, timezone.localdate(now))
    require(permissions.may_reset_second_factor(by, held))
    made = drop_factors(person=person, reason=reason, by=by, now=now)
    path = held[0].agency.path
    audit.record("people.second_factor.reset", by=by, target=made, at=now, agency_path=path, reason=reason)
