"""The plan of a round: how it stands, what is open, every item with its measures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from django import forms
from django.utils.functional import Promise

from prongsai.accounts.members import Member
from prongsai.analysis.models import Finding
from prongsai.frameworks.models import FrameworkNode
from prongsai.measures import permissions, queries
from prongsai.measures.presenters.cards import MeasureCard, card
from prongsai.measures.queries import Gap, GapKind, PlannedFinding
from prongsai.measures.words import GAPS
from prongsai.rounds.models import Round
from prongsai.rules.framework import Kind, Text


@dataclass(frozen=True, slots=True)
class SharedMeasure:
    """A measure that stands in full under an item further up."""

    id: int
    code: str
    first_step: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """An item with everything planned for it. `reason` is empty where there is a measure."""

    id: int
    code: str
    text: Text
    figure: Decimal | None
    issue: str
    reason: str
    measures: tuple[MeasureCard, ...]
    shared: tuple[SharedMeasure, ...]

    @property
    def is_decided(self) -> bool:
        return bool(self.measures or self.shared or self.reason)


@dataclass(frozen=True, slots=True)
class IndicatorGroup:
    """The items of one indicator. `instrument` is its code, for the tag."""

    instrument: str
    code: str
    text: Text
    rows: tuple[FindingRow, ...]


@dataclass(frozen=True, slots=True)
class GapLine:
    """What is still open at one place, and the id of that place on the page."""

    code: str
    text: Text
    sentence: Promise | None
    lacks: tuple[Promise, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How the plan stands, counted in items; `unfinished` counts places."""

    total: int
    decided: int
    undecided: int
    unfinished: int

    @property
    def is_whole(self) -> bool:
        return self.total > 0 and not self.undecided and not self.unfinished


@dataclass(frozen=True, slots=True)
class Editing:
    """What is open for writing, in the block of one item.

    what    issue, reason, new, measure, remove
    newer   what somebody else saved meanwhile: a MeasureCard or a text; None while the form is fresh
    """

    what: str
    finding_id: int
    form: forms.Form | None
    measure_id: int | None = None
    newer: "MeasureCard | str | None" = None


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The plan of a round."""

    round: Round
    agency: Text
    baseline_year: int | None
    standing: Standing
    gaps: tuple[GapLine, ...]
    groups: tuple[IndicatorGroup, ...]
    may_plan: bool
    has_measures: bool
    published_at: datetime | None
    editing: Editing | None = None

    @property
    def rows(self) -> tuple[FindingRow, ...]:
        return tuple(row for group in self.groups for row in group.rows)


def plan_page(
    round_: Round, planned: Sequence[PlannedFinding], *, viewer: Member, editing: Editing | None = None
) -> PlanPage:
    """The page of what queries.planned_findings has read. One query more."""
    plan = queries.plan_of(round_)
    gaps = queries.gaps_among(planned)
    rows = _rows(planned)
    return PlanPage(
        round=round_,
        agency=Text(round_.agency.name_th, round_.agency.name_en),
        baseline_year=planned[0].finding.analysis.baseline.round.fiscal_year if planned else None,
        standing=_standing(planned, gaps),
        gaps=_gap_lines(gaps),
        groups=_groups(planned, rows),
        may_plan=permissions.may_plan(viewer, round_),
        has_measures=any(one.measures for one in planned),
        published_at=plan.published_at if plan else None,
        editing=editing,
    )


def _rows(planned: Sequence[PlannedFinding]) -> dict[int, FindingRow]:
    """By finding id. A measure stands in full with the first item it serves, and by name with the others."""
    home: dict[int, PlannedFinding] = {}
    for one in planned:
        for measure in one.measures:
            home.setdefault(measure.pk, one)
    return {one.finding.pk: _row(one, home) for one in planned}


def _row(one: PlannedFinding, home: dict[int, PlannedFinding]) -> FindingRow:
    finding, last = one.finding, len(one.measures) - 1
    cards = [
        replace(
            card(measure),
            is_first=place == 0,
            is_last=place == last,
            others=tuple(other.node.code for other in measure.findings.all() if other.pk != finding.pk),
        )
        for place, measure in enumerate(one.measures)
    ]
    return FindingRow(
        id=finding.pk,
        code=finding.node.code,
        text=Text(finding.node.title_th, finding.node.title_en),
        figure=finding.figure,
        issue=finding.issue,
        reason="" if one.measures else finding.no_measure_reason,
        measures=tuple(each for each in cards if home[each.id] is one),
        shared=tuple(
            SharedMeasure(each.id, home[each.id].finding.node.code, each.steps[0] if each.steps else "")
            for each in cards
            if home[each.id] is not one
        ),
    )


def _groups(planned: Iterable[PlannedFinding], rows: dict[int, FindingRow]) -> tuple[IndicatorGroup, ...]:
    groups: dict[int, tuple[Finding, FrameworkNode, list[FindingRow]]] = {}
    for one in planned:
        indicator = _above(one.finding, Kind.INDICATOR)
        groups.setdefault(indicator.pk, (one.finding, indicator, []))[2].append(rows[one.finding.pk])
    return tuple(
        IndicatorGroup(
            instrument=_above(first, Kind.INSTRUMENT).code,
            code=indicator.code,
            text=Text(indicator.title_th, indicator.title_en),
            rows=tuple(members),
        )
        for first, indicator, members in groups.values()
    )


def _above(finding: Finding, kind: Kind) -> FrameworkNode:
    """The node of that kind above an item; the node right above where the framework has none of that kind."""
    node = finding.node
    while node.parent is not None and node.kind != kind:
        node = node.parent
    return node if node.kind == kind else finding.node.parent or finding.node


def _gap_lines(gaps: Iterable[Gap]) -> tuple[GapLine, ...]:
    """What nobody has decided comes first; what a measure lacks is one line a measure."""
    places: dict[tuple[int, int], list[Gap]] = {}
    for gap in gaps:
        places.setdefault((gap.finding.pk, gap.measure.pk if gap.measure else 0), []).append(gap)
    worst_first = sorted(places.values(), key=lambda found: found[0].kind is not GapKind.UNDECIDED)
    return tuple(_gap_line(found) for found in worst_first)


def _gap_line(found: Sequence[Gap]) -> GapLine:
    finding, measure = found[0].finding, found[0].measure
    return GapLine(
        code=finding.node.code,
        text=Text(finding.node.title_th, finding.node.title_en),
        sentence=None if measure else GAPS[found[0].kind],
        lacks=tuple(GAPS[gap.kind] for gap in found) if measure else (),
        anchor=f"measure-{measure.pk}" if measure else f"finding-{finding.pk}",
    )


def _standing(planned: Sequence[PlannedFinding], gaps: Iterable[Gap]) -> Standing:
    decided = sum(one.is_decided for one in planned)
    unfinished = {
        (gap.finding.pk, gap.measure.pk if gap.measure else 0)
        for gap in gaps
        if gap.kind is not GapKind.UNDECIDED
    }
    return Standing(len(planned), decided, len(planned) - decided, len(unfinished))
