"""A line to one machine, under one deadline for everything: a server that answers a byte a second does not hold us."""

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from urllib.parse import urlsplit

from prongsai.checks.fetching.places import Place


@contextmanager
def answered(
    place: Place, headers: dict[str, str], *, proxy: str, connecting: float, until: float
) -> Iterator[http.client.HTTPResponse]:
    """The answer to a GET with its body still to be read. Raises OSError, ssl.SSLError, HTTPException, TimeoutError.

    proxy       "http://host:port" that all requests go through, or ""
    connecting  seconds for the line to stand; until is on the monotonic clock
    """
    seconds = max(0.1, min(connecting, until - time.monotonic()))
    via = urlsplit(proxy)
    near = (via.hostname or "", via.port or 80) if proxy else (place.machine, place.port)
    line = socket.create_connection(near, timeout=seconds)
    with closing(line), _cut_off(line, until):
        secured = _secured(line, place, is_proxied=bool(proxy))
        with (
            closing(secured),
            _cut_off(secured, until),
            closing(_asked(secured, place, headers, bool(proxy))) as answer,
        ):
            yield answer


def _secured(line: socket.socket, place: Place, *, is_proxied: bool) -> socket.socket:
    if place.scheme != "https":
        return line
    if is_proxied:
        _tunnel(line, place)
    return _trust().wrap_socket(line, server_hostname=place.host, do_handshake_on_connect=False)


def _asked(
    line: socket.socket, place: Place, headers: dict[str, str], is_proxied: bool
) -> http.client.HTTPResponse:
    if isinstance(line, ssl.SSLSocket):
        line.do_handshake()
    connection = http.client.HTTPConnection(place.host, place.port)
    connection.sock = line
    machine = f"[{place.machine}]" if ":" in place.machine else place.machine
    is_plain_proxy = is_proxied and place.scheme == "http"
    target = f"http://{machine}:{place.port}{place.target}" if is_plain_proxy else place.target
    connection.putrequest("GET", target, skip_host=True, skip_accept_encoding=True)
    for name, value in {"Host": place.host_header, **headers, "Connection": "close"}.items():
        connection.putheader(name, value)
    connection.endheaders()
    return connection.getresponse()


def _tunnel(line: socket.socket, place: Place) -> None:
    machine = f"[{place.machine}]" if ":" in place.machine else place.machine
    line.sendall(f"CONNECT {machine}:{place.port} HTTP/1.1\r\nHost: {machine}:{place.port}\r\n\r\n".encode())
    said = b""
    while b"\r\n\r\n" not in said and len(said) < 16_384:
        block = line.recv(1)
        if not block:
            break
        said += block
    if said.split(b" ")[1:2] != [b"200"]:
        raise ConnectionError("the proxy refused")


@contextmanager
def _cut_off(line: socket.socket, until: float) -> Iterator[None]:
    """The line is cut when the time is over, whatever the other side does meanwhile."""
    with suppress(OSError):
        line.settimeout(max(0.1, until - time.monotonic()))
    timer = threading.Timer(max(0.0, until - time.monotonic()), _cut, (line,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _cut(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


@cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()
