"""Files on their way in: held in a folder of our own, with the limit kept while they stream."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, TemporaryFileUploadHandler
from django.http import HttpRequest

from prongsai.files.refusing import CannotTake

BLOCK = 1024 * 1024
OVERSIZED = "oversized_uploads"


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file held for taking in. path lies in the folder of incoming files and is ours to link and to remove."""

    path: Path
    name: str


def version_limit() -> int:
    """Bytes that a form with one file takes."""
    limit: int = settings.EVIDENCE_LIMIT_BYTES
    return limit


def form_limit() -> int:
    """Bytes that all files of one form may have together: never less than one file."""
    return max(settings.EVIDENCE_FORM_LIMIT_BYTES, version_limit())


def incoming_folder() -> Path:
    folder = Path(settings.INCOMING_FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


class HeldUpload(TemporaryUploadedFile):
    """An upload that lies in our incoming folder, on the disk of the store, so that it need not be copied."""

    def __init__(self, name: str, content_type: str) -> None:
        held = tempfile.NamedTemporaryFile(dir=incoming_folder(), suffix=".upload")  # noqa: SIM115 - lives on
        UploadedFile.__init__(self, held, name, content_type, 0)


class LimitedFileUploadHandler(TemporaryFileUploadHandler):
    """Writes uploads to the incoming folder, and lets go of a file as soon as it is over the limit.

    The rest of the request is still read, so that the page can say which file it was: see oversized_names.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        FileUploadHandler.new_file(self, *args, **kwargs)
        self.received = 0
        self.file = HeldUpload(self.file_name or "", self.content_type or "")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.received += len(raw_data)
        if self.received > settings.EVIDENCE_LIMIT_BYTES:
            names = [*oversized_names(self.request), self.file_name or ""]
            setattr(self.request, OVERSIZED, names)
            raise SkipFile
        super().receive_data_chunk(raw_data, start)


def oversized_names(request: HttpRequest | None) -> list[str]:
    """The names of files that were let go because they were over the limit."""
    return list(getattr(request, OVERSIZED, ()))


@contextmanager
def holding(upload: "UploadedFile[bytes]") -> Iterator[Incoming]:
    """The upload as a file of its own; gone again afterwards. Raises CannotTake: too_large."""
    name = str(upload.name or "")
    if isinstance(upload, TemporaryUploadedFile):
        yield Incoming(Path(upload.temporary_file_path()), name)
        return
    with holding_bytes(upload.chunks(), name) as incoming:
        yield incoming


@contextmanager
def holding_bytes(chunks: Iterator[bytes] | BinaryIO, name: str) -> Iterator[Incoming]:
    """The same for bytes from elsewhere: a file of an import, a picture out of an old paper."""
    with tempfile.NamedTemporaryFile(dir=incoming_folder(), suffix=".upload") as held:
        size = 0
        for chunk in chunks:
            size += len(chunk)
            if size > settings.EVIDENCE_LIMIT_BYTES:
                raise CannotTake("too_large")
            held.write(chunk)
        held.flush()
        yield Incoming(Path(held.name), name)
