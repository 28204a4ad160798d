"""The states of an application, and the moves between them."""

from collections.abc import Mapping

from django.db import models


class State(models.TextChoices):
    RECEIVED = "received", "Received"
    CHECKING = "checking", "Papers are being checked"
    DEFECT = "defect", "Waiting for the applicant"
    RESUBMITTED = "resubmitted", "Mended papers received"
    REVIEWING = "reviewing", "Being considered"
    APPROVED = "approved", "Approved"
    REFUSED = "refused", "Refused"
    ISSUED = "issued", "Issued"
    CLOSED = "closed", "Closed"
    WITHDRAWN = "withdrawn", "Withdrawn"


MOVES: Mapping[str, frozenset[str]] = {
    "": frozenset({State.RECEIVED}),
    State.RECEIVED: frozenset({State.CHECKING, State.WITHDRAWN}),
    State.CHECKING: frozenset({State.DEFECT, State.REVIEWING, State.WITHDRAWN}),
    State.DEFECT: frozenset({State.RESUBMITTED, State.WITHDRAWN}),
    State.RESUBMITTED: frozenset({State.DEFECT, State.REVIEWING, State.WITHDRAWN}),
    State.REVIEWING: frozenset({State.APPROVED, State.REFUSED, State.WITHDRAWN}),
    State.APPROVED: frozenset({State.ISSUED}),
    State.REFUSED: frozenset({State.CLOSED}),
    State.ISSUED: frozenset({State.CLOSED}),
    State.CLOSED: frozenset(),
    State.WITHDRAWN: frozenset(),
}
CHECKED_IN = frozenset({State.CHECKING, State.RESUBMITTED})
"""While papers are looked at."""
REVIEWED_BY_ITS_HAND = frozenset({State.CHECKING, State.DEFECT, State.REVIEWING})
"""Whoever moved an application here worked on it, and does not decide it."""
DECIDED = frozenset({State.APPROVED, State.REFUSED})
ENDED = frozenset({State.APPROVED, State.REFUSED, State.ISSUED, State.CLOSED, State.WITHDRAWN})
"""The clock has come to its end."""
FINAL = frozenset({State.CLOSED, State.WITHDRAWN})
