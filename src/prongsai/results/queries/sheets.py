"""Everything that a half asks for, with what was written of it: the ground of pages, of completeness and of the paper."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Count

from prongsai.accounts.members import Member
from prongsai.agencies.models import Unit
from prongsai.followup.models import Assignment, Entry
from prongsai.measures.models import Measure
from prongsai.measures.queries import measures_of
from prongsai.results.halves import Reporting
from prongsai.results.models import Result, UnitReport
from prongsai.results.permissions import may_see
from prongsai.results.queries.changes import Change, changes_since
from prongsai.rules.reporting import only_repeats

Key = tuple[int, int | None]
"""A measure and a unit, by their ids; None for the office."""
Entered = Mapping[Key, Sequence[datetime]]


class Flaw(StrEnum):
    """What a result lacks: MISSING keeps the report from being whole, REPEATS is pointed out."""

    NONE = ""
    MISSING = "missing"
    REPEATS = "repeats"


@dataclass(frozen=True, slots=True)
class Line:
    """What is asked of one unit (None: of the office) about one measure.

    is_whole   the office's one text for what several units did: it may be written, and is not asked for
    photos     how many show it
    """

    measure: Measure
    unit: Unit | None
    is_whole: bool
    result: Result | None
    photos: int
    flaw: Flaw
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What one unit tells; of the office where unit is None, which has no report of its own."""

    unit: Unit | None
    report: UnitReport | None
    lines: tuple[Line, ...]

    @property
    def missing(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.flaw is Flaw.MISSING)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A half of a round. parts: the office first, then its units in their order.

    wholes    by measure id, the office's line for a measure that several units work at
    dropped   by measure id, why nobody works at it any more
    is_begun  the plan was put to work
    """

    reporting: Reporting
    measures: tuple[Measure, ...]
    parts: tuple[Part, ...]
    wholes: Mapping[int, Line]
    dropped: Mapping[int, str]
    is_begun: bool

    @property
    def lines(self) -> tuple[Line, ...]:
        """Everything that is asked for."""
        return tuple(line for part in self.parts for line in part.lines)

    @property
    def missing(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.flaw is Flaw.MISSING)

    @property
    def is_complete(self) -> bool:
        return bool(self.lines) and not self.missing

    def part_of(self, unit: Unit | None) -> Part | None:
        return next((part for part in self.parts if part.unit == unit), None)

    def report_of(self, unit: Unit) -> UnitReport | None:
        part = self.part_of(unit)
        return part.report if part else None

    def lines_of(self, measure_id: int) -> list[Line]:
        return [line for line in self.lines if line.measure.pk == measure_id]


def sheet_of(reporting: Reporting, member: Member | None) -> Sheet:
    """What the member may see of a half; None: everything, for the paper. Eight queries, whatever the number of rows."""
    measures = measures_of(reporting.round)
    works = _works(reporting)
    maker = _Maker(_results(reporting, member), _entered(reporting))
    units: dict[int | None, Unit | None] = {}
    asked: dict[int | None, list[Line]] = defaultdict(list)
    by_measure = _by_measure(works)
    wholes: dict[int, Line] = {}
    for measure in measures:
        standing = [work for work in by_measure[measure.pk] if work.ended_on is None]
        for work in standing:
            if member is None or may_see(member, work.unit):
                units[work.unit_id] = work.unit
                asked[work.unit_id].append(maker.line(measure, work.unit))
        if len(standing) > 1 and (member is None or may_see(member, None)):
            wholes[measure.pk] = maker.line(measure, None, is_whole=True)
    reports: dict[int | None, UnitReport] = {one.unit_id: one for one in _reports(reporting, member)}
    ordered = sorted(units.items(), key=lambda pair: (pair[1].position if pair[1] else -1, pair[0] or 0))
    return Sheet(
        reporting=reporting,
        measures=tuple(measures),
        parts=tuple(Part(unit, reports.get(pk), tuple(asked[pk])) for pk, unit in ordered),
        wholes=wholes,
        dropped=dict(_dropped(by_measure)),
        is_begun=bool(works),
    )


@dataclass(frozen=True, slots=True)
class _Maker:
    results: Mapping[Key, Result]
    entered: Entered

    def line(self, measure: Measure, unit: Unit | None, *, is_whole: bool = False) -> Line:
        key = (measure.pk, unit.pk if unit else None)
        result = self.results.get(key)
        if result is None:
            flaw = Flaw.NONE if is_whole else Flaw.MISSING
            return Line(measure, unit, is_whole, None, 0, flaw, ())
        return Line(
            measure=measure,
            unit=unit,
            is_whole=is_whole,
            result=result,
            photos=result.photo_count,  # type: ignore[attr-defined]  # annotated below
            flaw=flaw_of(result.text, measure),
            changes=tuple(changes_since(result, measure, self.entered.get(key, ()))),
        )


def flaw_of(text: str, measure: Measure) -> Flaw:
    """No query for a measure read with its steps."""
    if not text:
        return Flaw.MISSING
    return Flaw.REPEATS if only_repeats(text, [step.text for step in measure.steps.all()]) else Flaw.NONE


def _works(reporting: Reporting) -> list[Assignment]:
    """What was given out and runs in the half, in plan order, and what was dropped."""
    works = Assignment.objects.filter(
        plan__round=reporting.round, measure__isnull=False, starts_on__lte=reporting.ends_on
    )
    return list(works.exclude(ended_why=Assignment.Ended.UNIT_CHANGED).select_related("unit"))


def _by_measure(works: Sequence[Assignment]) -> Mapping[int, list[Assignment]]:
    found: dict[int, list[Assignment]] = defaultdict(list)
    for work in works:
        if work.measure_id is not None:
            found[work.measure_id].append(work)
    return found


def _dropped(by_measure: Mapping[int, list[Assignment]]) -> Iterator[tuple[int, str]]:
    for measure, works in by_measure.items():
        reasons = [work.ended_reason for work in works if work.ended_why == Assignment.Ended.DROPPED]
        if reasons and len(reasons) == len(works):
            yield measure, reasons[0]


def _results(reporting: Reporting, member: Member | None) -> dict[Key, Result]:
    every = Result.objects.all() if member is None else Result.objects.visible_to(member)
    rows = every.filter(round=reporting.round, half=reporting.half.key, measure__isnull=False)
    rows = rows.select_related("unit", "changed_by").annotate(photo_count=Count("photos"))
    return {(row.measure_id, row.unit_id): row for row in rows if row.measure_id is not None}


def _reports(reporting: Reporting, member: Member | None) -> list[UnitReport]:
    every = UnitReport.objects.all() if member is None else UnitReport.objects.visible_to(member)
    found = list(every.filter(round=reporting.round, half=reporting.half.key).select_related("unit"))
    for one in found:
        one.round = reporting.round
    return found


def _entered(reporting: Reporting) -> Entered:
    """When each entry of the half was changed last."""
    entries = Entry.objects.filter(
        assignment__plan__round=reporting.round,
        period__starts_on__lte=reporting.ends_on,
        period__ends_on__gte=reporting.starts_on,
    ).order_by()
    found: dict[Key, list[datetime]] = defaultdict(list)
    for measure, unit, moment in entries.values_list(
        "assignment__measure_id", "assignment__unit_id", "changed_at"
    ):
        if measure is not None:
            found[measure, unit].append(moment)
    return found
