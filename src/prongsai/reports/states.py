"""How a paper moves. A returned paper stays as it is: the next one is submitted anew from the records of that day."""

from prongsai.reports.models import Paper
from prongsai.rules.moves import Flow, Kind, Move, Need

_STATE = Paper.State
_WAITING = frozenset({_STATE.SUBMITTED.value, _STATE.ENDORSED.value})

SUBMIT, ENDORSE, RETURN, APPROVE = "submit", "endorse", "return", "approve"

PAPER_FLOW = Flow(
    key="reports.paper",
    initial=_STATE.NEW.value,
    states=tuple(state.value for state in _STATE),
    moves=(
        Move(SUBMIT, "submitted", Kind.HAND_IN, frozenset({_STATE.NEW.value}), _STATE.SUBMITTED.value),
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
    ),
)
WAITING = _WAITING
