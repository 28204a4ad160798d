"""A duty of Bangkok Yai that is late, people with addresses, and a mail box that can be made to fail."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.notices.actions import Telling, tell
from prongsai.rounds.models import Obligation, Round
from tests.rooms.notices.fake_line import SECRET, FakeLine

MORNING = datetime(2025, 4, 7, 3, 0, tzinfo=UTC)  # 10:00 in Bangkok


@pytest.fixture
def morning() -> Iterator[datetime]:
    with time_machine.travel(MORNING, tick=False):
        yield MORNING


@pytest.fixture
def late_duty(bangkok_yai_2568: Round) -> Obligation:
    """Procurement data, due on 5 April 2025."""
    found = Obligation.objects.get(
        round=bangkok_yai_2568, code="calendar:procurement_update", due_on=date(2025, 4, 5)
    )
    found.round = bangkok_yai_2568
    return found


@pytest.fixture
def with_mail(anong: Member, chai: Member, boon: Member, dao: Member) -> None:
    for member in (anong, chai, boon, dao):
        member.user.email = f"{member.user.username}@example.go.th"
        User.objects.filter(pk=member.user.pk).update(email=member.user.email)


@pytest.fixture
def tell_late(late_duty: Obligation) -> Callable[..., int]:
    """Tell these people that the duty is late."""

    def say(*people: Member, now: datetime = MORNING, key: str = "k") -> int:
        params = {
            "title_th": late_duty.title_th, "title_en": late_duty.title_en, "due_on": "2025-04-05",
            "agency": "bangkok-yai", "year": 2568, "duty": late_duty.pk,
        }  # fmt: skip
        one = Telling("rounds.duty_late", late_duty.pk, key, params, [member.user.pk for member in people])
        return tell(agency=late_duty.round.agency, tellings=[one], by=None, now=now)

    return say


@pytest.fixture
def line(settings: Any) -> Iterator[FakeLine]:
    """LINE is set up, and speaks from this machine."""
    fake = FakeLine()
    settings.LINE_ADDRESS, settings.LINE_TOKEN, settings.LINE_SECRET = fake.address, "a-token", SECRET
    yield fake
    fake.server.shutdown()
    fake.server.server_close()
