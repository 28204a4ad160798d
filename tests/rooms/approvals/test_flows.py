"""Every flow that a room registers is sound, and every move of it has its verb and its words."""

import pytest

from prongsai.approvals.procedures import Procedure
from prongsai.approvals.registry import procedures
from prongsai.approvals.wording import ASKED, DONE, MADE, MOVE_ICONS, MOVES, STATES
from prongsai.rules.moves import flaws


@pytest.mark.parametrize("procedure", procedures(), ids=lambda one: one.flow.key)
def test_a_registered_flow_is_sound_and_worded(procedure: Procedure) -> None:  # type: ignore[type-arg]
    flow = procedure.flow
    assert flaws(flow) == []
    assert set(procedure.verbs) == {move.key for move in flow.moves}
    assert set(flow.states) <= set(STATES) | set(procedure.words.states)
    assert set(procedure.words.told) <= set(flow.states)
    for move in flow.moves:
        assert all(move.key in words for words in (MOVES, DONE, MADE, MOVE_ICONS))
        assert not move.needs or move.key in ASKED
