"""How much a request may bring: each view says so; what is more is read away and answered with one sentence.

Read away, because a browser that is still sending does not look for an answer: a line that is closed in its face is
all that it would show. Nothing of it is kept but what was typed.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse, HttpResponseBase, UnreadablePostError
from django.template.loader import render_to_string

MEGABYTE = 1024 * 1024
ROOM_FOR_FIELDS = 256 * 1024
LONGEST_READ = 1024 * MEGABYTE
"""More than this is not even read away: whoever announces it is not somebody with a few photos too many."""
BLOCK = 64 * 1024
TOO_LARGE = 413

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def takes_uploads(limit: Callable[[], int]) -> Callable[[View], View]:
    """Declare how many bytes of files a view takes in one form from somebody who is signed in.

    Stands outermost. The view is reached even when there is more; then it finds no file, but let_go_of tells their names.
    """

    def declared(view: View) -> View:
        view.upload_limit = limit  # type: ignore[attr-defined]
        return view

    return declared


def takes_unread(view: View, limit: Callable[[], int]) -> View:
    """The same for a view that knows who asks before it reads anything, and answers for itself when it is too much."""
    view.unread_limit = limit  # type: ignore[attr-defined]
    return view


def house_limit() -> int:
    """What every view takes that declares nothing, and strangers everywhere."""
    limit: int = settings.UPLOAD_LIMIT_BYTES
    return limit


def let_go_of(request: HttpRequest) -> tuple[str, ...]:
    """Names of the files that were not kept because the form was larger than the view takes."""
    return tuple(getattr(request, "files_let_go_of", ()))


class UploadLimitMiddleware:
    """Looks at the length that a request announces, once its view is known and before anything reads it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        _args: tuple[Any, ...],
        _kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        limit, length = limit_for(request, view), announced_length(request)
        if length > LONGEST_READ:
            return too_large(limit)
        is_over, speaks_for_itself = length > limit + ROOM_FOR_FIELDS, hasattr(view, "upload_limit")
        if is_over and speaks_for_itself:
            request.upload_handlers = [LetGoOfFiles(request)]
        is_answered = not _is_readable(request) if speaks_for_itself else is_over
        if is_over or is_answered:
            _read_away(request)
        return too_large(limit) if is_answered else None


class LetGoOfFiles(FileUploadHandler):
    """Keeps the names of files and nothing else."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        if self.request is not None:
            names = (*let_go_of(self.request), self.file_name or "")
            self.request.files_let_go_of = names  # type: ignore[attr-defined]
        raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        del raw_data, start
        raise SkipFile

    def file_complete(self, file_size: int) -> None:
        del file_size


def limit_for(request: HttpRequest, view: Callable[..., HttpResponseBase]) -> int:
    """Strangers are held to the limit of the house, so that nobody fills the disk without a name."""
    if hasattr(view, "unread_limit"):
        unread: int = view.unread_limit()
        return unread
    declared: Callable[[], int] = getattr(view, "upload_limit", house_limit)
    user = getattr(request, "user", None)
    is_known = user is not None and user.is_authenticated
    return declared() if is_known else min(declared(), house_limit())


def announced_length(request: HttpRequest) -> int:
    raw = request.META.get("CONTENT_LENGTH") or "0"
    return int(raw) if raw.isdecimal() else 0


def in_words(size: int) -> str:
    """Bytes as people read them: "25 MB"."""
    return f"{size // MEGABYTE} MB"


def limit_in_words() -> str:
    return in_words(house_limit())


def too_large(limit: int) -> HttpResponse:
    words = {"limit": in_words(limit), "most": settings.DATA_UPLOAD_MAX_NUMBER_FILES}
    return HttpResponse(render_to_string("413.html", words, request=None), status=TOO_LARGE)


def _is_readable(request: HttpRequest) -> bool:
    """Reads fields and files; False where there are too many of them, or too long ones."""
    try:
        request.POST  # noqa: B018 - reading it is the point
    except (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent):
        return False
    except UnreadablePostError:  # the sender has gone: nobody reads an answer
        return True
    return True


def _read_away(request: HttpRequest) -> None:
    with suppress(OSError):  # the sender has gone
        while request.read(BLOCK):
            continue
