"""A month is counted: every service of one hand, all or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.rounds.models import Round
from prongsai.support import permissions
from prongsai.support.models import MonthCount, Service
from prongsai.support.months import count_due_on
from prongsai.support.refusing import CannotWrite, Stale


@dataclass(frozen=True, slots=True)
class Counted:
    """Uses of a service in a month. seen: the row_version that the writer had before them, 0 where nothing stood."""

    service: Service
    online: int
    otherwise: int
    seen: int = 0


@transaction.atomic
def write_month(
    *, round_: Round, period: int, counted: Sequence[Counted], by: Member | None, now: datetime
) -> int:
    """Write or mend the counts of one month; the number of services that were written.

    Raises Stale, if one of them has changed since; CannotWrite: not_over, foreign.
    """
    today = timezone.localdate(now)
    if count_due_on(round_.fiscal_year, period, 1) - timedelta(days=1) > today:
        raise CannotWrite("not_over")
    standing = {
        one.service_id: one
        for one in MonthCount.objects.select_for_update(of=("self",)).filter(
            service__round=round_, period=period
        )
    }
    told = []
    for one in counted:
        if one.service.round_id != round_.pk:
            raise CannotWrite("foreign")
        if _is_same(standing.get(one.service.pk), one):
            continue
        require(by is None or permissions.may_write(by, round_, one.service.unit_id))
        _write(standing.get(one.service.pk), one, period, by, now)
        told.append(f"{one.service.name[:60]}: {one.online} + {one.otherwise}")
    if told:
        path = round_.agency.path
        audit.record(
            "support.month.counted", by=by, target=round_, at=now, agency_path=path, month=period,
            services=told[:30],
        )  # fmt: skip
    return len(told)


def _is_same(standing: MonthCount | None, one: Counted) -> bool:
    return standing is not None and (standing.online, standing.otherwise) == (one.online, one.otherwise)


def _write(standing: MonthCount | None, one: Counted, period: int, by: Member | None, now: datetime) -> None:
    if (standing.row_version if standing else 0) != one.seen:
        raise Stale
    row = standing or MonthCount(
        service=one.service, period=period, row_version=0, written_on=timezone.localdate(now)
    )
    row.online, row.otherwise = one.online, one.otherwise
    row.row_version += 1
    row.changed_at, row.changed_by = now, by.user if by else None
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as meanwhile:
        raise Stale from meanwhile
