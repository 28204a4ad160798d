"""Sheets that come at the same moment go onto the disk together, each thanked for only when all of them are there.

An embedded database writes for one at a time and waits for the disk each time: on a disk that takes 5 ms it would store 200
sheets a second, however many people wait. Here whoever waits for the disk shares one wait. A PostgreSQL server does so itself.
"""

from collections.abc import Callable
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any, TypeVar

from django.db import connections, transaction

from prongsai.surveys.responses.apps import DATABASE
from prongsai.surveys.responses.writing import CannotTake

MOST = 256
Kept = TypeVar("Kept")
Job = tuple[Callable[[], Any], "Future[Any]"]

_lock = Lock()
_waiting: SimpleQueue[Job] = SimpleQueue()
_writer: Thread | None = None
_is_on = False


def write_together() -> None:
    """From now on, in this process. For a server: whatever answers one person at a time gains nothing."""
    global _is_on
    _is_on = True


def together(work: Callable[[], Kept]) -> Kept:
    """Do the work in a transaction that it may share with others, and come back when that is on the disk.

    work   writes nothing before it raises CannotTake; any other error undoes it alone
    """
    connection = connections[DATABASE]
    if not _is_on or connection.vendor != "sqlite" or connection.in_atomic_block:
        return work()
    done: Future[Kept] = Future()
    _begin()
    _waiting.put((work, done))
    return done.result()


def _begin() -> None:
    """A thread of its own, once in each process."""
    global _writer
    if _writer is None or not _writer.is_alive():
        with _lock:
            if _writer is None or not _writer.is_alive():
                _writer = Thread(target=_write_for_ever, name="survey-sheets", daemon=True)
                _writer.start()


def _write_for_ever() -> None:
    while True:
        _write(_those_who_wait())


def _those_who_wait() -> list[Job]:
    jobs = [_waiting.get()]
    while len(jobs) < MOST:
        try:
            jobs.append(_waiting.get_nowait())
        except Empty:
            break
    return jobs


def _write(jobs: list[Job]) -> None:
    """All in one transaction; where one of them fails, or the disk does, each again by itself, so that no other suffers."""
    try:
        with transaction.atomic(using=DATABASE):
            ends = [(done, _outcome(work)) for work, done in jobs]
    except BaseException as failed:  # noqa: BLE001 - whoever waits must hear of it, whatever it is
        if len(jobs) == 1:
            jobs[0][1].set_exception(failed)
            return
        for job in jobs:
            _write([job])
        return
    for done, (kept, refused) in ends:
        if refused is None:
            done.set_result(kept)
        else:
            done.set_exception(refused)


def _outcome(work: Callable[[], Any]) -> tuple[Any, CannotTake | None]:
    try:
        return work(), None
    except CannotTake as refused:
        return None, refused
