"""What the database itself refuses: changed history, a step out of turn, a decision on one's own work."""

from collections.abc import Iterable

from prongsai.audit.guards import Guard, forbid_changes
from prongsai.rules.moves import Flow, Move

_SAME_TURN = """FROM approvals_step s
    WHERE s.flow = NEW.flow AND s.subject_id = NEW.subject_id AND s.turn = NEW.turn AND s.by_id = NEW.by_id"""

_NEWEST = """FROM approvals_step s
    WHERE s.flow = NEW.flow AND s.subject_id = NEW.subject_id ORDER BY s.seq DESC LIMIT 1"""

_OUT_OF_TURN = f"""(
    NEW.seq <> COALESCE((SELECT s.seq + 1 {_NEWEST}), 1)
    OR NEW.before <> COALESCE((SELECT s.after {_NEWEST}), NEW.before)
    OR NEW.turn <> COALESCE((SELECT CASE WHEN s.kind = 'unlock' THEN s.turn + 1 ELSE s.turn END {_NEWEST}), 1)
)"""

_AN_AUTHOR = """EXISTS (
    SELECT 1 FROM approvals_author a
    WHERE a.flow = NEW.flow AND a.subject_id = NEW.subject_id AND a.turn = NEW.turn AND a.user_id = NEW.by_id
)"""

_HANDED_IN = f"EXISTS (SELECT 1 {_SAME_TURN} AND s.kind = 'hand_in')"

_OWN_WORK = f"NEW.kind IN ('endorse', 'send_back', 'approve') AND ({_AN_AUTHOR} OR {_HANDED_IN})"

_BOTH_HANDS = f"""(NEW.kind = 'approve' AND EXISTS (SELECT 1 {_SAME_TURN} AND s.kind = 'endorse'))"""

GUARDS: list[Guard] = [
    forbid_changes("approvals_step", when="1 = 1", message="A step that was taken never changes."),
    forbid_changes("approvals_stepcomment", when="1 = 1", message="A comment of a decision never changes."),
    forbid_changes("approvals_author", when="1 = 1", message="Whose hands were in it never changes."),
    Guard(
        "guard_approvals_step_order",
        "approvals_step",
        ("INSERT",),
        _OUT_OF_TURN,
        "A step follows the one before it.",
    ),
    Guard(
        "guard_approvals_step_own_work",
        "approvals_step",
        ("INSERT",),
        _OWN_WORK,
        "Nobody decides on their own work.",
    ),
    Guard(
        "guard_approvals_step_both_hands",
        "approvals_step",
        ("INSERT",),
        _BOTH_HANDS,
        "Who endorsed it does not approve it.",
    ),
]


def flow_guard(flow: Flow) -> Guard:
    """Steps of a flow are those of its table, and no others."""
    known = " OR ".join(f"({_as_sql(move)})" for move in flow.moves)
    return Guard(
        f"guard_{flow.key.replace('.', '_')}_flow",
        "approvals_step",
        ("INSERT",),
        f"NEW.flow = '{flow.key}' AND NOT ({known})",
        "The flow has no such step.",
    )


def changed(columns: Iterable[str]) -> str:
    """The condition that an UPDATE changes one of these columns."""
    return "(" + " OR ".join(f"{_text('NEW', name)} <> {_text('OLD', name)}" for name in columns) + ")"


def _text(row: str, column: str) -> str:
    return f"COALESCE(CAST({row}.{column} AS TEXT), '')"


def state_guard(flow: Flow, table: str) -> Guard:
    """The state of a thing is what its newest step says: nobody moves it but by a step."""
    about = f"s.flow = '{flow.key}' AND s.subject_id = NEW.id"
    newest = f"SELECT s.after FROM approvals_step s WHERE {about} ORDER BY s.seq DESC LIMIT 1"  # noqa: S608 - our own names
    return Guard(
        f"guard_{table}_state",
        table,
        ("UPDATE",),
        f"NEW.state <> OLD.state AND NEW.state <> COALESCE(({newest}), OLD.state)",
        "A state changes by a step alone.",
    )


def _as_sql(move: Move) -> str:
    sources = ", ".join(f"'{state}'" for state in sorted(move.sources))
    return (
        f"NEW.move = '{move.key}' AND NEW.kind = '{move.kind.value}' "
        f"AND NEW.after = '{move.target}' AND NEW.before IN ({sources})"
    )
