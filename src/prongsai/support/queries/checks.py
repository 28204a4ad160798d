"""Monthly checks of a round."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from prongsai.rounds.models import Round
from prongsai.support.models import CheckPoint, MonthlyCheck
from prongsai.support.months import PERIODS, check_due_on, month_of
from prongsai.support.queries.limits import LimitsNow
from prongsai.support.queries.rows import shown_by


@dataclass(frozen=True, slots=True)
class Checked:
    """One month. check is None where it was not made; unproved: criteria with points but without any proof."""

    period: int
    due_on: date
    check: MonthlyCheck | None
    unproved: tuple[str, ...] = ()
    has_begun: bool = True

    @property
    def has_passed(self) -> bool:
        return self.check is not None and self.check.points >= self.check.pass_mark

    @property
    def was_late(self) -> bool:
        return self.check is not None and self.check.written_on > self.due_on


def checked_months(round_: Round, limits: LimitsNow, today: date) -> list[Checked]:
    """The twelve months of the year. Three queries."""
    checks = {one.period: one for one in MonthlyCheck.objects.filter(round=round_)}
    marks = list(CheckPoint.objects.filter(check_row__round=round_))
    proved = shown_by(marks, "mark")
    found = []
    for period in PERIODS:
        check = checks.get(period)
        own = [one for one in marks if check is not None and one.check_row_id == check.pk]
        found.append(
            Checked(
                period,
                check_due_on(round_.fiscal_year, period, limits.check_day),
                check,
                unproved_among(own, set(proved)),
                month_of(round_.fiscal_year, period) <= today,
            )
        )
    return found


def check_of(round_: Round, period: int) -> MonthlyCheck | None:
    found = MonthlyCheck.objects.select_related("changed_by").filter(round=round_, period=period).first()
    if found is not None:
        found.round = round_
    return found


def unproved_among(marks: Sequence[CheckPoint], proved: set[int]) -> tuple[str, ...]:
    """Codes of criteria that were given points without a reference or a file."""
    return tuple(one.code for one in marks if one.points and not one.reference and one.pk not in proved)
