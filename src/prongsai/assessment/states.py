"""How an assessment moves: scored, told to the office, finished after its answers, confirmed by the head of the central office."""

from prongsai.assessment.models import Assessment
from prongsai.rules.moves import Flow, Kind, Move, Need

_STATE = Assessment.State
_FINISHED = frozenset({_STATE.FINISHED.value})

TELL, FINISH, RETURN, APPROVE, UNLOCK = "tell", "finish", "return", "approve", "unlock"

ASSESSMENT_FLOW = Flow(
    key="assessment.assessment",
    initial=_STATE.SCORING.value,
    states=tuple(state.value for state in _STATE),
    moves=(
        Move(TELL, "told", Kind.HAND_IN, frozenset({_STATE.SCORING.value}), _STATE.CLARIFYING.value),
        Move(
            FINISH,
            "finished",
            Kind.HAND_IN,
            frozenset({_STATE.CLARIFYING.value, _STATE.RETURNED.value}),
            _STATE.FINISHED.value,
        ),
        Move(RETURN, "returned", Kind.SEND_BACK, _FINISHED, _STATE.RETURNED.value, frozenset({Need.COMMENT})),
        Move(
            APPROVE,
            "confirmed",
            Kind.APPROVE,
            _FINISHED,
            _STATE.CONFIRMED.value,
            apart_from=frozenset({TELL, FINISH}),
        ),
        Move(
            UNLOCK,
            "unlocked",
            Kind.UNLOCK,
            frozenset({_STATE.CONFIRMED.value}),
            _STATE.RETURNED.value,
            frozenset({Need.REASON}),
        ),
    ),
)

SCORED_IN = {
    "first": frozenset({_STATE.SCORING.value}),
    "final": frozenset({_STATE.CLARIFYING.value, _STATE.RETURNED.value}),
}
"""Side of the assessor -> states in which it is written."""
