"""How a route is declared: its scope, what it answers, how it may refuse, and whether it may be sent twice."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial, wraps
from typing import Any, TypeVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.functional import Promise
from ninja import Router, Schema
from ninja.responses import Status

from prongsai.api import actions
from prongsai.api.door import AccessToken, ProgramRequest
from prongsai.api.problems import Problem, Refusal
from prongsai.people.scopes import Scope

View = TypeVar("View", bound=Callable[..., Any])
ALWAYS = (400, 401, 403, 404, 422, 429)
KEY_HEADER = "Idempotency-Key"
VERSION_HEADER = "If-Match"
LONGEST_KEY = 100
_KEY = {
    "name": KEY_HEADER,
    "in": "header",
    "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST_KEY, "pattern": "^[!-~]+$"},
    "description": "The same key with the same request within a day is done once and answered alike.",
}
_VERSION = {
    "name": VERSION_HEADER,
    "in": "header",
    "required": True,
    "schema": {"type": "string"},
    "description": "The ETag that was read, so that nobody's change is lost.",
}


@dataclass(frozen=True, slots=True)
class Route:
    """One route, for those who test or describe all of them. scope: None where any token will do."""

    name: str
    method: str
    path: str
    scope: Scope | None
    area: str


ROUTES: list[Route] = []
"""Every route that was declared; interface.routes() has loaded them all."""


class Area:
    """The routes of one subject."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.router = Router(tags=[name])

    def get(
        self, path: str, *, scope: Scope | None, answer: Any, summary: Promise, media: tuple[str, ...] = ()
    ) -> Callable[[View], View]:
        """media: the types of files that it hands out, instead of JSON."""
        return self._route("GET", path, scope, 200, None if media else answer, summary, media=media)

    def post(
        self,
        path: str,
        *,
        scope: Scope,
        answer: Any,
        summary: Promise,
        status: int = 201,
        once: bool = True,
        may: tuple[int, ...] = (),
    ) -> Callable[[View], View]:
        """once: the key is kept here; a route that knows another way to do nothing twice says no."""
        return self._route("POST", path, scope, status, answer, summary, once=once, may=may)

    def put(self, path: str, *, scope: Scope, answer: Any, summary: Promise) -> Callable[[View], View]:
        return self._route("PUT", path, scope, 200, answer, summary, may=(409, 412, 428))

    def patch(self, path: str, *, scope: Scope, answer: Any, summary: Promise) -> Callable[[View], View]:
        return self._route("PATCH", path, scope, 200, answer, summary, may=(409, 412, 428))

    def delete(self, path: str, *, scope: Scope, summary: Promise) -> Callable[[View], View]:
        return self._route("DELETE", path, scope, 204, None, summary, may=(409, 412, 428))

    def _route(
        self,
        method: str,
        path: str,
        scope: Scope | None,
        status: int,
        answer: Any,
        summary: Promise,
        *,
        once: bool = False,
        may: tuple[int, ...] = (),
        media: tuple[str, ...] = (),
    ) -> Callable[[View], View]:
        def declare(view: View) -> View:
            name = view.__name__
            ROUTES.append(Route(name, method, path, scope, self.name))
            codes = (*ALWAYS, *may, *((413,) if method in {"POST", "PUT", "PATCH"} else ()))
            self.router.api_operation(
                [method],
                path,
                auth=AccessToken(scope),
                response={status: answer, **dict.fromkeys(codes, Problem)},
                url_name=name,
                operation_id=name,
                summary=summary,  # type: ignore[arg-type]  # put into words when the document is made
                openapi_extra=_extra(method, scope, status, media),
            )(_answered(view, status, once=once))
            return view

        return declare


def _extra(method: str, scope: Scope | None, status: int, media: tuple[str, ...]) -> dict[str, Any]:
    extra: dict[str, Any] = {"x-scope": scope.value if scope else ""}
    if method == "POST":
        extra["parameters"] = [_KEY]
    if method in {"PUT", "PATCH", "DELETE"}:
        extra["parameters"] = [_VERSION]
    if media:
        binary = {"schema": {"type": "string", "format": "binary"}}
        extra["responses"] = {status: {"content": dict.fromkeys(media, binary)}}
    return extra


def _answered(view: Callable[..., Any], status: int, *, once: bool) -> Callable[..., Any]:
    @wraps(view)
    def answered(request: ProgramRequest, **values: Any) -> Any:
        do = partial(view, request, **values)
        result = _done_once(request, do) if once else do()
        if isinstance(result, HttpResponseBase):
            return result
        _bear_version(request, result)
        return Status(status, result)

    return answered


def _done_once(request: ProgramRequest, do: Callable[[], Schema]) -> Any:
    """The answer of the view, or the kept one, where the request names a key."""
    key = key_of(request)
    if not key:
        return do()
    try:
        content, is_new = actions.once(
            token=request.auth.token,
            key=key,
            fingerprint=actions.fingerprint_of(request.method or "", request.path, request.body),
            do=lambda: do().model_dump(mode="json"),
            now=timezone.now(),
        )
    except actions.OtherRequest as other:
        raise Refusal(422, "key_used") from other
    if not is_new:
        request.answer_headers["Idempotent-Replayed"] = "true"
    return content


def key_of(request: HttpRequest) -> str:
    """The key that the request names, or "". Raises Refusal for one that cannot be kept."""
    key = request.headers.get(KEY_HEADER)
    if key is None:
        return ""
    if not (0 < len(key) <= LONGEST_KEY and key.isascii() and key.isprintable() and " " not in key):
        raise Refusal(422, "key")
    return key


def _bear_version(request: ProgramRequest, result: Any) -> None:
    version = result.get("row_version") if isinstance(result, dict) else getattr(result, "row_version", None)
    if version is not None:
        request.answer_headers["ETag"] = f'"{version}"'


def seen_version(request: HttpRequest) -> int:
    """The row_version that If-Match names. Raises Refusal: 428 without it, 412 for one that cannot be ours."""
    raw = request.headers.get(VERSION_HEADER)
    if raw is None:
        raise Refusal(428, "no_version")
    # A proxy that packs answers makes the tag weak; it still names the version.
    text = raw.strip().removeprefix("W/").strip('"')
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise Refusal(412, "stale")
    return int(text)
