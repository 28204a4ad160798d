"""Handing bytes out so that nothing in them can run: only our own pictures stand in a page, all else is saved to disk."""

from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

SANDBOX = "sandbox; default-src 'none'"


def picture(
    request: HttpRequest,
    read: Callable[[], Iterator[bytes]],
    *,
    media_type: str,
    name: str,
    size: int,
    sha256: str,
) -> HttpResponseBase:
    """A picture that we made ourselves, to be shown in a page. Not read at all when the browser has it still."""
    etag = f'"{sha256}"'
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if response is None:
        response = _streamed(read(), media_type)
        response["Content-Length"] = str(size)
        response["Content-Disposition"] = _disposition(name, is_saved=False)
    response["Cache-Control"] = "private, max-age=3600"
    response["ETag"] = etag
    return response


def download(
    content: Iterator[bytes], *, media_type: str, name: str, size: int | None = None
) -> HttpResponseBase:
    """Anything else: saved, never opened in place, never kept by a cache."""
    response = _streamed(content, media_type)
    if size is not None:
        response["Content-Length"] = str(size)
    response["Cache-Control"] = "private, no-store"
    response["Content-Disposition"] = _disposition(name, is_saved=True)
    return response


def _disposition(name: str, *, is_saved: bool) -> str:
    return content_disposition_header(is_saved, name) or "attachment"


def _streamed(content: Iterator[bytes], media_type: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(content, content_type=media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = SANDBOX
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Content-Encoding"] = (
        "identity"  # keeps the gzip middleware from packing pictures and archives once more
    )
    return response
