"""Reading notices, and choosing how to be told. That somebody read a notice is no business of the trail."""

from dataclasses import asdict, dataclass
from datetime import datetime, time

from django.db import transaction

from prongsai.accounts.members import Member
from prongsai.audit import actions as audit
from prongsai.notices.models import Notice, Preference


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a person wants to be told."""

    by_email: bool
    by_line: bool
    line_user: str
    language: str
    digest_from: time
    quiet_from: time
    quiet_until: time


def mark_read(*, notice: Notice, now: datetime) -> None:
    Notice.objects.unread().filter(pk=notice.pk).update(read_at=now)


def mark_all_read(*, by: Member, now: datetime) -> int:
    return Notice.objects.visible_to(by).unread().update(read_at=now)


@transaction.atomic
def save_preference(*, wishes: Wishes, by: Member, now: datetime) -> Preference:
    """Keep what the person wishes for themselves."""
    saved, _made = Preference.objects.update_or_create(
        user=by.user, defaults={**asdict(wishes), "changed_at": now}
    )
    audit.record(
        "notices.preference.changed",
        by=by,
        target=saved,
        at=now,
        by_email=wishes.by_email,
        by_line=wishes.by_line,
    )
    return saved
