"""Reading notices, and choosing how to be told. That somebody read a notice is no business of the trail."""

from dataclasses import asdict, dataclass
from datetime import datetime, time

from django.db import transaction

from prongsai.accounts.members import Member
from prongsai.audit import actions as audit
from prongsai.audit.changes import differences, state_of
from prongsai.notices.models import Notice, Preference
from prongsai.notices.queries import preference_of


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a person wants to be told; hours of None: as their office says."""

    by_email: bool
    by_line: bool
    language: str
    digest_from: time | None
    quiet_from: time | None
    quiet_until: time | None


def mark_read(*, notice: Notice, now: datetime) -> None:
    Notice.objects.unread().filter(pk=notice.pk).update(read_at=now)


def mark_all_read(*, by: Member, now: datetime) -> int:
    return Notice.objects.visible_to(by).unread().update(read_at=now)


@transaction.atomic
def save_preference(*, wishes: Wishes, by: Member, now: datetime) -> Preference:
    """Keep what the person wishes for themselves."""
    before = state_of(preference_of(by.user), *Wishes.__slots__)
    saved, _made = Preference.objects.update_or_create(
        user=by.user, defaults={**asdict(wishes), "changed_at": now}
    )
    audit.record(
        "notices.preference.changed",
        by=by,
        target=saved,
        at=now,
        changes=differences(before, state_of(wishes)),
    )
    return saved
