"""One measure as it is read, on every page that shows one."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise

from prongsai.measures import queries
from prongsai.measures.content import FollowUp
from prongsai.measures.models import Measure
from prongsai.measures.served import nodes_served
from prongsai.measures.words import FOLLOW_UPS, GAPS
from prongsai.rules.framework import Text


@dataclass(frozen=True, slots=True)
class MeasureCard:
    """One measure as it is read. `lacks` are the columns still empty; `others` the codes of further items it serves.

    parts   of the item beside which it stands: the wordings or components that it serves, where it is not the whole
    """

    id: int
    row_version: int
    steps: tuple[str, ...]
    as_written: bool
    starts_on: date | None
    ends_on: date | None
    units: tuple[Text, ...]
    all_divisions: bool
    all_schools: bool
    awareness: str
    follow_up: Promise
    follow_up_on: date | None
    follow_up_text: str
    credit: str
    lacks: tuple[Promise, ...]
    changed_at: datetime
    changed_by: str
    others: tuple[str, ...] = ()
    parts: tuple[Text, ...] = ()
    is_first: bool = True
    is_last: bool = True


def card(measure: Measure, *, beside: str = "") -> MeasureCard:
    """A measure read with its steps, units and all it serves. beside: the code of the item beside which it stands."""
    return MeasureCard(
        id=measure.pk,
        row_version=measure.row_version,
        steps=tuple(step.text for step in measure.steps.all()),
        as_written=measure.as_written,
        starts_on=measure.starts_on,
        ends_on=measure.ends_on,
        units=tuple(Text(unit.name_th, unit.name_en) for unit in measure.units.all()),
        all_divisions=measure.all_divisions,
        all_schools=measure.all_schools,
        awareness=measure.awareness,
        follow_up=FOLLOW_UPS[FollowUp(measure.follow_up)],
        follow_up_on=measure.follow_up_on,
        follow_up_text=measure.follow_up_text,
        credit=measure.credit,
        lacks=tuple(GAPS[kind] for kind in queries.lacking(measure)),
        changed_at=measure.changed_at,
        changed_by=measure.changed_by.name_th if measure.changed_by else "",
        others=tuple(node.code for node in nodes_served(measure) if node.code != beside),
    )
