"""The shortest way to a page that stands ready: before the framework, with the very answer that it gave the first time.

Host, scheme and every header were decided by the framework; its answer is repeated for the same host, scheme, address and
packing as long as the page stands. Whatever is asked in any other way (conditions, queries, forms) goes in as ever.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

Environ = dict[str, Any]
Start = Callable[..., Any]
Application = Callable[[Environ, Start], Iterable[bytes]]
Key = tuple[str, str, str, bool]

READY = "prongsai.ready"
"""Where a middleware leaves the page that it answered with."""
MOST_ANSWERS = 5_000
ASKS_MORE = ("QUERY_STRING", "HTTP_IF_NONE_MATCH", "HTTP_RANGE", "HTTP_AUTHORIZATION")
LENGTH = "content-length"


class ReadyPage(Protocol):
    """A page in memory."""

    def now(self, *, packed: bool) -> bytes | None:
        """As it is to be shown at this moment; None when it no longer stands. Never a query."""


@dataclass(frozen=True, slots=True)
class Answer:
    """headers: all but the length."""

    page: ReadyPage
    status: str
    headers: list[tuple[str, str]]


class ReadyDoor:
    """Around the whole application."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self.answers: dict[Key, Answer] = {}

    def __call__(self, environ: Environ, start_response: Start) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "GET" or any(environ.get(name) for name in ASKS_MORE):
            return self.application(environ, start_response)
        key = _key(environ)
        known = self.answers.get(key)
        if known is not None:
            body = known.page.now(packed=key[3])
            if body is not None:
                start_response(known.status, [*known.headers, ("Content-Length", str(len(body)))])
                return (body,)
            self.answers.pop(key, None)
        return self._first(key, environ, start_response)

    def _first(self, key: Key, environ: Environ, start_response: Start) -> Iterable[bytes]:
        """As the framework answers, remembered where it was with a page that stands ready."""
        said: list[tuple[str, list[tuple[str, str]]]] = []

        def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            said.append((status, headers))
            return start_response(status, headers, *more)

        answer = self.application(environ, start)
        page = environ.get(READY)
        if page is not None and said:
            if len(self.answers) >= MOST_ANSWERS:
                self.answers.clear()
            status, headers = said[0]
            self.answers[key] = Answer(page, status, [one for one in headers if one[0].lower() != LENGTH])
        return answer


def _key(environ: Environ) -> Key:
    host = f"{environ.get('HTTP_HOST', '')} {environ.get('HTTP_X_FORWARDED_HOST', '')}"
    scheme = f"{environ.get('wsgi.url_scheme', '')} {environ.get('HTTP_X_FORWARDED_PROTO', '')}"
    return host, scheme, environ.get("PATH_INFO", ""), "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")
