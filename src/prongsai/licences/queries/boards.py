"""Times and overdue shares: exact for the office and from above, with small counts left out for everybody."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from statistics import median

from django.db.models import QuerySet
from django.utils import timezone

from prongsai.agencies.models import Agency
from prongsai.licences.models import Application, LicenceType, OutsideCase
from prongsai.licences.moves import ENDED
from prongsai.rules.calendar import FiscalYear
from prongsai.rules.counts_shown import SMALLEST, merged
from prongsai.rules.framework import Text


@dataclass(slots=True)
class Tally:
    """Of one kind, or of one office. days: working days of each decision. overdue: open beyond the due day, or decided after it."""

    filed: int = 0
    open: int = 0
    overdue: int = 0
    days: list[int] = field(default_factory=list)

    @property
    def decided(self) -> int:
        return len(self.days)

    @property
    def median_days(self) -> Fraction | None:
        return Fraction(median(self.days)) if self.days else None

    @property
    def overdue_share(self) -> Fraction | None:
        """In per cent of what was filed."""
        return Fraction(100 * self.overdue, self.filed) if self.filed else None

    def take(self, state: str, due_on: date | None, days_used: int | None, limit: int, today: date) -> None:
        self.filed += 1
        is_open = state not in ENDED
        self.open += is_open
        if days_used is not None:
            self.days.append(days_used)
        late = (
            days_used > limit if days_used is not None else is_open and due_on is not None and due_on < today
        )
        self.overdue += late


@dataclass(frozen=True, slots=True)
class PublicLine:
    """One kind. None: not told, because fewer than five; overdue_share in per cent; days are working days."""

    key: str
    name: Text
    filed: int | None
    decided: int | None
    overdue: int | None
    median_days: Fraction | None
    overdue_share: Fraction | None


_FIELDS = ("state", "due_on", "days_used", "checklist__days")


def tallies_of(agency: Agency, year: int, today: date) -> dict[int, Tally]:
    """By id of the kind: applications filed in that fiscal year. One query."""
    found: dict[int, Tally] = defaultdict(Tally)
    rows = _filed([agency.pk], year).values_list("licence_type_id", *_FIELDS)
    for kind, state, due_on, days_used, limit in rows:
        found[kind].take(state, due_on, days_used, limit, today)
    return found


def tallies_of_agencies(agencies: Iterable[Agency], year: int, today: date) -> dict[int, Tally]:
    """By id of the office: all kinds together. One query."""
    found: dict[int, Tally] = defaultdict(Tally)
    rows = _filed([one.pk for one in agencies], year).values_list("agency_id", *_FIELDS)
    for agency, state, due_on, days_used, limit in rows:
        found[agency].take(state, due_on, days_used, limit, today)
    return found


def outside_counts(agency: Agency, year: int) -> dict[int, int]:
    """By id of the kind: how many the central service told of. One query."""
    span = FiscalYear(year)
    found: dict[int, int] = defaultdict(int)
    cases = OutsideCase.objects.filter(agency=agency, filed_on__range=(span.starts_on, span.ends_on))
    for kind in cases.values_list("licence_type_id", flat=True):
        found[kind] += 1
    return found


def public_board(agency: Agency, year: int, today: date | None = None) -> tuple[PublicLine, ...]:
    """The kinds in the office's order, with counts below five left out so that none can be computed. Two queries."""
    tallies = tallies_of(agency, year, today or timezone.localdate())
    kinds = list(LicenceType.objects.filter(agency=agency, closed_on=None))
    filed = merged({one.key: tallies[one.pk].filed for one in kinds})
    decided = merged({one.key: tallies[one.pk].decided for one in kinds})
    overdue = merged({one.key: tallies[one.pk].overdue for one in kinds})
    return tuple(
        PublicLine(
            key=one.key,
            name=Text(one.name_th, one.name_en or one.name_th),
            filed=filed[one.key],
            decided=decided[one.key],
            overdue=overdue[one.key] if filed[one.key] is not None else None,
            median_days=_median(tallies[one.pk], decided[one.key]),
            overdue_share=_share(tallies[one.pk], filed[one.key], overdue[one.key]),
        )
        for one in kinds
    )


def _median(tally: Tally, told: int | None) -> Fraction | None:
    return tally.median_days if told is not None and told >= SMALLEST else None


def _share(tally: Tally, filed: int | None, overdue: int | None) -> Fraction | None:
    """Not told where the count behind it is not."""
    return tally.overdue_share if filed and overdue is not None else None


def _filed(agencies: list[int], year: int) -> QuerySet[Application]:
    span = FiscalYear(year)
    return Application.objects.order_by().filter(
        agency__in=agencies, filed_on__range=(span.starts_on, span.ends_on)
    )
