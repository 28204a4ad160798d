"""A plan is opened to other agencies, or closed to them again."""

from datetime import datetime

from django.db import transaction

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.measures import permissions, queries
from prongsai.measures.models import Plan


class CannotPublish(Exception):
    """The plan cannot be opened to others. code: empty, unfinished."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def publish_plan(*, plan: Plan, by: Member, now: datetime) -> None:
    """Let other agencies read and copy the plan's measures. Raises CannotPublish; a published plan stays as it is."""
    standing = _locked(plan, by)
    if standing.published_at is not None:
        return
    planned = queries.whole_plan(standing.round)
    if not planned.measures:
        raise CannotPublish("empty")
    if queries.gaps_among(planned.rows):
        raise CannotPublish("unfinished")
    standing.published_at, standing.published_by = now, by.user
    standing.save(update_fields=["published_at", "published_by"])
    audit.record("measures.plan.published", by=by, target=standing, at=now)


@transaction.atomic
def withdraw_plan(*, plan: Plan, by: Member, now: datetime) -> None:
    """Close the plan to other agencies; what they have copied stays theirs."""
    standing = _locked(plan, by)
    if standing.published_at is None:
        return
    standing.published_at = standing.published_by = None
    standing.save(update_fields=["published_at", "published_by"])
    audit.record("measures.plan.withdrawn", by=by, target=standing, at=now)


def _locked(plan: Plan, by: Member) -> Plan:
    standing = (
        Plan.objects.select_for_update(of=("self",))
        .select_related("round__agency", "round__framework")
        .get(pk=plan.pk)
    )
    require(permissions.may_plan(by, standing.round))
    return standing
