"""The rows of the tables of measures: every item of the year in printed order, with the cells that rows have in common."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from prongsai.agencies.models import Agency
from prongsai.measures.content import content_of
from prongsai.measures.models import Measure
from prongsai.measures.queries import Planned
from prongsai.measures.served import ServedItem
from prongsai.reports.kinds.analysis.assembling import follow_up_of
from prongsai.reports.kinds.communication.content import Band, Row
from prongsai.rules.framework import Node
from prongsai.rules.thai_text import tidy

EVERYBODY, OF_A_DISTRICT = "ทุกฝ่าย/ทุกโรงเรียน", "สังกัดสำนักงานเขต"
NOTHING = "-"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row before it is banded: what is asked, and the measure that answers it, if any."""

    code: str
    row: Row
    measure: int | None


def entries_of(node: Node, planned: Planned, agency: Agency) -> list[Entry]:
    """The rows of one item: one for each measure, one for each wording that a measure serves."""
    found = [entry for measure in planned.measures for entry in _entries(node, measure, agency)]
    places = {variant.service.th: place for place, variant in enumerate(node.variants)}
    found.sort(key=lambda entry: places.get(entry.row.heading, -1))
    empty = Row("", _question(node), NOTHING, NOTHING, NOTHING, NOTHING)
    return found or [Entry(node.code, empty, None)]


def _entries(node: Node, measure: Measure, agency: Agency) -> Iterator[Entry]:
    served = [item for item in content_of(measure).items if item.code == node.code]
    wordings = {item.variant: item for item in served if item.variant}
    for variant in node.variants:
        if variant.code in wordings:
            row = _row(measure, agency, wordings[variant.code])
            asked = f"{node.code} {tidy(variant.text.th)}"
            yield Entry(node.code, _asking(row, tidy(variant.service.th), asked), measure.pk)
    if not wordings:
        printed = next((item for item in served if item.responsible), ServedItem(node.code))
        row = _row(measure, agency, printed)
        yield Entry(node.code, _asking(row, "", _question(node)), measure.pk)


def _asking(row: Row, heading: str, question: str) -> Row:
    return Row(heading, question, row.measure, row.awareness, row.follow_up, row.units)


def _question(node: Node) -> str:
    return f"{node.code} {tidy(node.text.th)}"


def _row(measure: Measure, agency: Agency, item: ServedItem) -> Row:
    steps = [tidy(step.text) for step in measure.steps.all()]
    if len(steps) > 1 and not measure.as_written:
        steps = [f"{place}. {text}" for place, text in enumerate(steps, start=1)]
    return Row(
        heading="",
        question="",
        measure="\n".join(steps),
        awareness=tidy(measure.awareness),
        follow_up=follow_up_of(measure),
        units=item.responsible or units_of_measure(measure, agency),
    )


def units_of_measure(measure: Measure, agency: Agency) -> str:
    """Whole groups first, then one unit a line."""
    if measure.all_divisions and measure.all_schools:
        groups = [EVERYBODY + (f" {OF_A_DISTRICT}" if agency.kind == Agency.Kind.DISTRICT else "")]
    else:
        groups = ["ทุกฝ่าย"] * measure.all_divisions + ["ทุกโรงเรียน"] * measure.all_schools
    return "\n".join([*groups, *(tidy(unit.name_th) for unit in measure.units.all())])


def banded(entries: Sequence[Entry]) -> tuple[Band, ...]:
    """Rows one below the other that say the same: first those of one measure, then those of one item."""
    bands: list[Band] = []
    pending: list[Entry] = []
    for _measure, found in groupby(entries, key=_identity):
        rows = list(found)
        if len(rows) > 1:
            bands += [*_by_item(pending), Band("measure", tuple(one.row for one in rows))]
            pending = []
        else:
            pending += rows
    return (*bands, *_by_item(pending))


def _identity(entry: Entry) -> int | str:
    """The measure; an item without one stands alone."""
    return entry.measure if entry.measure is not None else entry.code


def _by_item(entries: Sequence[Entry]) -> Iterator[Band]:
    for _question_asked, found in groupby(entries, key=lambda entry: (entry.row.heading, entry.row.question)):
        rows = tuple(entry.row for entry in found)
        alike = {(row.awareness, row.follow_up) for row in rows}
        yield Band("item" if len(alike) == 1 else "question", rows)
