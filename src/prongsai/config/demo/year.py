"""What two districts of the demo did of their duties up to the demo's day. Made up, and marked so in every record."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from prongsai.accounts.members import Member
from prongsai.rounds.actions import record_done
from prongsai.rounds.models import Obligation, Round
from prongsai.rounds.proofs import proof_source

LIVED = ("bangkok-yai", "khlong-toei")
BEGINS = datetime(2024, 10, 1, 9, tzinfo=timezone.get_default_timezone())
TEXT = "ดำเนินการแล้ว (ข้อมูลตัวอย่าง)"
WORKING_HOUR = time(10)
LEFT_OUT_OF = 9
"""One in so many of the duties of the last weeks is still to be done, so that there is something late to look at."""
LATELY = timedelta(days=45)


def live(round_: Round, *, officer: Member, now: datetime, but: Collection[str] = ()) -> int:
    """Record the duties that fell due before `now`, each on its own day, but for a few of late; how many were recorded.

    but   kinds of duties that are left out
    """
    today = timezone.localdate(now)
    due = (
        round_.obligations.filter(due_on__lt=today, excused_why="")
        .exclude(kind__in=but)
        .order_by("due_on", "key")
    )
    done = [
        one for place, one in enumerate(due) if _is_ours(one) and not _is_left(one, place=place, today=today)
    ]
    for obligation in sorted(done, key=_done_on):
        _record(obligation, officer)
    return len(done)


def _is_ours(obligation: Obligation) -> bool:
    return proof_source(obligation.proof) is None


def _is_left(obligation: Obligation, *, place: int, today: date) -> bool:
    return obligation.due_on > today - LATELY and place % LEFT_OUT_OF == 0


def _done_on(obligation: Obligation) -> date:
    return max(obligation.opens_on, obligation.due_on - timedelta(days=obligation.pk % 4))


def _record(obligation: Obligation, officer: Member) -> None:
    done_on = _done_on(obligation)
    moment = timezone.make_aware(datetime.combine(done_on, WORKING_HOUR))
    record_done(obligation=obligation, done_on=done_on, text=TEXT, reference="", by=officer, now=moment)
