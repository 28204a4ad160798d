"""The interface as a whole: its areas, how it refuses, its description."""

from django.conf import settings
from django.urls import URLPattern
from ninja import NinjaAPI

from prongsai.accounts.middleware import takes_token
from prongsai.api import problems
from prongsai.api.routes import files, measures, notices, papers, people, results, rounds
from prongsai.api.routing import ROUTES, Route
from prongsai.ui.uploads import takes_unread

VERSION = "1.0"
UPLOADING = frozenset({"files", "add_version"})
"""Names of the addresses that take files."""
AREAS = (people.area, rounds.area, results.area, measures.area, files.area, papers.area, notices.area)


def _interface() -> NinjaAPI:
    """Without the library's own pages: the description and its page are views of this room."""
    made = NinjaAPI(title="Prongsai", version=VERSION, urls_namespace="api", docs_url=None, openapi_url=None)
    problems.register(made)
    for area in AREAS:
        made.add_router("", area.router)
    return made


interface = _interface()


def patterns() -> list[URLPattern]:
    """The addresses of all routes; each asks for a token by itself."""
    found = [one for one in interface.urls[0] if isinstance(one, URLPattern) and one.name != "api-root"]
    for pattern in found:
        takes_token(pattern.callback)
        if pattern.name in UPLOADING:
            takes_unread(pattern.callback, evidence_limit)
    return found


def routes() -> tuple[Route, ...]:
    """Every route, for tests that walk all of them: method, address with converters, scope, area."""
    return tuple(ROUTES)


def evidence_limit() -> int:
    limit: int = settings.EVIDENCE_LIMIT_BYTES
    return limit
