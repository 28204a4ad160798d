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
    asked: Asked
    page: Packed


_pages: dict[str, Kept] = {}


def ready_answer(address: str, *, packs: bool) -> HttpResponse | None:
    """The page at this address, if it stands ready; no query. packs: the browser takes gzip."""
    found = _pages.get(address)
    if found is None or not current(found.asked):
        return None
    if found.asked.standing(timezone.now()) is not Standing.OPEN:
        return None
    return _copy_of(found.page, packs=packs)


def kept_answer(asked: Asked, address: str, make: Callable[[], bytes]) -> HttpResponse:
    """The page at this address, made if it does not stand ready."""
    found = _pages.get(address)
    if found is None or found.asked is not asked:
        if len(_pages) >= MOST_PAGES:
            _pages.clear()
        found = _pages[address] = Kept(asked, Packed.around(make(), MARK))
    return _copy_of(found.page, packs=False)


def answer_of(content: bytes, status: int = 200) -> HttpResponse:
    """What every public page carries: kept nowhere, telling no other page where its reader came from."""
    answer = HttpResponse(content, status=status)
    answer["Cache-Control"] = "no-store"
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def _copy_of(page: Packed, *, packs: bool) -> HttpResponse:
    number = new_submission().encode()
    answer = answer_of(page.gzipped(number) if packs else page.plain(number))
    if packs:
        answer["Content-Encoding"] = "gzip"
    return answer
