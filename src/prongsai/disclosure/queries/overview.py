"""How the records of every office stand in a year, counted by the database."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, F, Q
from django.utils import timezone

from prongsai.accounts.members import Member
from prongsai.disclosure.kinds import kinds
from prongsai.disclosure.models import Item, Record
from prongsai.rules.disclosure_standing import Standing
from prongsai.rules.framework import Text

_WAITING = (Item.State.IN_REVIEW, Item.State.CHECKED)


@dataclass(frozen=True, slots=True)
class OfficeCounts:
    slug: str
    name: Text
    counts: dict[Standing, int]

    @property
    def whole(self) -> int:
        return sum(self.counts.values())


def offices_of(member: Member, fiscal_year: int, today: date) -> list[OfficeCounts]:
    """Every office that the member may see, by name. One query, whatever the number of offices.

    The conditions are those of rules.disclosure_standing.record_standing, which the tests hold them against.
    """
    records = Record.objects.visible_to(member).filter(item__round__fiscal_year=fiscal_year)
    agency = "item__round__agency__"
    rows = (
        records.order_by()
        .values(f"{agency}slug", f"{agency}name_th", f"{agency}name_en", f"{agency}sort_key")
        .annotate(
            **{one.value: Count("pk", filter=condition) for one, condition in _conditions(today).items()}
        )
        .order_by(f"{agency}sort_key")
    )
    return [
        OfficeCounts(
            row[f"{agency}slug"],
            Text(row[f"{agency}name_th"], row[f"{agency}name_en"]),
            {one: row[one.value] for one in Standing},
        )
        for row in rows
    ]


def _conditions(today: date) -> dict[Standing, Q]:
    approved = Q(approved_row__isnull=False, approved_row=F("row_version"))
    past = Q(due_on__lt=today, item__round__opened_at__lt=_begin_of_counting(today))
    empty, filled = Q(is_filled=False), Q(is_filled=True) & ~approved
    waiting = filled & Q(item__state__in=_WAITING)
    late = (empty & past) | (filled & ~Q(item__state__in=_WAITING) & Q(is_carried=True) & past)
    ahead = empty & ~past & Q(opens_on__gt=today)
    return {
        Standing.ACCEPTED: approved,
        Standing.IN_REVIEW: waiting,
        Standing.LATE: late,
        Standing.NOT_DUE: ahead,
        Standing.DUE: ~approved & ~waiting & ~late & ~ahead,
    }


def _begin_of_counting(today: date) -> datetime:
    """Rounds opened before this moment have used up the days that are given after the opening."""
    day = today - timedelta(days=kinds().period_due_days)
    return timezone.make_aware(datetime.combine(day, time()))
