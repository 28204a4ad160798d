"""What the framework of a round asks to be disclosed: which component, by whom, how often."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from prongsai.agencies.models import Unit
from prongsai.disclosure.kinds import kinds
from prongsai.frameworks.particulars import ALL_DIVISIONS, ALL_SCHOOLS, calendar_of
from prongsai.rounds.duty_rules import DISCLOSURE_WINDOW, LASTING
from prongsai.rules.calendar import FiscalYear, Rhythm, Span, periods_of
from prongsai.rules.framework import Component, Framework, Node, Text

INSTRUMENT = "OIT"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One record that is to be there. unit: its code, "" for the office; covers: None where it stands for the year."""

    component: int
    unit: str
    rhythm: str
    period: int
    periods: int
    covers: Span | None
    opens_on: date
    due_on: date


def items_asked(framework: Framework) -> list[Node]:
    """The disclosure items in printed order; none where the framework has no such instrument."""
    instrument = framework.nodes.get(INSTRUMENT)
    return list(instrument.items) if instrument else []


def components_of(item: Node) -> tuple[Component, ...]:
    """Those of the framework; the item itself where it names none."""
    return item.components or (Component(item.text),)


def component_title(item: Node, component: int) -> Text:
    return components_of(item)[component - 1].text


def wanted_of(item: Node, framework: Framework, units: Sequence[Unit]) -> Iterator[Wanted]:
    """Every record of an item in the framework's fiscal year. units: the standing ones of the agency, in order."""
    window = _window(framework)
    for place, component in enumerate(components_of(item), 1):
        rhythm = component.rhythm or item.rhythm or Rhythm.ONCE.value
        tellers = list(component.responsible or item.responsible)
        if kinds().ask(item.code, place).is_each:
            tellers += item.contributors
        for unit in unit_codes(tellers, units):
            if rhythm in LASTING:
                yield Wanted(place, unit, rhythm, 1, 1, None, window[0], window[1])
            else:
                yield from _periodic(place, unit, rhythm, FiscalYear(framework.fiscal_year))


def sole_unit(item: Node, framework: Framework, units: Sequence[Unit]) -> str:
    """The code of the unit that alone tells everything in the item; "" where there are several, or the office does."""
    codes = {one.unit for one in wanted_of(item, framework, units)}
    return codes.pop() if len(codes) == 1 else ""


def units_by_code(units: Iterable[Unit]) -> Mapping[str, Unit]:
    return {unit.code: unit for unit in units}


def _window(framework: Framework) -> tuple[date, date]:
    """From and until when the items are to stand; the whole year where the calendar does not say."""
    year = FiscalYear(framework.fiscal_year)
    spans = [
        span
        for rule in calendar_of(framework)
        if rule.key == DISCLOSURE_WINDOW
        for span in rule.spans_in(year)
    ]
    if not spans:
        return year.starts_on, year.ends_on
    return spans[0].first or year.starts_on, spans[-1].last


def _periodic(place: int, unit: str, rhythm: str, year: FiscalYear) -> Iterator[Wanted]:
    spans = periods_of(year, Rhythm(rhythm))
    if len(spans) > MOST_PERIODS:
        rhythm, spans = Rhythm.MONTHLY.value, periods_of(year, Rhythm.MONTHLY)
    after = timedelta(days=kinds().period_due_days)
    for number, span in enumerate(spans, 1):
        opens_on = span.last + timedelta(days=1)
        yield Wanted(place, unit, rhythm, number, len(spans), span, opens_on, span.last + after)


MOST_PERIODS = 12
"""What comes more often than monthly is looked at once a month."""


def unit_codes(tellers: Iterable[str], units: Sequence[Unit]) -> list[str]:
    """Every division and every school one by one; a unit that the agency does not have tells as the office."""
    known = {unit.code for unit in units}
    found: list[str] = []
    for one in tellers:
        if one in (ALL_DIVISIONS, ALL_SCHOOLS):
            kind = Unit.Kind.DIVISION if one == ALL_DIVISIONS else Unit.Kind.SCHOOL
            found += [unit.code for unit in units if unit.kind == kind]
        else:
            found.append(one if one in known else "")
    return list(dict.fromkeys(found)) or [""]
