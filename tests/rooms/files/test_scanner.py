"""The virus scanner is asked, believed when it finds something, and never guessed for."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from prongsai.files.models import StoredFile
from prongsai.files.refusing import CannotTake
from tests.rooms.files.conftest import PutIn
from tests.rooms.files.pictures_for_tests import phone_photo

pytestmark = pytest.mark.django_db


@contextmanager
def clamd(answer: bytes, received: list[bytes], at: str = "") -> Iterator[str]:
    """A scanner that takes one stream by clamd's protocol and gives a fixed answer; at a socket file, or at a port."""

    def serve() -> None:
        line, _address = listener.accept()
        with line, line.makefile("rb") as stream:
            assert stream.read(10) == b"zINSTREAM\0"
            content = b""
            while size := struct.unpack("!L", stream.read(4))[0]:
                content += stream.read(size)
            received.append(content)
            line.sendall(answer)

    family = socket.AF_UNIX if at else socket.AF_INET
    with socket.socket(family) as listener:
        listener.bind(at or ("127.0.0.1", 0))
        listener.listen()
        thread = threading.Thread(target=serve)
        thread.start()
        yield at or f"127.0.0.1:{listener.getsockname()[1]}"
        thread.join(5)


def test_a_clean_file_comes_in_and_was_seen_whole(put_in: PutIn, settings: Settings) -> None:
    received: list[bytes] = []
    with clamd(b"stream: OK\0", received) as settings.CLAMD:
        put_in(phone_photo())
    assert received == [phone_photo()]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (b"stream: Eicar-Test-Signature FOUND\0", "virus"),
        (b"INSTREAM size limit exceeded. ERROR\0", "not_scanned"),
        (b"stream: something ERROR\0", "not_scanned"),
        (b"OK\0", "not_scanned"),
        (b"", "not_scanned"),
    ],
)
def test_anything_but_a_clear_answer_keeps_the_file_out(
    put_in: PutIn, settings: Settings, answer: bytes, code: str
) -> None:
    with clamd(answer, []) as settings.CLAMD, pytest.raises(CannotTake) as refused:
        put_in(phone_photo())
    assert refused.value.code == code
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize("address", ["127.0.0.1:1", "/no/such/socket", "nonsense"])
def test_a_silent_scanner_keeps_everything_out(put_in: PutIn, settings: Settings, address: str) -> None:
    settings.CLAMD = address
    with pytest.raises(CannotTake) as refused:
        put_in(phone_photo())
    assert refused.value.code == "not_scanned"


def test_a_scanner_may_listen_at_a_socket_file(put_in: PutIn, settings: Settings, tmp_path: Path) -> None:
    received: list[bytes] = []
    with clamd(b"stream: OK\0", received, at=str(tmp_path / "clamd.sock")) as settings.CLAMD:
        put_in(phone_photo())
    assert received == [phone_photo()]
