"""Monthly counts of a round: what stands, what is missing, the share of online uses."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from prongsai.rounds.models import Round
from prongsai.support.models import MonthCount, Service
from prongsai.support.months import PERIODS, count_due_on
from prongsai.support.queries.limits import LimitsNow
from prongsai.support.queries.rows import rows_of

Counts = Mapping[tuple[int, int], MonthCount]


@dataclass(frozen=True)
class Year:
    """Services of a round with their counts by (service id, month). due: months whose day has passed, by today."""

    services: Sequence[Service]
    counts: Counts
    over: tuple[int, ...]
    late: tuple[int, ...]
    due_on: Mapping[int, date]

    def of(self, service: Service, period: int) -> MonthCount | None:
        return self.counts.get((service.pk, period))

    def missing(self, period: int, services: Iterable[Service] | None = None) -> list[Service]:
        """Services that are not counted in a month yet."""
        asked = self.services if services is None else services
        return [one for one in asked if self.of(one, period) is None]

    def was_late(self, count: MonthCount) -> bool:
        return count.written_on > self.due_on[count.period]

    def sums(self, services: Iterable[Service]) -> tuple[int, int]:
        """Online and other uses in the year."""
        wanted = {one.pk for one in services}
        found = [one for (service, _period), one in self.counts.items() if service in wanted]
        return sum(one.online for one in found), sum(one.otherwise for one in found)


def year_of(round_: Round, limits: LimitsNow, today: date) -> Year:
    """Two queries."""
    services = rows_of(round_, Service)
    found = MonthCount.objects.filter(service__round=round_)
    due_on = {period: count_due_on(round_.fiscal_year, period, limits.count_day) for period in PERIODS}
    over = tuple(one for one in PERIODS if count_due_on(round_.fiscal_year, one, 1) <= today)
    return Year(
        services,
        {(one.service_id, one.period): one for one in found},
        over,
        tuple(one for one in over if due_on[one] < today),
        due_on,
    )


def share(online: int, otherwise: int) -> Fraction | None:
    """Online uses in per cent of all; None where nobody came."""
    total = online + otherwise
    return Fraction(online * 100, total) if total else None


def period_to_count(year: Year) -> int | None:
    """The month to be written next: the first that is over and lacks a count, else the last that is over."""
    open_ = next((one for one in year.over if year.missing(one)), None)
    if open_ is not None:
        return open_
    return year.over[-1] if year.over else None
