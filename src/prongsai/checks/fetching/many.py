"""Asking many addresses at once: several machines side by side, each of them one request at a time with a rest between."""

import queue
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from prongsai.checks.fetching.asking import EVERYWHERE, Fetched, Limits, ask, drop

SIDE_BY_SIDE = 8
REST = 1.0
WAITING = 32
"""Answers that may lie unread: no more than these are in memory and on the desk, however many are asked."""


@dataclass(slots=True)
class _Line:
    """What one machine is still to be asked, and when it has rested."""

    waiting: "deque[tuple[int, str]]" = field(default_factory=deque)
    ready_at: float = 0.0


def ask_many(
    wanted: Iterable[tuple[int, str]],
    *,
    desk: Path,
    limits: Limits = EVERYWHERE,
    side_by_side: int = SIDE_BY_SIDE,
    rest: float = REST,
    until: float | None = None,
) -> Iterator[tuple[int, Fetched]]:
    """Each key with what its address answered, in the order in which answers come.

    until  on the monotonic clock: nothing new is begun after it, and what was not asked does not come back
    """
    work = _Work(_by_host(wanted), desk, limits, rest, until)
    threads = [threading.Thread(target=work.do, daemon=True) for _ in range(side_by_side)]
    for thread in threads:
        thread.start()
    try:
        yield from work.answers_of(len(threads))
    finally:
        work.stopped.set()
        for thread in threads:
            thread.join()


@dataclass(slots=True)
class _Work:
    """What all workers share."""

    lines: "deque[_Line]"
    desk: Path
    limits: Limits
    rest: float
    until: float | None
    answers: "queue.Queue[tuple[int, Fetched] | None]" = field(default_factory=lambda: queue.Queue(WAITING))
    stopped: threading.Event = field(default_factory=threading.Event)

    def do(self) -> None:
        """One worker: machine after machine, until none is left or the time is over."""
        while not self._is_over():
            try:
                line = self.lines.popleft()
            except IndexError:
                break
            if self.stopped.wait(max(0.0, line.ready_at - time.monotonic())) or self._is_over():
                break
            key, url = line.waiting.popleft()
            self._hand_over((key, ask(url, desk=self.desk, limits=self.limits)))
            line.ready_at = time.monotonic() + self.rest
            if line.waiting:
                self.lines.append(line)
        self._hand_over(None)

    def answers_of(self, workers: int) -> Iterator[tuple[int, Fetched]]:
        """Until every worker has said that it is done."""
        while workers:
            answer = self.answers.get()
            if answer is None:
                workers -= 1
            else:
                yield answer

    def _is_over(self) -> bool:
        return self.stopped.is_set() or (self.until is not None and time.monotonic() >= self.until)

    def _hand_over(self, one: tuple[int, Fetched] | None) -> None:
        while not self.stopped.is_set():
            try:
                self.answers.put(one, timeout=0.5)
            except queue.Full:
                continue
            return
        if one is not None:
            drop(one[1])


def _by_host(wanted: Iterable[tuple[int, str]]) -> "deque[_Line]":
    lines: dict[str, _Line] = {}
    for key, url in wanted:
        lines.setdefault(_host(url), _Line()).waiting.append((key, url))
    return deque(lines.values())


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""
