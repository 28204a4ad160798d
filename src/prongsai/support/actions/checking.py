"""The monthly check of the information centre is made: all criteria at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.rounds.models import Round
from prongsai.rules.thai_text import tidy, tidy_line
from prongsai.support import permissions
from prongsai.support.lists import criteria
from prongsai.support.models import CheckPoint, MonthlyCheck
from prongsai.support.months import month_of
from prongsai.support.queries.limits import limits_of
from prongsai.support.refusing import CannotWrite, Stale


@dataclass(frozen=True, slots=True)
class Mark:
    """Points for a criterion, and where the proof lies."""

    points: int
    reference: str = ""


@dataclass(frozen=True, slots=True)
class CheckContent:
    """marks: by the code of the criterion; one that is not named has 0 points."""

    marks: Mapping[str, Mark]
    note: str = ""


@transaction.atomic
def write_check(
    *, round_: Round, period: int, content: CheckContent, seen: int, by: Member | None, now: datetime
) -> MonthlyCheck:
    """Write or mend the check of one month. The evidence of a criterion stays with it.

    seen    the row_version that the writer had before them, 0 for a new one
    Raises  Stale; CannotWrite: not_begun, too_much (at: the criterion).
    """
    require(by is None or permissions.may_write(by, round_, None))
    today = timezone.localdate(now)
    if month_of(round_.fiscal_year, period) > today:
        raise CannotWrite("not_begun")
    _check_points(content)
    check = MonthlyCheck.objects.select_for_update(of=("self",)).filter(round=round_, period=period).first()
    if (check.row_version if check else 0) != seen:
        raise Stale
    limits = limits_of(round_.agency)
    check = check or MonthlyCheck(
        round=round_, period=period, row_version=0, written_on=today, pass_mark=limits.pass_mark
    )
    before = check.points if check.pk else None
    check.full_mark = criteria().full_mark
    check.points = sum(mark.points for mark in content.marks.values())
    check.note = tidy(content.note)
    check.row_version += 1
    check.changed_at, check.changed_by = now, by.user if by else None
    try:
        with transaction.atomic():
            check.save()
    except IntegrityError as meanwhile:
        raise Stale from meanwhile
    _write_marks(check, content)
    audit.record(
        "support.check.written", by=by, target=check, at=now, agency_path=round_.agency.path, month=period,
        points=check.points, before=before,
    )  # fmt: skip
    return check


def _check_points(content: CheckContent) -> None:
    most = {line.code: line.points for line in criteria().lines}
    for code, mark in content.marks.items():
        if code not in most:
            raise CannotWrite("foreign", at=code)
        if not 0 <= mark.points <= most[code]:
            raise CannotWrite("too_much", at=code)


def _write_marks(check: MonthlyCheck, content: CheckContent) -> None:
    standing = {one.code: one for one in check.marks.all()}
    for line in criteria().lines:
        mark = content.marks.get(line.code, Mark(0))
        row = standing.get(line.code) or CheckPoint(check_row=check, code=line.code)
        row.points, row.most, row.reference = mark.points, line.points, tidy_line(mark.reference)
        row.save()
