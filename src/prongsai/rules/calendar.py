"""The Thai fiscal year: 1 October to 30 September, named in the Buddhist Era by the year in which it ends."""

from dataclasses import dataclass
from datetime import date

BUDDHIST_OFFSET = 543


@dataclass(frozen=True, slots=True, order=True)
class FiscalYear:
    """FiscalYear(2568) runs from 1 October 2567 (2024) to 30 September 2568 (2025)."""

    be: int

    @classmethod
    def of(cls, day: date) -> "FiscalYear":
        return cls(day.year + BUDDHIST_OFFSET + (1 if day.month >= 10 else 0))

    @property
    def starts_on(self) -> date:
        return date(self.be - BUDDHIST_OFFSET - 1, 10, 1)

    @property
    def ends_on(self) -> date:
        return date(self.be - BUDDHIST_OFFSET, 9, 30)

    def previous(self) -> "FiscalYear":
        return FiscalYear(self.be - 1)
