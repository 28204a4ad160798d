"""The worker does what is due, in the database that is there, and a failing task stops nothing."""

import pytest
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from prongsai.background import working
from prongsai.background.models import ScheduleRun
from prongsai.background.schedule import registered_jobs
from prongsai.background.working import work, work_once
from prongsai.notices import actions

pytestmark = pytest.mark.django_db(databases=["default", "surveys"])


@pytest.fixture(autouse=True)
def _within_the_tests_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker lets connections go between tasks; the one that holds the test's transaction must stay."""
    for module in (working, db_worker):
        monkeypatch.setattr(module, "close_old_connections", lambda: None)


def test_everything_due_is_done_once() -> None:
    work_once()
    work_once()
    assert ScheduleRun.objects.count() == len(registered_jobs())
    results = DBTaskResult.objects.all()
    assert {(one.status, one.traceback) for one in results} == {("SUCCESSFUL", "")}
    assert len(results) == len(registered_jobs())


def test_a_task_that_fails_is_noted_and_the_others_are_done(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_of: object) -> int:
        raise ValueError("no")

    monkeypatch.setattr(actions, "send_all", fail)
    work_once()
    states = sorted(DBTaskResult.objects.values_list("status", flat=True))
    assert states == ["FAILED"] + ["SUCCESSFUL"] * (len(registered_jobs()) - 1)


def test_the_worker_ends_when_it_is_told_to() -> None:
    asked = iter([False, True, True])
    work(is_over=lambda: next(asked), pause=0)
    assert ScheduleRun.objects.exists()
