"""What can be done with a plan. Every action checks who asks, writes in one transaction, and leaves a trail."""

from prongsai.measures.actions.copying import CannotCopy, copy_measures
from prongsai.measures.actions.guidelines import write_guidelines
from prongsai.measures.actions.issues import change_issue, change_reason, fingerprint
from prongsai.measures.actions.loading import ItemSpec, MeasureSpec, PlanSpec, load_plan, serving
from prongsai.measures.actions.planning import (
    Direction,
    Stale,
    add_measure,
    change_measure,
    move_measure,
    remove_measure,
    start_plan,
)
from prongsai.measures.actions.publishing import CannotPublish, publish_plan, withdraw_plan
from prongsai.measures.content import CannotPlan

__all__ = [
    "CannotCopy",
    "CannotPlan",
    "CannotPublish",
    "Direction",
    "ItemSpec",
    "MeasureSpec",
    "PlanSpec",
    "Stale",
    "add_measure",
    "change_issue",
    "change_measure",
    "change_reason",
    "copy_measures",
    "fingerprint",
    "load_plan",
    "move_measure",
    "publish_plan",
    "remove_measure",
    "serving",
    "start_plan",
    "withdraw_plan",
    "write_guidelines",
]
