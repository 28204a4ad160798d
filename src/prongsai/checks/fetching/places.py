"""Where an address leads: taken apart, looked up, and every machine behind it looked at before one is called."""

import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

from prongsai.rules.inside import is_inside
from prongsai.rules.links import Failure

PORTS = {"http": 80, "https": 443}
LONGEST = 2_000
GuardAgainst = Callable[[str], bool]


class NotAsked(Exception):
    """The address is not asked. failure says why."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure)
        self.failure = failure


@dataclass(frozen=True, slots=True)
class Place:
    """A web address that may be asked, with the machine that was looked at and is the one to be called."""

    scheme: str
    host: str
    port: int
    target: str
    machine: str

    @property
    def host_header(self) -> str:
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == PORTS[self.scheme] else f"{name}:{self.port}"


def place_of(url: str, *, guard: GuardAgainst = is_inside, any_port: bool = False) -> Place:
    """The place behind an address. Raises NotAsked.

    guard     which machines are not to be reached
    any_port  ports other than those of the web too: for a server in a test
    """
    parts = _parts(url)
    host, port = _host(parts), _port(parts, any_port=any_port)
    return Place(parts.scheme, host, port, _target(parts), _machine(host, port, guard))


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url.strip())
        is_web = parts.scheme in PORTS and bool(parts.hostname)
    except ValueError as bad:
        raise NotAsked(Failure.BAD_ADDRESS) from bad
    has_control = any(ord(sign) < 32 or ord(sign) == 127 for sign in url.strip())
    if not is_web or has_control or len(url) > LONGEST or "@" in parts.netloc or "\\" in url:
        raise NotAsked(Failure.BAD_ADDRESS)
    return parts


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as bad:
        raise NotAsked(Failure.BAD_ADDRESS) from bad


def _port(parts: SplitResult, *, any_port: bool) -> int:
    try:
        port = parts.port or PORTS[parts.scheme]
    except ValueError as bad:
        raise NotAsked(Failure.BAD_ADDRESS) from bad
    if port not in PORTS.values() and not any_port:
        raise NotAsked(Failure.BAD_ADDRESS)
    return port


def _target(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return f"{path}?{query}" if query else path


def _machine(host: str, port: int, guard: GuardAgainst) -> str:
    """The first machine of the name. One inside among several is enough to refuse them all."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as unknown:
        is_for_now = unknown.errno == socket.EAI_AGAIN
        raise NotAsked(Failure.NAME_UNKNOWN_NOW if is_for_now else Failure.NO_NAME) from unknown
    except (UnicodeError, OSError) as bad:
        raise NotAsked(Failure.BAD_ADDRESS) from bad
    machines = [str(each[4][0]) for each in found]
    if any(guard(machine) for machine in machines):
        raise NotAsked(Failure.INSIDE)
    return machines[0]
