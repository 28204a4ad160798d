"""The check of papers: item by item, inside; then one notice of all that is wrong, or the review."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from prongsai.accounts.members import Member, require
from prongsai.licences import permissions
from prongsai.licences.actions.moving import check_move, held, move
from prongsai.licences.models import Application, ItemCheck, Notice, NoticeLine
from prongsai.licences.models.cases import Verdict
from prongsai.licences.moves import CHECKED_IN, State
from prongsai.licences.queries.cases import checks_of
from prongsai.licences.refusing import CannotDo


@dataclass(frozen=True, slots=True)
class Found:
    """reason: why, where a paper is not in order."""

    verdict: str
    reason: str = ""


@transaction.atomic
def check_items(
    *,
    application: Application,
    found: Mapping[int, Found],
    by: Member | None,
    now: datetime,
    seen: int | None = None,
) -> int:
    """Write what was found, by item id; the first check begins the check. How many verdicts are new or changed.

    Nothing of it is shown to the applicant before a notice is released. Raises CannotDo: state, foreign, no_reason; Stale.
    """
    standing = held(application, seen)
    require(by is None or permissions.may_work_on(by, standing))
    if standing.state == State.RECEIVED:
        move(standing, State.CHECKING, by=by, now=now)
    if standing.state not in CHECKED_IN:
        raise CannotDo("state")
    items = set(standing.checklist.items.filter(is_held=False).values_list("pk", flat=True))
    if not set(found) <= items:
        raise CannotDo("foreign")
    if any(one.verdict != Verdict.OK and not one.reason for one in found.values()):
        raise CannotDo("no_reason")
    before = checks_of(standing)
    changed = 0
    for item, one in found.items():
        check = before.get(item) or ItemCheck(application=standing, item_id=item)
        reason = "" if one.verdict == Verdict.OK else one.reason
        if check.pk and (check.verdict, check.reason) == (one.verdict, reason):
            continue
        check.verdict, check.reason = one.verdict, reason
        check.checked_at, check.checked_by = now, by.user if by else None
        check.save()
        changed += 1
    return changed


@transaction.atomic
def release_notice(
    *, application: Application, answer_by: date, by: Member | None, now: datetime, seen: int | None = None
) -> Notice:
    """Tell the applicant everything that is missing or wrong, at once; the clock stands still from here on.

    Raises CannotDo: state, unchecked (not every item has a verdict), nothing_wrong, bad_day; Stale.
    """
    standing = held(application, seen)
    require(by is None or permissions.may_work_on(by, standing))
    check_move(standing, State.DEFECT)
    wrong = [one for one in _all_checked(standing) if one.verdict != Verdict.OK]
    if not wrong:
        raise CannotDo("nothing_wrong")
    if answer_by <= timezone.localdate(now):
        raise CannotDo("bad_day")
    notice = Notice.objects.create(
        application=standing,
        number=standing.notices.count() + 1,
        released_at=now,
        released_by=by.user if by else None,
        answer_by=answer_by,
    )
    NoticeLine.objects.bulk_create(
        NoticeLine(notice=notice, item_id=one.item_id, verdict=one.verdict, reason=one.reason)
        for one in wrong
    )
    move(standing, State.DEFECT, by=by, now=now, notice=notice)
    return notice


@transaction.atomic
def begin_review(
    *, application: Application, by: Member | None, now: datetime, seen: int | None = None
) -> None:
    """The papers are complete. Raises CannotDo: state, unchecked, still_wrong; Stale."""
    standing = held(application, seen)
    require(by is None or permissions.may_work_on(by, standing))
    check_move(standing, State.REVIEWING)
    if any(one.verdict != Verdict.OK for one in _all_checked(standing)):
        raise CannotDo("still_wrong")
    move(standing, State.REVIEWING, by=by, now=now)


def _all_checked(standing: Application) -> list[ItemCheck]:
    """Raises CannotDo: unchecked."""
    checks = checks_of(standing)
    items = standing.checklist.items.filter(is_held=False).values_list("pk", flat=True)
    if any(item not in checks for item in items):
        raise CannotDo("unchecked")
    return list(checks.values())
