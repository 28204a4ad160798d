"""The plan of a round and its measures."""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from prongsai.api.shapes.base import Code, Given, Text, TextLine
from prongsai.measures.content import FollowUp, MeasureContent
from prongsai.measures.fields import MOST_STEPS
from prongsai.measures.models import Measure, Plan
from prongsai.measures.queries import Gap
from prongsai.measures.served import ServedItem, served_item

Rhythm = Literal["fortnightly", "tuesdays", "monthly", "quarterly", "on_date"]
ItemCode = Annotated[str, Field(max_length=60)]


class MeasureShape(Schema):
    """items: codes of the weak points and other items that it serves; E3:registration names one wording, O10:4 one component.

    units: codes; beside them all divisions, all schools."""

    id: int
    items: list[str]
    steps: list[str]
    as_written: bool
    starts_on: date | None
    ends_on: date | None
    units: list[str]
    all_divisions: bool
    all_schools: bool
    awareness: str
    follow_up: str
    follow_up_on: date | None
    follow_up_text: str
    credit: str
    row_version: int = Field(description="Also sent as ETag; If-Match wants it back.")
    changed_at: datetime
    changed_by: str | None


class MeasureGiven(Given):
    """A measure as it shall stand. What is left out is empty: a plan may be unfinished, a paper may not."""

    items: list[ItemCode] = Field(min_length=1, max_length=100, examples=[["E1"]])
    steps: list[TextLine] = Field([], max_length=MOST_STEPS)
    as_written: bool = False
    starts_on: date | None = None
    ends_on: date | None = None
    units: list[Code] = Field([], max_length=200)
    all_divisions: bool = False
    all_schools: bool = False
    awareness: Text = ""
    follow_up: Rhythm = "monthly"
    follow_up_on: date | None = None
    follow_up_text: Text = ""

    def content(self, items: tuple[ServedItem, ...]) -> MeasureContent:
        """items: those of the framework, already told apart from the weak points."""
        return MeasureContent(
            items=items,
            steps=tuple(self.steps),
            as_written=self.as_written,
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            units=tuple(self.units),
            all_divisions=self.all_divisions,
            all_schools=self.all_schools,
            awareness=self.awareness,
            follow_up=FollowUp(self.follow_up),
            follow_up_on=self.follow_up_on,
            follow_up_text=self.follow_up_text,
        )


class GapShape(Schema):
    """One thing that keeps the plan from being whole. kind: undecided, no_issue, no_steps, no_period, no_unit, no_follow_up."""

    kind: str
    item: str
    measure: int | None


class PlanShape(Schema):
    """published_at: since when other agencies may copy from it; null where they may not."""

    state: str | None = Field(description="On its way to approval; null before its first measure.")
    published_at: datetime | None
    measures: int
    gaps: list[GapShape]


def measure(one: Measure) -> MeasureShape:
    """one: with its parts at hand, see measures.queries."""
    return MeasureShape(
        id=one.pk,
        items=[
            *(finding.node.code for finding in one.findings.all()),
            *(served_item(row).key for row in one.items.all()),
        ],
        steps=[step.text for step in one.steps.all()],
        as_written=one.as_written,
        starts_on=one.starts_on,
        ends_on=one.ends_on,
        units=[unit.code for unit in one.units.all()],
        all_divisions=one.all_divisions,
        all_schools=one.all_schools,
        awareness=one.awareness,
        follow_up=one.follow_up,
        follow_up_on=one.follow_up_on,
        follow_up_text=one.follow_up_text,
        credit=one.credit,
        row_version=one.row_version,
        changed_at=one.changed_at,
        changed_by=one.changed_by.name_th if one.changed_by else None,
    )


def plan(one: Plan | None, measures: int, gaps: list[Gap]) -> PlanShape:
    return PlanShape(
        state=one.state if one else None,
        published_at=one.published_at if one else None,
        measures=measures,
        gaps=[_gap(gap) for gap in gaps],
    )


def _gap(gap: Gap) -> GapShape:
    return GapShape(kind=gap.kind.value, item=gap.row.code, measure=gap.measure.pk if gap.measure else None)
