"""Reminding people of what comes near and what is late."""

from datetime import datetime

from django.utils import timezone

from prongsai.notices.actions import tell
from prongsai.rounds.models import Round
from prongsai.rounds.reminding import tellings_of


def remind(*, now: datetime) -> int:
    """Tell everybody whose turn it is of duties in rounds that are not closed; how many notices are new.

    Each step of the ladder is told once, so it may run as often as it likes.
    """
    today = timezone.localdate(now)
    rounds = Round.objects.exclude(phase=Round.Phase.CLOSED).select_related("agency")
    return sum(
        tell(agency=round_.agency, tellings=tellings, by=None, now=now)
        for round_ in rounds
        if (tellings := tellings_of(round_, today))
    )
