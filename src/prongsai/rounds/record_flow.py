"""How a record of a unit is looked at: it counts once the unit's head or the ITA officer, another person, accepts it."""

from prongsai.rounds.models import DutyRecord
from prongsai.rules.moves import Flow, Kind, Move, Need

_STATE = DutyRecord.State

SUBMIT, ACCEPT, RETURN = "submit", "accept", "return"

RECORD_FLOW = Flow(
    key="rounds.record",
    initial=_STATE.NEW.value,
    states=tuple(state.value for state in _STATE),
    moves=(
        Move(SUBMIT, "handed_in", Kind.HAND_IN, frozenset({_STATE.NEW.value}), _STATE.IN_REVIEW.value),
        Move(
            ACCEPT,
            "accepted",
            Kind.APPROVE,
            frozenset({_STATE.IN_REVIEW.value}),
            _STATE.ACCEPTED.value,
            apart_from=frozenset({SUBMIT}),
        ),
        Move(
            RETURN,
            "returned",
            Kind.SEND_BACK,
            frozenset({_STATE.IN_REVIEW.value}),
            _STATE.RETURNED.value,
            frozenset({Need.COMMENT}),
        ),
    ),
)
