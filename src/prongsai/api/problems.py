"""How the interface refuses: problem documents (RFC 9457) in the caller's language, with the place and the mending."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import (
    BadRequest,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
)
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.multipartparser import MultiPartParserError
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, ValidationError
from pydantic import Field

from prongsai.api.wording import DETAILS, TITLES, about_input
from prongsai.files.receiving import oversized_names
from prongsai.files.refusing import CannotTake
from prongsai.files.wording import refusal as about_file

MEDIA_TYPE = "application/problem+json"
CHALLENGE = {"WWW-Authenticate": 'Bearer realm="Prongsai"'}


class Mistake(Schema):
    """One thing to mend. place: body.items, query.limit; line: of a table, from 1; null where there is none."""

    place: str
    detail: str
    line: int | None = None


class Problem(Schema):
    """A refusal. code names its reason for programs; detail tells people, with the way to mend it."""

    type: str = Field(examples=["/api/#refused-stale"])
    title: str
    status: int
    code: str
    detail: str
    mistakes: list[Mistake] = []


class Refusal(Exception):
    """The request is refused. Raised by routes; becomes a Problem."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: str = "",
        *,
        mistakes: Iterable[Mistake] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.detail = detail
        self.mistakes = tuple(mistakes)
        self.headers = dict(headers or {})


def at(place: str, detail: object, *, code: str, status: int = 422) -> Refusal:
    """A refusal about one place of the request."""
    sentence = str(detail)
    return Refusal(status, code, sentence, mistakes=[Mistake(place=place, detail=sentence)])


def answer(refused: Refusal) -> HttpResponse:
    """The refusal as a document."""
    problem = Problem(
        type=f"/api/#refused-{refused.code}" if refused.code in DETAILS else "about:blank",
        title=str(TITLES[refused.status]),
        status=refused.status,
        code=refused.code,
        detail=refused.detail or str(DETAILS[refused.code]),
        mistakes=list(refused.mistakes),
    )
    return JsonResponse(
        problem.model_dump(),
        status=refused.status,
        content_type=MEDIA_TYPE,
        headers=refused.headers,
        json_dumps_params={"ensure_ascii": False},
    )


def of_status(status: int) -> Refusal:
    """For answers that were refused before they reached a route: no such address, wrong method, too large."""
    codes = {401: "no_token", 403: "forbidden", 404: "not_found", 405: "wrong_method", 413: "too_large"}
    if status not in TITLES:
        status = 500 if status > 499 else 400
    return Refusal(status, codes.get(status, "broken" if status > 499 else "unreadable"))


def register(api: NinjaAPI) -> None:
    """Every exception that a route may let out, and its document. What is not here is an error of ours."""
    for kind, handler in _HANDLERS.items():
        api.add_exception_handler(kind, handler)


def _invalid(request: HttpRequest, invalid: Exception) -> HttpResponse:
    """What the schema does not allow; a file that was let go on the way because it was too large."""
    if oversized_names(request):
        return answer(Refusal(413, "too_large", about_file(CannotTake("too_large"))))
    assert isinstance(invalid, ValidationError)
    mistakes = [Mistake(place=_place(one["loc"]), detail=about_input(one)) for one in invalid.errors]
    return answer(Refusal(422, "invalid", mistakes=mistakes))


def _place(loc: Iterable[Any]) -> str:
    """("body", "content", "items", 0) is body.items[0]: the names of our own arguments are left out."""
    parts = [part for place, part in enumerate(loc) if not (place == 1 and part in {"given", "asked"})]
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts).lstrip(".")


def _by_status(_request: HttpRequest, error: Exception) -> HttpResponse:
    """Errors of the library: 401 without a token, 400 for a body that is no JSON."""
    assert isinstance(error, HttpError)
    refused = of_status(error.status_code)
    if refused.status == 401:
        refused.headers = dict(CHALLENGE)
    return answer(refused)


_HANDLERS: Mapping[type[Exception], Any] = {
    Refusal: lambda _request, refused: answer(refused),
    ValidationError: _invalid,
    HttpError: _by_status,
    Http404: lambda _request, _error: answer(of_status(404)),
    PermissionDenied: lambda _request, _error: answer(of_status(403)),
    RequestDataTooBig: lambda _request, _error: answer(of_status(413)),
    SuspiciousOperation: lambda _request, _error: answer(of_status(400)),
    BadRequest: lambda _request, _error: answer(of_status(400)),
    MultiPartParserError: lambda _request, _error: answer(of_status(400)),
}
