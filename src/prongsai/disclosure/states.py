"""How an item moves: filled by divisions, checked by the officer, approved by the director, opened again to be continued."""

from prongsai.disclosure.models import Item
from prongsai.rules.moves import Flow, Kind, Move, Need, held_states

_STATE = Item.State
_WRITTEN_IN = frozenset({_STATE.DRAFT.value, _STATE.RETURNED.value})
_IN_REVIEW = frozenset({_STATE.IN_REVIEW.value})
_WAITING = _IN_REVIEW | {_STATE.CHECKED.value}

SUBMIT, CHECK, APPROVE, RETURN, UNLOCK = "submit", "check", "approve", "return", "unlock"

ITEM_FLOW = Flow(
    key="disclosure.item",
    initial=_STATE.DRAFT.value,
    states=tuple(state.value for state in _STATE),
    moves=(
        Move(SUBMIT, "handed_in", Kind.HAND_IN, _WRITTEN_IN, _STATE.IN_REVIEW.value),
        Move(
            CHECK,
            "checked",
            Kind.ENDORSE,
            _IN_REVIEW,
            _STATE.CHECKED.value,
            apart_from=frozenset({SUBMIT}),
        ),
        Move(
            APPROVE,
            "approved",
            Kind.APPROVE,
            _WAITING,
            _STATE.ACCEPTED.value,
            apart_from=frozenset({SUBMIT, CHECK}),
        ),
        Move(RETURN, "returned", Kind.SEND_BACK, _WAITING, _STATE.RETURNED.value, frozenset({Need.COMMENT})),
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

HELD = held_states(ITEM_FLOW)
"""States in which nothing in the item changes."""
