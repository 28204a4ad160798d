"""The plan of a round: how it stands, what is open, every item with its measures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.functional import Promise

from prongsai.accounts.members import Member
from prongsai.approvals.presenters import panel_of
from prongsai.approvals.queries import standing
from prongsai.measures import permissions, queries
from prongsai.measures.approving import PLAN
from prongsai.measures.models import Plan
from prongsai.measures.presenters.blocks import Block, IndicatorGroup, groups_of
from prongsai.measures.presenters.cards import MeasureCard
from prongsai.measures.presenters.guidelines import points_in
from prongsai.measures.queries import Gap, GapKind, PlannedItem, WholePlan
from prongsai.measures.states import HELD
from prongsai.measures.words import GAPS
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text
from prongsai.ui.standing import StandingPanel
from prongsai.ui.versions import Versions


@dataclass(frozen=True, slots=True)
class GapLine:
    """What is still open at one place, and the id of that place on the page. opens: the fold it lies in, or ""."""

    code: str
    sentence: Promise | None
    lacks: tuple[Promise, ...]
    opens: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How the plan stands, counted in weak points; `unfinished` counts places, `measures` all measures."""

    total: int
    decided: int
    undecided: int
    unfinished: int
    measures: int

    @property
    def is_whole(self) -> bool:
        return bool(self.total or self.measures) and not self.undecided and not self.unfinished


@dataclass(frozen=True, slots=True)
class Editing:
    """What is open for writing, in the block of one item.

    what    issue, reason, new, measure, remove
    key     the place of that item on the page
    newer   what somebody else saved meanwhile: a MeasureCard or a text; None while the form is fresh
    versions  both, field by field, for a form that came back
    """

    what: str
    key: str
    form: forms.Form | None
    measure_id: int | None = None
    newer: "MeasureCard | str | None" = None
    versions: Versions | None = None


@dataclass(frozen=True, slots=True)
class PlanPage:
    """The plan of a round."""

    round: Round
    agency: Text
    baseline_year: int | None
    standing: Standing
    gaps: tuple[GapLine, ...]
    groups: tuple[IndicatorGroup, ...]
    others: tuple[IndicatorGroup, ...]
    may_plan: bool
    may_publish: bool
    is_held: bool
    has_measures: bool
    guidelines: tuple[str, ...]
    published_at: datetime | None
    desk: StandingPanel | None
    plan_id: int | None = None
    editing: Editing | None = None
    open_at: str = ""

    @property
    def rows(self) -> tuple[Block, ...]:
        return tuple(row for group in (*self.groups, *self.others) for row in group.rows)

    @property
    def others_total(self) -> int:
        return sum(len(group.rows) for group in self.others)

    @property
    def others_served(self) -> int:
        return sum(group.served for group in self.others)


def plan_page(
    round_: Round, planned: WholePlan, *, viewer: Member, editing: Editing | None = None, open_at: str = ""
) -> PlanPage:
    """The page of what queries.whole_plan has read. Five queries more.

    open_at   the place of an item whose fold is to be open
    """
    plan = planned.plan_of(round_)
    is_held = plan is not None and plan.state in HELD
    gaps = queries.gaps_among(planned.rows)
    groups, others = groups_of(planned)
    return PlanPage(
        round=round_,
        agency=Text(round_.agency.name_th, round_.agency.name_en),
        baseline_year=_baseline_year(planned),
        standing=_standing(planned, gaps),
        gaps=_gap_lines(gaps),
        groups=groups,
        others=others,
        may_plan=permissions.may_plan(viewer, round_) and not is_held,
        may_publish=permissions.may_plan(viewer, round_),
        is_held=is_held,
        has_measures=bool(planned.measures),
        guidelines=points_in(plan),
        published_at=plan.published_at if plan else None,
        desk=_desk(plan, round_, planned, viewer) if plan else None,
        plan_id=plan.pk if plan else None,
        editing=editing,
        open_at=editing.key if editing else open_at,
    )


def _baseline_year(planned: WholePlan) -> int | None:
    return planned.findings[0].finding.analysis.baseline.round.fiscal_year if planned.findings else None


def _desk(plan: Plan, round_: Round, planned: WholePlan, viewer: Member) -> StandingPanel:
    """Where the plan stands on its way to approval, and what this person may do."""
    plan.round = round_
    plan.__dict__["planned"] = planned
    return panel_of(standing(PLAN, plan, viewer, timezone.localdate()))


def _gap_lines(gaps: Iterable[Gap]) -> tuple[GapLine, ...]:
    """What nobody has decided comes first; what a measure lacks is one line a measure."""
    places: dict[tuple[str, int], list[Gap]] = {}
    for gap in gaps:
        places.setdefault((gap.row.key, gap.measure.pk if gap.measure else 0), []).append(gap)
    worst_first = sorted(places.values(), key=lambda found: found[0].kind is not GapKind.UNDECIDED)
    return tuple(_gap_line(found) for found in worst_first)


def _gap_line(found: Sequence[Gap]) -> GapLine:
    row, measure = found[0].row, found[0].measure
    return GapLine(
        code=row.code,
        sentence=None if measure else GAPS[found[0].kind],
        lacks=tuple(GAPS[gap.kind] for gap in found) if measure else (),
        opens=row.key if isinstance(row, PlannedItem) else "",
        anchor=f"measure-{measure.pk}" if measure else row.key,
    )


def _standing(planned: WholePlan, gaps: Iterable[Gap]) -> Standing:
    decided, total = sum(one.is_decided for one in planned.findings), len(planned.findings)
    unfinished = {
        (gap.row.key, gap.measure.pk if gap.measure else 0)
        for gap in gaps
        if gap.kind is not GapKind.UNDECIDED
    }
    return Standing(total, decided, total - decided, len(unfinished), len(planned.measures))
