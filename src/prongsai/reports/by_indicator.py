"""A report set out by indicator, asked for one indicator alone."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from prongsai.reports.kind import Subject


class Indicator(Protocol):
    @property
    def number(self) -> str: ...

    @property
    def name(self) -> str: ...


class Instrument(Protocol):
    @property
    def indicators(self) -> tuple[Any, ...]: ...  # Any: each kind has a dataclass of its own


class Report(Protocol):
    """only: what alone is told of, as the paper says it; "" in the whole report."""

    @property
    def instruments(self) -> tuple[Any, ...]: ...

    @property
    def only(self) -> str: ...


R = TypeVar("R", bound=Report)


def indicators_in(report: Report) -> Sequence[Subject]:
    """The indicators that the report tells of, in printed order."""
    found = [one for instrument in report.instruments for one in instrument.indicators]
    return tuple(Subject(one.number, _named(one)) for one in found)


def only_indicator(report: R, number: str) -> R | None:
    """The report of that indicator alone; None where it tells nothing of it. What the whole lacks is not told again."""
    instruments = tuple(
        replace(one, indicators=kept)
        for one in report.instruments
        if (kept := tuple(each for each in one.indicators if each.number == number))
    )
    if not instruments:
        return None
    named = _named(instruments[0].indicators[0])
    return replace(report, instruments=instruments, only=named, gaps=())  # type: ignore[type-var]  # a dataclass


def _named(indicator: Indicator) -> str:
    return f"ตัวชี้วัดที่ {indicator.number} {indicator.name}"
