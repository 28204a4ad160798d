"""How a plan moves. While it is before somebody, and once it is approved, nothing in it changes."""

from prongsai.measures.models import Plan
from prongsai.rules.moves import Flow, Kind, Move, Need, held_states

_STATE = Plan.State
_WRITTEN_IN = frozenset({_STATE.DRAFT.value, _STATE.RETURNED.value})
_WAITING = frozenset({_STATE.SUBMITTED.value, _STATE.ENDORSED.value})

SUBMIT, ENDORSE, RETURN, APPROVE, UNLOCK = "submit", "endorse", "return", "approve", "unlock"

PLAN_FLOW = Flow(
    key="measures.plan",
    initial=_STATE.DRAFT.value,
    states=tuple(state.value for state in _STATE),
    moves=(
        Move(SUBMIT, "submitted", Kind.HAND_IN, _WRITTEN_IN, _STATE.SUBMITTED.value),
        Move(ENDORSE, "endorsed", Kind.ENDORSE, frozenset({_STATE.SUBMITTED.value}), _STATE.ENDORSED.value),
        Move(
            APPROVE,
            "approved",
            Kind.APPROVE,
            _WAITING,
            _STATE.APPROVED.value,
            apart_from=frozenset({SUBMIT, ENDORSE}),
        ),
        Move(RETURN, "returned", Kind.SEND_BACK, _WAITING, _STATE.RETURNED.value, frozenset({Need.COMMENT})),
        Move(
            UNLOCK,
            "unlocked",
            Kind.UNLOCK,
            frozenset({_STATE.APPROVED.value}),
            _STATE.DRAFT.value,
            frozenset({Need.REASON}),
        ),
    ),
)

HELD = held_states(PLAN_FLOW)
"""States in which the plan and everything in it stay as they are."""
