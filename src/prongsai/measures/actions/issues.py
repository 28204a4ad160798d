"""The words about an item in the plan. They belong to the analysis; here a stale form is caught before it writes."""

from datetime import datetime
from hashlib import sha256

from django.db import transaction

from prongsai.accounts.members import Member
from prongsai.analysis.actions import set_issue, set_no_measure_reason
from prongsai.analysis.models import Finding
from prongsai.measures.actions.planning import Stale, start_plan
from prongsai.rules.thai_text import tidy


def fingerprint(text: str) -> str:
    """A short mark of a text, by which a form knows what it was opened on."""
    return sha256(text.encode()).hexdigest()[:16]


@transaction.atomic
def change_issue(*, finding: Finding, issue: str, seen: str, by: Member, now: datetime) -> None:
    """Write the issue to improve. seen: fingerprint of the text the writer had before them.

    Raises Stale; CannotPlan: held.
    """
    standing, issue = _locked(finding, by, now), tidy(issue)
    if issue == standing.issue:
        return
    if fingerprint(standing.issue) != seen:
        raise Stale
    set_issue(finding=standing, text=issue, by=by, now=now)


@transaction.atomic
def change_reason(*, finding: Finding, reason: str, seen: str, by: Member, now: datetime) -> None:
    """Write why the item gets no measure; empty takes it back. seen: as above.

    Raises Stale; CannotPlan: held.
    """
    standing, reason = _locked(finding, by, now), tidy(reason)
    if reason == standing.no_measure_reason:
        return
    if fingerprint(standing.no_measure_reason) != seen:
        raise Stale
    set_no_measure_reason(finding=standing, text=reason, by=by, now=now)


def _locked(finding: Finding, by: Member, now: datetime) -> Finding:
    standing = (
        Finding.objects.select_for_update(of=("self",))
        .select_related("node", "analysis__round__agency")
        .get(pk=finding.pk)
    )
    start_plan(round_=standing.analysis.round, by=by, now=now)
    return standing
