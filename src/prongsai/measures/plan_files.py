"""A plan written as YAML: for filling a system from a document that exists already."""

from collections.abc import Mapping
from typing import Any

import yaml

from prongsai.measures.actions import ItemSpec, MeasureSpec, PlanSpec
from prongsai.measures.content import FollowUp, MeasureContent
from prongsai.measures.served import ServedItem, served_from

EVERY_DIVISION, EVERY_SCHOOL = "all_divisions", "all_schools"


def read_plan(text: str) -> PlanSpec:
    """The plan that the text holds. What stands under every_measure counts for each measure that does not differ.

    Raises yaml.YAMLError, KeyError or ValueError for a file that is not such a plan.
    """
    listed: dict[str, Any] = yaml.safe_load(text)
    always = listed.get("every_measure", {})
    return PlanSpec(
        items=tuple(
            ItemSpec(row["code"], row.get("issue", ""), row.get("no_measure_reason", ""))
            for row in listed.get("items", ())
        ),
        measures=tuple(
            MeasureSpec(tuple(map(_served, row["items"])), _content({**always, **row}))
            for row in listed["measures"]
        ),
        guidelines="\n".join(listed.get("guidelines", ())),
    )


def _served(named: str | Mapping[str, str]) -> ServedItem:
    """E3, or E3:registration with what the paper prints beside it: {"E3:registration": ฝ่ายทะเบียน}."""
    if isinstance(named, str):
        return served_from(named)
    ((key, responsible),) = named.items()
    return served_from(key, responsible)


def _content(row: Mapping[str, Any]) -> MeasureContent:
    units = row.get("units", ())
    return MeasureContent(
        steps=tuple(row["steps"]),
        as_written=row.get("as_written", False),
        starts_on=row.get("starts_on"),
        ends_on=row.get("ends_on"),
        units=tuple(unit for unit in units if unit not in {EVERY_DIVISION, EVERY_SCHOOL}),
        all_divisions=EVERY_DIVISION in units,
        all_schools=EVERY_SCHOOL in units,
        awareness=row.get("awareness", ""),
        follow_up=FollowUp(row.get("follow_up", FollowUp.MONTHLY)),
        follow_up_on=row.get("follow_up_on"),
        follow_up_text=row.get("follow_up_text", ""),
    )
