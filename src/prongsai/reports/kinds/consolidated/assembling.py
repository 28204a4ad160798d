"""From the plan of a round and the results of a half to the consolidated report. Loads nothing: reading.py hands the facts in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import groupby

from prongsai.agencies.models import Agency
from prongsai.measures.models import Measure
from prongsai.measures.queries import Planned, PlannedFinding, WholePlan, node_above
from prongsai.measures.served import nodes_served
from prongsai.reports.content import Gap
from prongsai.reports.kinds.communication.rows import units_of_measure
from prongsai.reports.kinds.consolidated.content import ConsolidatedPaper, Indicator, Instrument, Row
from prongsai.reports.kinds.results.assembling import (
    MISSING,
    NOT_ACCEPTED,
    NOT_AT_WORK,
    Photos,
    is_asked,
    result_in_words,
)
from prongsai.reports.pictures import Photo, PictureRow, laid_out
from prongsai.results.models import UnitReport
from prongsai.results.presenters.places import line_address, part_address
from prongsai.results.queries import Sheet
from prongsai.rules.framework import Framework, Kind, Node
from prongsai.rules.photo_layout import Layout, photo_rows
from prongsai.rules.thai_text import tidy
from prongsai.ui.dates import month_in_words

ROOM, HIGHEST = 90, 60
"""Of the last column, and of a photo in it, in millimetres."""
Placed = tuple[Measure, str]
"""A measure, and what the paper prints beside it of who answers for it."""


def assemble(*, planned: WholePlan, sheet: Sheet, photos: Photos, follow_up_href: str) -> ConsolidatedPaper:
    """The report of a half, whose round has its agency at hand."""
    reporting = sheet.reporting
    placed = _by_indicator(planned, reporting.round.agency)
    return ConsolidatedPaper(
        agency=tidy(reporting.round.agency.name_th),
        year=str(reporting.round.fiscal_year),
        half=reporting.half.text.th,
        as_of=month_in_words(reporting.ends_on + timedelta(days=1), "th", long=True),
        instruments=tuple(_instruments(planned.framework, placed, sheet, photos)),
        gaps=tuple(_gaps(sheet, planned.measures, follow_up_href)),
    )


def _by_indicator(planned: WholePlan, agency: Agency) -> Mapping[str, list[Placed]]:
    """The measures of each indicator in plan order, by its number. A measure of two indicators stands under both."""
    found: dict[str, dict[int, Placed]] = defaultdict(dict)
    for row in planned.rows:
        number = _indicator_of(row, planned.framework)
        for measure in row.measures:
            found[number].setdefault(measure.pk, (measure, _responsible(measure, row.code, agency)))
    return {
        number: sorted(measures.values(), key=lambda one: (one[0].position, one[0].pk))
        for number, measures in found.items()
    }


def _indicator_of(row: Planned, framework: Framework) -> str:
    if isinstance(row, PlannedFinding):
        return node_above(row.finding, Kind.INDICATOR).code
    above = row.node if row.node.kind is Kind.INDICATOR else framework.ancestor(row.code, Kind.INDICATOR)
    return above.code if above else row.code


def _responsible(measure: Measure, code: str, agency: Agency) -> str:
    """As the plan has it printed beside that item, else the units that answer for the measure."""
    printed = (one.responsible for one in measure.items.all() if one.node.code == code and one.responsible)
    return next(printed, "") or units_of_measure(measure, agency)


def _instruments(
    framework: Framework, placed: Mapping[str, Sequence[Placed]], sheet: Sheet, photos: Photos
) -> Iterator[Instrument]:
    """Those with measures, in printed order."""
    for node in framework.of_kind(Kind.INSTRUMENT):
        indicators = tuple(
            Indicator(one.code, tidy(one.text.th), tuple(_rows(one, placed[one.code], sheet, photos)))
            for one in node.walk()
            if one.kind is Kind.INDICATOR and placed.get(one.code)
        )
        if indicators:
            yield Instrument(node.code, tidy(node.text.th), tidy(node.text.en), indicators)


def _rows(indicator: Node, placed: Sequence[Placed], sheet: Sheet, photos: Photos) -> Iterator[Row]:
    """Each list of measures for which the same people answer is numbered by itself; one that has a single step is not."""
    heading = f"{indicator.code}) {tidy(indicator.text.th)}"
    for responsible, listed in groupby(placed, key=lambda one: one[1]):
        measures = [measure for measure, _responsible in listed]
        for measure, steps in zip(measures, _numbered(measures), strict=True):
            yield Row(
                heading=heading,
                steps=steps,
                responsible=responsible,
                results=tuple(result_in_words(measure, sheet).splitlines()),
                photos=_laid(photos.get(measure.pk, ())),
            )
            heading = ""


def _numbered(measures: Iterable[Measure]) -> list[tuple[str, ...]]:
    written = [(measure, [tidy(step.text) for step in measure.steps.all()]) for measure in measures]
    is_list = sum(len(steps) for _measure, steps in written) > 1
    number, found = 0, []
    for measure, steps in written:
        if not is_list or measure.as_written:
            found.append(tuple(steps))
            continue
        found.append(tuple(f"{place}. {text}" for place, text in enumerate(steps, start=number + 1)))
        number += len(steps)
    return found


def _laid(photos: Sequence[Photo]) -> tuple[PictureRow, ...]:
    layout = Layout.ONE if len(photos) == 1 else Layout.TWO
    return laid_out(photos, photo_rows(len(photos), layout), room=ROOM, highest=HIGHEST)


def _gaps(sheet: Sheet, measures: Iterable[Measure], follow_up_href: str) -> Iterator[Gap]:
    for line in sheet.missing:
        yield Gap(_place(line.measure), MISSING, line_address(sheet.reporting, line))
    for part in sheet.parts:
        if part.unit is not None and (part.report is None or part.report.state != UnitReport.State.ACCEPTED):
            yield Gap(part.unit.name_th, NOT_ACCEPTED, part_address(sheet.reporting, part.unit))
    known = {line.measure.pk for line in sheet.lines} | set(sheet.dropped)
    for measure in measures:
        if measure.pk not in known and is_asked(measure, sheet):
            yield Gap(_place(measure), NOT_AT_WORK, follow_up_href)


def _place(measure: Measure) -> str:
    """2 แสดงแผนการใช้จ่ายงบประมาณ…"""
    first = next((step.text for step in measure.steps.all()), "")
    codes = ", ".join(node.code for node in nodes_served(measure))
    return f"{codes} {first[:40]}"
