"""The clock of the demo: set back once, the same for whoever starts on that folder afterwards, and running."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from prongsai.config import clock

MOMENT = datetime(2025, 4, 21, 2, tzinfo=UTC)
A_MOMENT = timedelta(seconds=5)


@pytest.fixture(autouse=True)
def real_clock_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", timezone.now)


def test_it_is_the_day_that_was_set_and_time_goes_on(tmp_path: Path) -> None:
    clock.set_back(tmp_path, to=MOMENT)
    first = timezone.now()
    assert abs(first - MOMENT) < A_MOMENT
    assert timezone.localdate() == datetime(2025, 4, 21).date()  # noqa: DTZ001
    assert timezone.now() >= first


def test_the_next_start_on_that_folder_lives_by_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock.set_back(tmp_path, to=MOMENT)
    monkeypatch.setattr(timezone, "now", lambda: datetime.now(UTC))
    clock.wind(tmp_path)
    assert clock.is_set_back()
    assert abs(timezone.now() - MOMENT) < A_MOMENT


def test_a_folder_without_a_demo_keeps_the_time_of_day(tmp_path: Path) -> None:
    clock.wind(tmp_path)
    assert not clock.is_set_back()
    assert abs(timezone.now() - datetime.now(UTC)) < A_MOMENT
