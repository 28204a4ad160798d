"""The optional virus scanner: clamd, asked over its socket. Anything but a clear "OK" keeps the file out."""

import socket
import struct
from pathlib import Path

from django.conf import settings

from prongsai.files.refusing import CannotTake

BLOCK = 256 * 1024
SECONDS = 60


def scan(path: Path) -> None:
    """Ask the scanner of PRONGSAI_CLAMD, if one is set. Raises CannotTake: virus, not_scanned."""
    if not settings.CLAMD:
        return
    try:
        answer = _asked(settings.CLAMD, path)
    except OSError as silent:
        raise CannotTake("not_scanned") from silent
    if answer.endswith(" FOUND"):
        raise CannotTake("virus")
    if answer != "stream: OK":
        raise CannotTake("not_scanned", answer)


def _asked(address: str, path: Path) -> str:
    with _connected(address) as line, path.open("rb") as file:
        line.sendall(b"zINSTREAM\0")
        while block := file.read(BLOCK):
            line.sendall(struct.pack("!L", len(block)) + block)
        line.sendall(struct.pack("!L", 0))
        answer = b""
        while not answer.endswith(b"\0") and (part := line.recv(4096)):
            answer += part
    return answer.rstrip(b"\0").decode("utf-8", "replace").strip()


def _connected(address: str) -> socket.socket:
    """address is host:port, or the path of a socket file."""
    if address.startswith("/"):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(SECONDS)
        try:
            line.connect(address)
        except OSError:
            line.close()
            raise
        return line
    host, _colon, port = address.rpartition(":")
    if not port.isdecimal():
        raise OSError(f"PRONGSAI_CLAMD must be host:port or the path of a socket, not {address!r}")
    return socket.create_connection((host, int(port)), timeout=SECONDS)
