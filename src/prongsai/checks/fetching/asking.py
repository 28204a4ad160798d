"""Asking one address: redirects one at a time, each looked at anew; bytes and seconds within limits."""

import hashlib
import http.client
import ssl
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO
from urllib.parse import urljoin

from prongsai.checks.fetching.lines import answered
from prongsai.checks.fetching.places import GuardAgainst, NotAsked, place_of
from prongsai.rules.inside import is_inside
from prongsai.rules.links import Failure, Heard

HEAD = 64 * 1024
BLOCK = 64 * 1024
REDIRECTS = frozenset({301, 302, 303, 307, 308})
FOR_EVER = frozenset({301, 308})
TRY_AS_A_BROWSER = frozenset({403, 404, 405, 406, 429})
OWN_NAME = "Mozilla/5.0 (compatible; Prongsai; link check)"
OF_A_BROWSER = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36"
"""Some servers turn programs away and serve people. What people are served is the question here: a second try tells."""
_CODES = {10: Failure.CERTIFICATE_EXPIRED, 62: Failure.CERTIFICATE_NAME, 64: Failure.CERTIFICATE_NAME}


@dataclass(frozen=True, slots=True)
class Limits:
    """How far asking goes.

    connecting, seconds   until the line stands; for everything together
    bytes                 of a body that is kept; one that announces more is judged by its beginning and not kept
    guard, any_port       see places.place_of; no setting leads here
    """

    connecting: float = 10.0
    seconds: float = 30.0
    bytes: int = 30 * 1024 * 1024
    hops: int = 6
    proxy: str = ""
    guard: GuardAgainst = is_inside
    any_port: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was heard, and the whole body on the disk where it was taken: the caller removes it.

    sha256   of the body; "" where it was not read whole
    """

    heard: Heard
    path: Path | None = None
    sha256: str = ""
    millis: int = 0


EVERYWHERE = Limits()


def ask(url: str, *, desk: Path, limits: Limits = EVERYWHERE) -> Fetched:
    """Ask one address. desk: the folder for bodies. Never raises for what the other side does."""
    start = time.monotonic()
    until = start + limits.seconds
    fetched = _ask_as(OWN_NAME, url, desk, limits, until)
    if fetched.heard.status in TRY_AS_A_BROWSER:
        again = _ask_as(OF_A_BROWSER, url, desk, limits, until)
        if again.heard.status == 200:
            drop(fetched)
            fetched = again
        else:
            drop(again)
    return replace(fetched, millis=round((time.monotonic() - start) * 1000))


def drop(fetched: Fetched) -> None:
    """Remove the body from the desk."""
    if fetched.path is not None:
        fetched.path.unlink(missing_ok=True)


def _ask_as(name: str, url: str, desk: Path, limits: Limits, until: float) -> Fetched:
    try:
        return _followed(name, url, desk, limits, until)
    except NotAsked as refused:
        return _failed(url, refused.failure)
    except TimeoutError:
        return _failed(url, Failure.TIMEOUT)
    except ssl.SSLCertVerificationError as bad:
        return _failed(url, _CODES.get(bad.verify_code, Failure.CERTIFICATE_CHAIN))
    except ssl.SSLError:
        return _failed(url, _late(until, Failure.TLS))
    except http.client.HTTPException:
        return _failed(url, _late(until, Failure.NO_HTTP))
    except OSError:
        return _failed(url, _late(until, Failure.NO_CONNECTION))


def _late(until: float, otherwise: Failure) -> Failure:
    """A line that we cut ourselves fails in many ways."""
    return Failure.TIMEOUT if time.monotonic() >= until else otherwise


def _failed(url: str, failure: Failure) -> Fetched:
    return Fetched(Heard(url, url, failure=failure))


def _followed(name: str, url: str, desk: Path, limits: Limits, until: float) -> Fetched:
    headers = {
        "User-Agent": name,
        "Accept": "*/*",
        "Accept-Language": "th,en;q=0.5",
        "Accept-Encoding": "identity",
    }
    here, is_moved = url, False
    for _hop in range(limits.hops):
        place = place_of(here, guard=limits.guard, any_port=limits.any_port)
        with answered(
            place, headers, proxy=limits.proxy, connecting=limits.connecting, until=until
        ) as answer:
            onward = answer.getheader("Location") if answer.status in REDIRECTS else None
            if onward is None:
                return _received(
                    answer, Heard(url, here, answer.status, is_moved=is_moved), desk, limits, until
                )
            is_moved = is_moved or answer.status in FOR_EVER
            here = urljoin(here, onward.encode("latin-1", "replace").decode("utf-8", "replace"))
    return _failed(url, Failure.REDIRECTS)


def _received(
    answer: http.client.HTTPResponse, heard: Heard, desk: Path, limits: Limits, until: float
) -> Fetched:
    announced = int(length) if (length := answer.getheader("Content-Length", "")).isdecimal() else None
    media_type = (answer.getheader("Content-Type") or "").partition(";")[0].strip().lower()[:100]
    heard = replace(heard, media_type=media_type)
    if announced is not None and announced > limits.bytes:
        return Fetched(replace(heard, head=answer.read(HEAD), size=announced))
    with tempfile.NamedTemporaryFile(dir=desk, prefix="link-", delete=False) as held:
        path = Path(held.name)
        try:
            read = _read(answer, held, limits, until)
            if announced is not None:
                _refuse_short(read.size, announced)
        except BaseException:
            with suppress(OSError):
                path.unlink()
            raise
    return Fetched(replace(heard, head=read.head, size=read.size), path, read.sha256)


@dataclass(frozen=True, slots=True)
class _Read:
    size: int
    head: bytes
    sha256: str


def _read(answer: http.client.HTTPResponse, into: IO[bytes], limits: Limits, until: float) -> _Read:
    size, head, digest = 0, b"", hashlib.sha256()
    while block := answer.read1(BLOCK):
        size += len(block)
        if size > limits.bytes:
            raise NotAsked(Failure.ENDLESS)
        head = (head + block)[:HEAD] if len(head) < HEAD else head
        digest.update(block)
        into.write(block)
        _refuse_late(until)
    _refuse_late(until)
    return _Read(size, head, digest.hexdigest())


def _refuse_late(until: float) -> None:
    if time.monotonic() >= until:
        raise TimeoutError


def _refuse_short(size: int, announced: int) -> None:
    if size < announced:
        raise ConnectionError("the answer ended early")
