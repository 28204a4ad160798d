"""When an office writes to its people."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from prongsai.accounts.members import Member, require
from prongsai.agencies.models import Agency
from prongsai.audit import actions as audit
from prongsai.audit.changes import differences, state_of
from prongsai.notices import permissions, queries
from prongsai.notices.models import SendingHours
from prongsai.rules.quiet_hours import Hours, ever_sends


class CannotKeepHours(Exception):
    """code: never (no moment of the day would be left)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def change_sending_hours(*, agency: Agency, hours: Hours, by: Member, now: datetime) -> None:
    """Say when an agency writes to people who chose no hours themselves. Raises CannotKeepHours, PermissionDenied.

    What holds already, here or from above, is left as it is.
    """
    require(permissions.may_change_sending_hours(by, agency))
    if not ever_sends(hours):
        raise CannotKeepHours("never")
    before = queries.sending_hours_of(agency)
    if hours == before:
        return
    SendingHours.objects.update_or_create(
        agency=agency, defaults={**asdict(hours), "changed_at": now, "changed_by": by.user}
    )
    audit.record(
        "notices.sending_hours.changed",
        by=by,
        target=agency,
        at=now,
        agency_path=agency.path,
        changes=differences(state_of(before), state_of(hours)),
    )
