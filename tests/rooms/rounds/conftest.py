"""A duty of Bangkok Yai's year that a written record proves, and days around it."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from prongsai.accounts.members import Member
from prongsai.rounds.models import Obligation, Round
from prongsai.rounds.queries import obligation_or_404


@pytest.fixture
def procurement(bangkok_yai_2568: Round) -> Obligation:
    """Procurement data, due on 5 April 2025 (a Saturday)."""
    found = Obligation.objects.get(
        round=bangkok_yai_2568, code="calendar:procurement_update", due_on=date(2025, 4, 5)
    )
    found.round = bangkok_yai_2568
    return found


@pytest.fixture
def state_on(anong: Member) -> Callable[[Obligation, date], str]:
    def state(obligation: Obligation, day: date) -> str:
        return str(obligation_or_404(anong, obligation.round, obligation.pk, day).state)  # type: ignore[attr-defined]

    return state


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 3, 0, tzinfo=UTC)
