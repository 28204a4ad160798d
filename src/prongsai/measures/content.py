"""What a measure says, apart from where it stands: the value that forms read, actions write and copies carry over."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from prongsai.agencies.models import Unit
from prongsai.measures.models import Measure
from prongsai.measures.served import ServedItem, served_item
from prongsai.rules.thai_text import tidy, tidy_line

FollowUp = Measure.FollowUp


class CannotPlan(Exception):
    """The plan cannot be written so.

    code    held (handed in or approved), no_item, foreign_item, unknown_item, unknown_unit, period_reversed, date_missing
    place   the code of the unit or item concerned, or ""
    """

    def __init__(self, code: str, place: str = "") -> None:
        super().__init__(code, place)
        self.code = code
        self.place = place


@dataclass(frozen=True, slots=True)
class MeasureContent:
    """The columns of the measures table.

    items      of the round's framework that it serves beside the weak points
    steps      in order, without their numbers
    as_written   each step is a paragraph as it stands; else they are numbered
    units      codes of the agency's units; all_divisions and all_schools stand for every unit of their kind
    """

    items: tuple[ServedItem, ...] = ()
    steps: tuple[str, ...] = ()
    as_written: bool = False
    starts_on: date | None = None
    ends_on: date | None = None
    units: tuple[str, ...] = ()
    all_divisions: bool = False
    all_schools: bool = False
    awareness: str = ""
    follow_up: FollowUp = FollowUp.MONTHLY
    follow_up_on: date | None = None
    follow_up_text: str = ""


def content_of(measure: Measure) -> MeasureContent:
    """What a measure says now. Reads its items, steps and units, unless they are prefetched."""
    return MeasureContent(
        items=tuple(served_item(one) for one in measure.items.all()),
        steps=tuple(step.text for step in measure.steps.all()),
        as_written=measure.as_written,
        starts_on=measure.starts_on,
        ends_on=measure.ends_on,
        units=tuple(unit.code for unit in measure.units.all()),
        all_divisions=measure.all_divisions,
        all_schools=measure.all_schools,
        awareness=measure.awareness,
        follow_up=FollowUp(measure.follow_up),
        follow_up_on=measure.follow_up_on,
        follow_up_text=measure.follow_up_text,
    )


def settled(content: MeasureContent, units: Mapping[str, Unit]) -> MeasureContent:
    """The content in its one kept form: text tidy, empty steps gone, units in the agency's order and named once.

    units   the agency's own, by code.
    Raises  CannotPlan: unknown_unit, period_reversed, date_missing.
    """
    on_date = content.follow_up == FollowUp.ON_DATE
    if content.starts_on and content.ends_on and content.ends_on < content.starts_on:
        raise CannotPlan("period_reversed")
    if on_date and content.follow_up_on is None:
        raise CannotPlan("date_missing")
    return replace(
        content,
        steps=tuple(step for step in map(tidy_line, content.steps) if step),
        units=_settled_units(content, units),
        awareness=tidy(content.awareness),
        follow_up_on=content.follow_up_on if on_date else None,
        follow_up_text=tidy(content.follow_up_text),
    )


def _settled_units(content: MeasureContent, units: Mapping[str, Unit]) -> tuple[str, ...]:
    """A unit that "all divisions" or "all schools" speaks for is not named again."""
    for code in content.units:
        if code not in units:
            raise CannotPlan("unknown_unit", code)
    covered = _covered_kinds(content)
    named = (units[code] for code in set(content.units) if units[code].kind not in covered)
    return codes_of(sorted(named, key=lambda unit: unit.position))


def _covered_kinds(content: MeasureContent) -> set[str]:
    kinds = {Unit.Kind.DIVISION: content.all_divisions, Unit.Kind.SCHOOL: content.all_schools}
    return {kind for kind, covered in kinds.items() if covered}


def codes_of(units: Iterable[Unit]) -> tuple[str, ...]:
    return tuple(unit.code for unit in units)
