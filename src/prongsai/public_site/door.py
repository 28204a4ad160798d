"""The shortest way to a page that stands ready: before the framework, with the very answer that it gave the first time.

Host, scheme and every header were decided by the framework; its answer is repeated for the same host, scheme, address and
packing as long as the page stands. Whatever is asked in any other way (conditions, queries, forms) goes in as ever.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from prongsai.public_site.kept import Ready, standing_page

Environ = dict[str, Any]
Start = Callable[..., Any]
Application = Callable[[Environ, Start], Iterable[bytes]]
Key = tuple[str, str, str, bool]

READY = "prongsai.ready"
"""Where the middleware leaves the page that it answered with."""
MOST_ANSWERS = 5_000
ASKS_MORE = ("QUERY_STRING", "HTTP_IF_NONE_MATCH", "HTTP_RANGE", "HTTP_AUTHORIZATION")


@dataclass(frozen=True, slots=True)
class Answer:
    page: Ready
    status: str
    headers: list[tuple[str, str]]
    body: bytes


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
            if standing_page(key[2]) is known.page:
                start_response(known.status, known.headers)
                return (known.body,)
            del self.answers[key]
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
            body = page.packed if key[3] and page.packed else page.body
            self.answers[key] = Answer(page, *said[0], body)
        return answer


def _key(environ: Environ) -> Key:
    host = f"{environ.get('HTTP_HOST', '')} {environ.get('HTTP_X_FORWARDED_HOST', '')}"
    scheme = f"{environ.get('wsgi.url_scheme', '')} {environ.get('HTTP_X_FORWARDED_PROTO', '')}"
    return host, scheme, environ.get("PATH_INFO", ""), "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")
