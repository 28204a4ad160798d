"""Papers of a year that came into the house late prove its duties all the same."""

import pytest

from prongsai.reports.models import Paper
from prongsai.rounds.models import Obligation
from prongsai.rounds.standing import obligations_with_state
from prongsai.rounds.states import State
from tests.conftest import TODAY

pytestmark = [pytest.mark.paper, pytest.mark.slow]
BEFORE = Obligation.Excused.BEFORE_OPENING


def states(paper: Paper) -> set[State]:
    duties = obligations_with_state(TODAY).filter(round=paper.round, proof="approved_paper")
    return {State(duty.state) for duty in duties}  # type: ignore[attr-defined]  # annotated


def came_in_late(paper: Paper) -> Paper:
    Obligation.objects.filter(round=paper.round, proof="approved_paper").update(excused_why=BEFORE)
    return paper


def test_what_was_due_before_the_opening_is_done_once_its_paper_is_approved(approved: Paper) -> None:
    assert states(came_in_late(approved)) == {State.ACCEPTED}


def test_a_paper_that_waits_leaves_it_excused(submitted: Paper) -> None:
    assert states(came_in_late(submitted)) == {State.EXCUSED}
