"""Public pages kept ready in memory, by address: the same for all but for the number of the sending.

A page is good as long as the facts it was made from hold and its survey is open. It is never kept outside this memory, on no
device and in no proxy: the next person at a shared device must not be able to go back into it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils import timezone

from prongsai.surveys.answering.facts import Asked, Standing, current
from prongsai.surveys.answering.packed import Packed
from prongsai.surveys.answering.pages import SUBMISSION
from prongsai.surveys.answering.taking import new_submission

MOST_PAGES = 5_000
MARK = SUBMISSION.encode()


@dataclass(frozen=True, slots=True)
class Kept:
    """A page and the facts it was made from (ui.door.ReadyPage)."""

    asked: Asked
    page: Packed

    def now(self, *, packed: bool) -> bytes | None:
        """With a number of its own each time; None once its facts have to be looked up, or its survey is not open."""
        if not current(self.asked) or self.asked.standing(timezone.now()) is not Standing.OPEN:
            return None
        number = new_submission().encode()
        return self.page.gzipped(number) if packed else self.page.plain(number)


_pages: dict[str, Kept] = {}


def ready_page(address: str) -> Kept | None:
    """What is kept of this address; whether it still stands is for it to say."""
    return _pages.get(address)


def kept_answer(asked: Asked, address: str, make: Callable[[], bytes]) -> HttpResponse:
    """The page at this address, made if it does not stand ready."""
    found = _pages.get(address)
    if found is None or found.asked is not asked:
        if len(_pages) >= MOST_PAGES:
            _pages.clear()
        found = _pages[address] = Kept(asked, Packed.around(make(), MARK))
    return answer_of(found.page.plain(new_submission().encode()))


def answer_of(content: bytes, status: int = 200) -> HttpResponse:
    """What every public page carries: kept nowhere, telling no other page where its reader came from."""
    answer = HttpResponse(content, status=status)
    answer["Cache-Control"] = "no-store"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
