"""A meeting with confirmed minutes shows that the duty to meet is fulfilled; handed in, that somebody looks at it."""

from django.db.models import Exists, OuterRef

from prongsai.meetings.models import Minutes
from prongsai.rounds.proofs import Condition


class HeldMeeting:
    def accepted(self) -> Condition:
        return _minutes(Minutes.State.CONFIRMED)

    def in_review(self) -> Condition:
        return _minutes(Minutes.State.SUBMITTED)


def _minutes(state: Minutes.State) -> Exists:
    return Exists(Minutes.objects.filter(meeting__obligation=OuterRef("pk"), state=state))
