"""How the office works on disclosure through the year, in its own words: a part of the plan, printed before its tables."""

from datetime import datetime

from django.db import transaction

from prongsai.accounts.members import Member
from prongsai.audit import actions as audit
from prongsai.audit.changes import differences
from prongsai.measures.actions.issues import fingerprint
from prongsai.measures.actions.planning import Stale, start_plan
from prongsai.measures.models import Plan
from prongsai.rules.numbered_lines import points_of


@transaction.atomic
def write_guidelines(*, plan: Plan, text: str, seen: str, by: Member | None, now: datetime) -> None:
    """Keep the points, one a line, without their numbers.

    seen    fingerprint of the text that the writer had before them
    Raises  Stale, if it has changed since and does not say the same already; CannotPlan: held.
    """
    standing = start_plan(round_=plan.round, by=by, now=now)
    text = "\n".join(points_of(text))
    if text == standing.guidelines:
        return
    if fingerprint(standing.guidelines) != seen:
        raise Stale
    changes = differences({"guidelines": standing.guidelines}, {"guidelines": text})
    standing.guidelines = text
    standing.save(update_fields=["guidelines"])
    audit.record("measures.plan.guidelines_written", by=by, target=standing, at=now, changes=changes)
