"""A plan written as YAML: for filling a system from a document that exists already."""

from collections.abc import Mapping
from typing import Any

import yaml

from prongsai.measures.actions import ItemSpec, MeasureSpec, PlanSpec
from prongsai.measures.content import FollowUp, MeasureContent

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
            for row in listed["items"]
        ),
        measures=tuple(
            MeasureSpec(tuple(row["items"]), _content({**always, **row})) for row in listed["measures"]
        ),
    )


def _content(row: Mapping[str, Any]) -> MeasureContent:
    units = row.get("units", ())
    return MeasureContent(
        steps=tuple(row["steps"]),
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
