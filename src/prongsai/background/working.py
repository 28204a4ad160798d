"""The worker: it asks the schedule, does what is in the queue, and waits a little."""

import logging
import time
from collections.abc import Callable

from django.db import DatabaseError, close_old_connections
from django.utils import timezone
from django.utils.crypto import get_random_string

from prongsai.background.schedule import queue_due_jobs

PAUSE = 2.0
log = logging.getLogger(__name__)


def work(*, is_over: Callable[[], bool], pause: float = PAUSE) -> None:
    """Work until is_over says so. A database that does not answer is tried again."""
    while not is_over():
        try:
            work_once()
        except DatabaseError:
            log.warning("The database did not answer the worker; trying again.", exc_info=True)
        close_old_connections()
        waited_until = time.monotonic() + pause
        while not is_over() and time.monotonic() < waited_until:
            time.sleep(min(0.2, pause))


def work_once() -> None:
    """Put due jobs into the queue, and do everything in it."""
    from django_tasks_db.management.commands.db_worker import Worker

    queue_due_jobs(now=timezone.now())
    Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
    ).run()
