"""Room for deep calls.

CPython keeps the frames of calls in pieces of memory, and gives the last piece back whenever calls return below its beginning. A loop
whose calls go up and down across such an edge maps and unmaps memory each time, which took a fifth of the time of the suite. A frame
that is too large for an ordinary piece gets one of its own, with room left for all the calls it makes.
"""

from collections.abc import Callable
from typing import Any

NAMES = 70_000
"""Of the roomy frame, 8 bytes each: more than half of 1 MiB, which is then what the interpreter takes."""


def _made() -> Callable[[Callable[[], Any]], Any]:
    names = "=".join(f"n{at}" for at in range(NAMES))
    space: dict[str, Any] = {}
    exec(f"def roomy(work):\n return work()\n {names}=None", space)
    made: Callable[[Callable[[], Any]], Any] = space["roomy"]
    return made


roomy = _made()
"""roomy(work) -> what work() returns, called with about 450 kB of room for its frames."""
