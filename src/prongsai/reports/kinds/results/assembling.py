"""From the records of a half to the content of its report. Loads nothing: reading.py hands the facts in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import groupby

from prongsai.analysis.models import Finding
from prongsai.measures import models as planned
from prongsai.measures.queries import PlannedFinding, node_above
from prongsai.reports.content import Gap
from prongsai.reports.kinds.results.content import (
    Block,
    Indicator,
    Instrument,
    Item,
    Measure,
    ResultsPaper,
    Row,
)
from prongsai.reports.pictures import Photo, PictureRow, laid_out
from prongsai.results.halves import Reporting
from prongsai.results.models import UnitReport
from prongsai.results.presenters.places import line_address, part_address
from prongsai.results.queries import Flaw, Line, Sheet, told_of
from prongsai.rules.arithmetic import shown
from prongsai.rules.framework import Kind, Rounding, RoundingMode
from prongsai.rules.photo_layout import Layout, photo_rows
from prongsai.rules.thai_text import tidy
from prongsai.ui.dates import month_in_words

MISSING, NOT_ACCEPTED, NOT_AT_WORK = "missing", "not_accepted", "not_at_work"
ROOM, HIGHEST = 44, 42
"""Of the last column, and of a photo in it, in millimetres."""
FEW = 3
"""So many photos stand one below the other; more of them stand in pairs."""
TWO_PLACES = Rounding(RoundingMode.HALF_UP, 2)

Photos = Mapping[int, Sequence[Photo]]
"""What shows a measure, by its id."""


def assemble(
    *, sheet: Sheet, findings: Sequence[PlannedFinding], photos: Photos, follow_up_href: str
) -> ResultsPaper:
    """The report of a half, whose round has its agency at hand. findings: in printed order, with their measures."""
    reporting = sheet.reporting
    cells = {measure.pk: _measure(measure, sheet, photos.get(measure.pk, ())) for measure in sheet.measures}
    return ResultsPaper(
        agency=tidy(reporting.round.agency.name_th),
        year=str(reporting.round.fiscal_year),
        half=reporting.half.text.th,
        span=_span(reporting),
        instruments=tuple(_instruments(findings, cells)),
        gaps=tuple(_gaps(sheet, findings, follow_up_href)),
    )


def _span(reporting: Reporting) -> str:
    first, last = (month_in_words(day, "th", long=True) for day in (reporting.starts_on, reporting.ends_on))
    return f"{first} - {last}"


def _instruments(findings: Sequence[PlannedFinding], cells: Mapping[int, Measure]) -> Iterator[Instrument]:
    for code, of_instrument in groupby(findings, key=lambda one: node_above(one.finding, Kind.INSTRUMENT)):
        indicators = groupby(of_instrument, key=lambda one: node_above(one.finding, Kind.INDICATOR))
        yield Instrument(
            code=code.code,
            name=tidy(code.title_th),
            indicators=tuple(
                Indicator(node.code, tidy(node.title_th), tuple(_blocks(list(found), cells)))
                for node, found in indicators
            ),
        )


def _blocks(findings: Iterable[PlannedFinding], cells: Mapping[int, Measure]) -> Iterator[Block]:
    """Items in a row that the same measures serve stand together."""
    for key, found in groupby(
        findings, key=lambda one: tuple(each.pk for each in one.measures) or one.finding.pk
    ):
        together = list(found)
        items = tuple(_item(one.finding) for one in together)
        measures = (
            tuple(cells[pk] for pk in key) if isinstance(key, tuple) else (_without(together[0].finding),)
        )
        yield _block(items, measures)


def _block(items: tuple[Item, ...], measures: tuple[Measure, ...]) -> Block:
    """One item a row with the measure in the first; or one measure a row with the items in the first."""
    if len(items) > 1 and len(measures) == 1:
        return Block(
            is_shared=True,
            rows=tuple(Row((item,), () if place else measures) for place, item in enumerate(items)),
        )
    return Block(
        is_shared=False,
        rows=tuple(Row(() if place else items, (each,)) for place, each in enumerate(measures)),
    )


def _item(finding: Finding) -> Item:
    figure = "" if finding.figure is None else shown(Fraction(finding.figure), TWO_PLACES).removesuffix(".00")
    node = finding.node
    return Item(node.code, tidy(node.title_th), figure, tidy(finding.issue))


def _without(finding: Finding) -> Measure:
    """An item for which no measure was set, and why."""
    reason = tidy(finding.no_measure_reason)
    return Measure((f"ไม่กำหนดมาตรการ เนื่องจาก{reason}" if reason else "-",), ("-",), ())


def _measure(measure: planned.Measure, sheet: Sheet, photos: Sequence[Photo]) -> Measure:
    steps = [tidy(step.text) for step in measure.steps.all()]
    numbered = [f"{place}. {text}" for place, text in enumerate(steps, start=1)] if len(steps) > 1 else steps
    return Measure(tuple(numbered), tuple(result_in_words(measure, sheet).splitlines()), _laid(photos))


def result_in_words(measure: planned.Measure, sheet: Sheet) -> str:
    """The office's one text where there is one, else what the units wrote, or why nobody works at it any more."""
    reason = sheet.dropped.get(measure.pk)
    return told_of(measure, sheet) or (f"ยุติการดำเนินการ เนื่องจาก{tidy(reason)}" if reason else "")


def _laid(photos: Sequence[Photo]) -> tuple[PictureRow, ...]:
    layout = Layout.ONE if len(photos) <= FEW else Layout.TWO
    return laid_out(photos, photo_rows(len(photos), layout), room=ROOM, highest=HIGHEST)


def _gaps(sheet: Sheet, findings: Sequence[PlannedFinding], follow_up_href: str) -> Iterator[Gap]:
    """Results that are missing, parts that nobody has accepted, measures that were never put to work."""
    for line in sheet.lines:
        if line.flaw is Flaw.MISSING:
            yield Gap(place_of(line), MISSING, line_address(sheet.reporting, line))
    for part in sheet.parts:
        if part.unit is not None and (part.report is None or part.report.state != UnitReport.State.ACCEPTED):
            yield Gap(part.unit.name_th, NOT_ACCEPTED, part_address(sheet.reporting, part.unit))
    known = {line.measure.pk for line in sheet.lines} | set(sheet.dropped)
    for one in findings:
        if any(is_asked(measure, sheet) and measure.pk not in known for measure in one.measures):
            yield Gap(one.finding.node.code, NOT_AT_WORK, follow_up_href)


def is_asked(measure: planned.Measure, sheet: Sheet) -> bool:
    """Does it run in this half?"""
    return measure.starts_on is None or measure.starts_on <= sheet.reporting.ends_on


def place_of(line: Line) -> str:
    """E1, E2 ฝ่ายรายได้"""
    codes = ", ".join(finding.node.code for finding in line.measure.findings.all())
    return f"{codes} {line.unit.name_th}" if line.unit else codes
