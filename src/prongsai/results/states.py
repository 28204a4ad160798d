"""How a unit's part moves. While its head has it, and once it is accepted, nothing in it changes."""

from prongsai.results.models import UnitReport
from prongsai.rules.moves import Flow, Kind, Move, Need, held_states

_STATE = UnitReport.State
_WRITTEN_IN = frozenset({_STATE.DRAFT.value, _STATE.RETURNED.value})
_IN_REVIEW = frozenset({_STATE.IN_REVIEW.value})

SUBMIT, ACCEPT, RETURN, UNLOCK = "submit", "accept", "return", "unlock"

UNIT_FLOW = Flow(
    key="results.part",
    initial=_STATE.DRAFT.value,
    states=tuple(state.value for state in _STATE),
    moves=(
        Move(SUBMIT, "handed_in", Kind.HAND_IN, _WRITTEN_IN, _STATE.IN_REVIEW.value),
        Move(
            ACCEPT,
            "accepted",
            Kind.APPROVE,
            _IN_REVIEW,
            _STATE.ACCEPTED.value,
            apart_from=frozenset({SUBMIT}),
        ),
        Move(
            RETURN, "returned", Kind.SEND_BACK, _IN_REVIEW, _STATE.RETURNED.value, frozenset({Need.COMMENT})
        ),
        Move(
            UNLOCK,
            "unlocked",
            Kind.UNLOCK,
            frozenset({_STATE.ACCEPTED.value}),
            _STATE.DRAFT.value,
            frozenset({Need.REASON}),
        ),
    ),
)

HELD = held_states(UNIT_FLOW)
"""States in which the part and every result in it stay as they are."""
