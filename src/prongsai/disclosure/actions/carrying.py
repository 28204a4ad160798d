"""Bringing last year's approved words into this year, marked until somebody has looked at them."""

from datetime import datetime

from django.db import transaction

from prongsai.accounts.members import Member, require
from prongsai.disclosure import permissions
from prongsai.disclosure.actions.filling import fill_record
from prongsai.disclosure.queries.carrying import carried_content, to_carry
from prongsai.rounds.models import Round


@transaction.atomic
def carry_forward(*, round_: Round, by: Member, now: datetime) -> int:
    """Fill what is empty with what was approved a year ago; how many records were filled. PermissionDenied."""
    require(permissions.may_carry(by, round_))
    found = to_carry(round_)
    for one in found:
        fill_record(
            record=one.record,
            content=carried_content(one),
            seen=one.record.row_version,
            by=by,
            now=now,
            is_carried=True,
        )
    return len(found)
