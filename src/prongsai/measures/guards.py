"""What is before somebody, and what is approved, does not change: the plan, its measures, and the words of its items."""

from prongsai.approvals.guards import changed, flow_guard, state_guard
from prongsai.audit.guards import Guard
from prongsai.measures.models import Measure
from prongsai.measures.states import HELD, PLAN_FLOW

_HELD = ", ".join(f"'{state}'" for state in sorted(HELD))
_MESSAGE = "A plan that is handed in or approved does not change."
_EVERY = ("INSERT", "UPDATE", "DELETE")


def _in_held_plan(path: str) -> str:
    plans = f"FROM measures_plan p {path} AND p.state IN ({_HELD})"
    return f"EXISTS (SELECT 1 {plans})"


def _of_measure(table: str) -> list[Guard]:
    """Rows of a measure in a held plan: neither added nor changed nor removed, nor moved there from another plan."""
    path = "JOIN measures_measure m ON m.plan_id = p.id WHERE m.id = "
    old, new = _in_held_plan(path + "{row}.measure_id"), _in_held_plan(path + "NEW.measure_id")
    return [
        Guard(f"guard_{table}", table, _EVERY, old, _MESSAGE),
        Guard(f"guard_{table}_into", table, ("UPDATE",), new, _MESSAGE),
    ]


_MEASURE = "WHERE p.id = "
_FINDING = "JOIN analysis_analysis a ON a.round_id = p.round_id WHERE a.id = "
_CONTENT = [
    field.get_attname() for field in Measure._meta.concrete_fields if field.name not in {"id", "copied_from"}
]
"""Everything that a measure says. Where it was copied from may be forgotten, as when its source is removed elsewhere."""

GUARDS: list[Guard] = [
    flow_guard(PLAN_FLOW),
    state_guard(PLAN_FLOW, "measures_plan"),
    Guard(
        "guard_measures_plan_begins",
        "measures_plan",
        ("INSERT",),
        f"NEW.state <> '{PLAN_FLOW.initial}'",
        "A plan begins as a draft.",
    ),
    Guard("guard_measures_plan_stays", "measures_plan", ("DELETE",), f"OLD.state IN ({_HELD})", _MESSAGE),
    Guard(
        "guard_measures_plan_content",
        "measures_plan",
        ("UPDATE",),
        f"OLD.state IN ({_HELD}) AND {changed(['round_id', 'guidelines'])}",
        _MESSAGE,
    ),
    Guard(
        "guard_measures_measure",
        "measures_measure",
        ("INSERT", "DELETE"),
        _in_held_plan(_MEASURE + "{row}.plan_id"),
        _MESSAGE,
    ),
    Guard(
        "guard_measures_measure_change",
        "measures_measure",
        ("UPDATE",),
        f"{changed(_CONTENT)} AND ({_in_held_plan(_MEASURE + 'OLD.plan_id')} OR {_in_held_plan(_MEASURE + 'NEW.plan_id')})",
        _MESSAGE,
    ),
    *_of_measure("measures_measurestep"),
    *_of_measure("measures_measureunit"),
    *_of_measure("measures_measurefinding"),
    *_of_measure("measures_measureitem"),
    Guard(
        "guard_measures_finding",
        "analysis_finding",
        _EVERY,
        _in_held_plan(_FINDING + "{row}.analysis_id"),
        _MESSAGE,
    ),
    Guard(
        "guard_measures_finding_into",
        "analysis_finding",
        ("UPDATE",),
        _in_held_plan(_FINDING + "NEW.analysis_id"),
        _MESSAGE,
    ),
    Guard(
        "guard_measures_analysis",
        "analysis_analysis",
        ("UPDATE", "DELETE"),
        _in_held_plan("WHERE p.round_id = {row}.round_id"),
        _MESSAGE,
    ),
]
