"""Pages made once and kept in memory, with their packed copy and their mark, as long as nothing public has changed.

What is public is looked up once in KEPT_SECONDS at most; a browser or proxy keeps a page for FRESH_SECONDS. So a withdrawn
version is gone everywhere after the sum of the two, which PROMISED_MINUTES promises.
"""

import gzip
import hashlib
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import HttpResponse

from prongsai.public_site.queries import Stamp, stamp

KEPT_SECONDS = 30
FRESH_SECONDS = 60
PROMISED_MINUTES = 2
RENEWED_SECONDS = 600
"""Names of offices and items change without a new version; that is seen after this time."""
MOST_BYTES = 64 * 1024 * 1024
NOT_CHANGED = 304
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SAVED_POLICY = "sandbox; default-src 'none'"
HTML = "text/html; charset=utf-8"
clock = time.monotonic


@dataclass(frozen=True, slots=True)
class Made:
    """What a view made. name: under which it is saved, "" for what is shown in place."""

    body: bytes
    media_type: str = HTML
    status: int = 200
    name: str = ""


@dataclass(frozen=True, slots=True)
class Ready:
    """packed: b"" where packing saves nothing."""

    body: bytes
    packed: bytes
    mark: str
    status: int
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Standing:
    """A ready page at its address (ui.door.ReadyPage)."""

    path: str
    page: Ready

    def now(self, *, packed: bool) -> bytes | None:
        if clock() >= _shelf.until or _shelf.pages.get(self.path) is not self.page:
            return None
        return self.page.packed if packed and self.page.packed else self.page.body


class _Shelf:
    """The pages of this process."""

    def __init__(self) -> None:
        self.pages: dict[str, Ready] = {}
        self.stamp: tuple[Stamp, int] | None = None
        self.until = 0.0
        self.size = 0

    def clear(self) -> None:
        self.pages, self.size = {}, 0

    def look(self) -> tuple[Stamp, int] | None:
        """The state of everything public, looked up anew where it is too old. One query in KEPT_SECONDS."""
        now = clock()
        if now >= self.until:
            found = stamp(), int(now // RENEWED_SECONDS)
            if found != self.stamp:
                self.clear()
                self.stamp = found
            self.until = now + KEPT_SECONDS
        return self.stamp

    def put(self, path: str, page: Ready) -> None:
        if self.size >= MOST_BYTES:
            self.clear()
        self.size += len(page.body) + len(page.packed)
        self.pages[path] = page


_shelf = _Shelf()


def forget() -> None:
    """Look everything up anew."""
    _shelf.clear()
    _shelf.until = 0.0


def ready_page(path: str) -> Ready | None:
    """The page at this address, if it stands ready. No query but the one in KEPT_SECONDS."""
    if path not in _shelf.pages:
        return None
    _shelf.look()
    return _shelf.pages.get(path)


def kept_page(path: str, make: Callable[[], Made]) -> Ready:
    """The page at this address, made if it does not stand ready."""
    found = ready_page(path)
    if found is not None:
        return found
    before = _shelf.look()
    page = ready(make())
    if _shelf.stamp == before:
        _shelf.put(path, page)
    return page


def ready(made: Made) -> Ready:
    """mtime 0, so that the same page packs to the same bytes."""
    is_text = made.media_type.startswith(("text/", "application/json", "application/ld", "application/atom"))
    packed = gzip.compress(made.body, 9, mtime=0) if is_text else b""
    mark = f'W/"{hashlib.sha256(made.body).hexdigest()[:32]}"'
    return Ready(
        made.body, packed if len(packed) < len(made.body) else b"", mark, made.status, _headers(made, mark)
    )


def answer_of(page: Ready, *, packs: bool, seen: str = "") -> HttpResponse:
    """packs: the browser takes gzip. seen: the marks that it has."""
    if seen and page.status == 200 and page.mark in seen:
        answer = HttpResponse(status=NOT_CHANGED)
        del answer["Content-Type"]
        answer["ETag"], answer["Cache-Control"] = page.mark, page.headers["Cache-Control"]
        answer["Vary"] = "Accept-Encoding"
        return answer
    is_packed = packs and bool(page.packed)
    body = page.packed if is_packed else page.body
    answer = HttpResponse(body, status=page.status)
    answer["Content-Length"] = str(len(body))
    for name, value in page.headers.items():
        answer[name] = value
    if is_packed:
        answer["Content-Encoding"] = "gzip"
    return answer


def _headers(made: Made, mark: str) -> dict[str, str]:
    is_saved = bool(made.name)
    found = {
        "Content-Type": made.media_type,
        "ETag": mark,
        "Cache-Control": f"public, max-age={FRESH_SECONDS}",
        "Vary": "Accept-Encoding",
        "Content-Security-Policy": SAVED_POLICY if is_saved else POLICY,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "strict-origin-when-cross-origin",
    }
    if is_saved:
        found["Content-Disposition"] = f'attachment; filename="{made.name}"'
        found["Access-Control-Allow-Origin"] = "*"
    return found
