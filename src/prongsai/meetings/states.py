"""How minutes move: the secretary hands them in, the chair confirms them. While they are before somebody nothing in them changes."""

from prongsai.meetings.models import Minutes
from prongsai.rules.moves import Flow, Kind, Move, Need

_STATE = Minutes.State
_WRITTEN_IN = frozenset({_STATE.DRAFT.value, _STATE.RETURNED.value})
_WAITING = frozenset({_STATE.SUBMITTED.value})

SUBMIT, CONFIRM, RETURN, UNLOCK = "submit", "confirm", "return", "unlock"

MINUTES_FLOW = Flow(
    key="meetings.minutes",
    initial=_STATE.DRAFT.value,
    states=tuple(state.value for state in _STATE),
    moves=(
        Move(SUBMIT, "submitted", Kind.HAND_IN, _WRITTEN_IN, _STATE.SUBMITTED.value),
        Move(
            CONFIRM,
            "confirmed",
            Kind.APPROVE,
            _WAITING,
            _STATE.CONFIRMED.value,
            apart_from=frozenset({SUBMIT}),
        ),
        Move(RETURN, "returned", Kind.SEND_BACK, _WAITING, _STATE.RETURNED.value, frozenset({Need.COMMENT})),
        Move(
            UNLOCK,
            "unlocked",
            Kind.UNLOCK,
            frozenset({_STATE.CONFIRMED.value}),
            _STATE.DRAFT.value,
            frozenset({Need.REASON}),
        ),
    ),
)
HELD = frozenset({_STATE.SUBMITTED.value, _STATE.CONFIRMED.value})
"""States in which the minutes and everything in them stay as they are."""
