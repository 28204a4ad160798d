"""Each due moment is served once: two workers, a standstill, a clock turned back or run ahead."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction

from prongsai.background import schedule
from prongsai.background.models import ScheduleRun
from prongsai.background.schedule import Job, last_due, queue_due_jobs, registered_jobs
from prongsai.background.sweeping import sweep

NOON = datetime(2025, 3, 12, 5, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def queued(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The schedule with one daily job at six; what was put into the queue."""
    done: list[str] = []
    task = SimpleNamespace(enqueue=lambda: done.append("daily"))
    monkeypatch.setattr(schedule, "_jobs", {"daily": Job("daily", "0 6 * * *", task)})
    return done


def test_every_job_of_the_house_can_be_scheduled() -> None:
    names = {job.name for job in registered_jobs()}
    assert {"notices.send_digests", "rounds.remind_of_duties", "background.sweep"} <= names
    assert all(last_due(job.cron, NOON) <= NOON for job in registered_jobs())


@pytest.mark.parametrize(("hour", "minute", "day"), [(5, 59, 11), (6, 0, 12), (6, 1, 12), (23, 59, 12)])
def test_the_last_due_moment_is_in_local_time(hour: int, minute: int, day: int) -> None:
    now = datetime(2025, 3, 12, hour, minute, 30, tzinfo=UTC) - timedelta(hours=7)
    assert last_due("0 6 * * *", now) == datetime(2025, 3, day - 1, 23, 0, tzinfo=UTC)


def test_a_job_is_queued_once_for_its_moment(queued: list[str]) -> None:
    for minutes in range(0, 120, 7):
        queue_due_jobs(now=NOON + timedelta(minutes=minutes))
    assert queued == ["daily"]
    queue_due_jobs(now=NOON + timedelta(days=1))
    assert queued == ["daily", "daily"]


def test_after_a_standstill_only_the_last_moment_is_made_up_for(queued: list[str]) -> None:
    queue_due_jobs(now=NOON)
    queue_due_jobs(now=NOON + timedelta(days=9))
    assert len(queued) == 2


def test_a_clock_moved_back_queues_nothing_that_was_served(queued: list[str]) -> None:
    for day in range(5):
        queue_due_jobs(now=NOON + timedelta(days=day))
    for day in reversed(range(5)):
        queue_due_jobs(now=NOON + timedelta(days=day))
    assert len(queued) == 5


def test_a_clock_that_ran_ahead_leaves_no_gap(queued: list[str]) -> None:
    queue_due_jobs(now=NOON + timedelta(days=400))
    queue_due_jobs(now=NOON)
    queue_due_jobs(now=NOON + timedelta(days=1))
    assert len(queued) == 3


def test_of_two_workers_at_the_same_moment_one_queues(
    queued: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    queue_due_jobs(now=NOON)
    nothing = SimpleNamespace(exists=lambda: False)
    monkeypatch.setattr(ScheduleRun.objects, "filter", lambda **_of: nothing)
    assert queue_due_jobs(now=NOON) == []
    assert queued == ["daily"]


def test_a_task_that_cannot_be_queued_leaves_no_run_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise RuntimeError

    monkeypatch.setattr(schedule, "_jobs", {"x": Job("x", "0 6 * * *", SimpleNamespace(enqueue=fail))})
    with pytest.raises(RuntimeError):
        queue_due_jobs(now=NOON)
    assert not ScheduleRun.objects.exists()


def test_a_run_is_never_rewritten_and_old_ones_are_swept(queued: list[str]) -> None:
    queue_due_jobs(now=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        ScheduleRun.objects.update(name="other")
    sweep.call()
    assert not ScheduleRun.objects.exists()
