"""How a paper moves. A returned paper stays as it is: the next one is submitted anew from the records of that day."""

from collections.abc import Mapping

from prongsai.reports.models import Paper

SUBMITTED, RETURNED, APPROVED = Paper.State.SUBMITTED, Paper.State.RETURNED, Paper.State.APPROVED
MOVES: Mapping[Paper.State, frozenset[Paper.State]] = {
    SUBMITTED: frozenset({RETURNED, APPROVED}),
    RETURNED: frozenset(),
    APPROVED: frozenset(),
}
