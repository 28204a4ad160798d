"""What an answer from the web says about a link, and what many answers over time say: three answers, never two.

People must be able to open what the link promises without signing in. One answer is a verdict; only the history is a standing: a link is
broken after three failures over at least a day, so that no single bad moment turns it red.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from urllib.parse import unquote, urlsplit


class Answer(StrEnum):
    OK = "ok"
    BROKEN = "broken"
    UNSURE = "unsure"


class Failure(StrEnum):
    """Why no answer came at all."""

    INSIDE = "inside"
    BAD_ADDRESS = "bad_address"
    NO_NAME = "no_name"
    NAME_UNKNOWN_NOW = "name_unknown_now"
    NO_CONNECTION = "no_connection"
    TIMEOUT = "timeout"
    CERTIFICATE_EXPIRED = "certificate_expired"
    CERTIFICATE_NAME = "certificate_name"
    CERTIFICATE_CHAIN = "certificate_chain"
    TLS = "tls"
    REDIRECTS = "redirects"
    ENDLESS = "endless"
    NO_HTTP = "no_http"


class Why(StrEnum):
    """The reason of a verdict; those of Failure stand here under the same names."""

    FINE = "fine"
    MOVED = "moved"
    GONE = "gone"
    SERVER_ERROR = "server_error"
    MISSING_PAGE = "missing_page"
    TO_HOME = "to_home"
    LOGIN = "login"
    ASKS_ACCESS = "asks_access"
    WRONG_TYPE = "wrong_type"
    TURNED_AWAY = "turned_away"
    PASSWORD = "password"  # noqa: S105 - a reason, not a secret
    EMPTY = "empty"
    ODD = "odd"
    NEVER = "never"
    INSIDE = "inside"
    BAD_ADDRESS = "bad_address"
    NO_NAME = "no_name"
    NAME_UNKNOWN_NOW = "name_unknown_now"
    NO_CONNECTION = "no_connection"
    TIMEOUT = "timeout"
    CERTIFICATE_EXPIRED = "certificate_expired"
    CERTIFICATE_NAME = "certificate_name"
    CERTIFICATE_CHAIN = "certificate_chain"
    TLS = "tls"
    REDIRECTS = "redirects"
    ENDLESS = "endless"
    NO_HTTP = "no_http"


@dataclass(frozen=True, slots=True)
class Heard:
    """What came back from one asking.

    asked, final   the address, and the one that answered in the end; the same when nothing redirected
    status         0 when no answer came: failure then says why
    media_type     as the server called it, without parameters
    head           the first bytes of the body, up to 64 kB
    size           bytes of the body that were read, or that the server announced
    is_moved       a redirect on the way was for ever (301, 308)
    """

    asked: str
    final: str = ""
    status: int = 0
    failure: Failure | None = None
    media_type: str = ""
    head: bytes = b""
    size: int = 0
    is_moved: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    answer: Answer
    why: Why


@dataclass(frozen=True, slots=True)
class Past:
    """One verdict of the past."""

    at: datetime
    answer: Answer


FAILURES_TO_BREAK: Final = 3
OVER: Final = timedelta(hours=24)
DAILY: Final = timedelta(hours=24)
AFTER_FAILURE: Final = (timedelta(hours=4), timedelta(hours=20))
AFTER_UNSURE: Final = timedelta(hours=12)

_UNSURE_FAILURES = frozenset(
    {
        Failure.INSIDE,
        Failure.NAME_UNKNOWN_NOW,
        Failure.CERTIFICATE_CHAIN,
        Failure.TLS,
        Failure.REDIRECTS,
        Failure.ENDLESS,
        Failure.NO_HTTP,
    }
)
_GONE = frozenset({404, 410})
_LOGIN_HOSTS = frozenset(
    {"accounts.google.com", "login.microsoftonline.com", "login.live.com", "www.facebook.com"}
)
_LOGIN_PATH = re.compile(r"(^|[/_.-])(log-?in|sign-?in|sso|auth|wp-login)([/_.?-]|$)", re.IGNORECASE)
_DRIVE = frozenset({"drive.google.com", "docs.google.com", "sites.google.com", "onedrive.live.com"})
_ASKS = re.compile(
    r"you need access|request access|ask for access|access denied|ต้องมีสิทธิ์เข้าถึง|ขอสิทธิ์เข้าถึง|คุณต้องมีสิทธิ์|ขอการเข้าถึง",
    re.IGNORECASE,
)
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>|<h1[^>]*>(.*?)</h1>", re.IGNORECASE | re.DOTALL)
_MISSING = re.compile(
    r"\b404\b|not found|page (?:does not|doesn.t) exist|no longer available|ไม่พบหน้า|ไม่พบเพจ|ไม่พบข้อมูล|ไม่พบไฟล์|ไม่พบเอกสาร|หน้านี้ไม่มีอยู่|ถูกลบ",
    re.IGNORECASE,
)
_ERROR_TITLE = re.compile(
    r"\b50[0234]\b|internal server error|fatal error|database error|bad gateway", re.IGNORECASE
)
_PASSWORD = re.compile(r"<input[^>]+type=[\"']?password", re.IGNORECASE)
_TAGS = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^>]*>", re.IGNORECASE | re.DOTALL)
_HOMES = frozenset({"", "index", "home", "main", "default", "th", "en"})
_SIGNATURES: Final = {
    ".pdf": (b"%PDF-",),
    ".docx": (b"PK\x03\x04",),
    ".xlsx": (b"PK\x03\x04",),
    ".pptx": (b"PK\x03\x04",),
    ".zip": (b"PK",),
    ".doc": (b"\xd0\xcf\x11\xe0",),
    ".xls": (b"\xd0\xcf\x11\xe0", b"PK\x03\x04", b"<table", b"<html"),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".png": (b"\x89PNG",),
}
_PDF_WITHIN = 1024
_LITTLE_TEXT = 1500


def verdict(heard: Heard) -> Verdict:
    """What one answer says, taken by itself.

    Source  what a citizen can open without an account is disclosed, and nothing else is
    """
    if heard.failure is not None:
        return _failed(heard.failure)
    return _by_status(heard) or _by_place(heard) or _by_content(heard) or _fine(heard)


def _failed(failure: Failure) -> Verdict:
    answer = Answer.UNSURE if failure in _UNSURE_FAILURES else Answer.BROKEN
    return Verdict(answer, Why(failure.value))


def _by_status(heard: Heard) -> Verdict | None:
    """Signing in by the answer's own word is a wall; other refusals may be meant for programs only."""
    if heard.status in _GONE:
        return Verdict(Answer.BROKEN, Why.GONE)
    if heard.status >= 500:
        return Verdict(Answer.BROKEN, Why.SERVER_ERROR)
    if heard.status >= 400:
        return Verdict(Answer.UNSURE, Why.TURNED_AWAY)
    return None if heard.status == 200 else Verdict(Answer.UNSURE, Why.ODD)


def _by_place(heard: Heard) -> Verdict | None:
    asked, final = urlsplit(heard.asked), urlsplit(heard.final or heard.asked)
    if _is_login(final.hostname or "", final.path) and not _is_login(asked.hostname or "", asked.path):
        return Verdict(Answer.BROKEN, Why.LOGIN)
    if not _is_home(asked.path, asked.query) and _is_home(final.path, final.query):
        return Verdict(Answer.BROKEN, Why.TO_HOME)
    return None


def _by_content(heard: Heard) -> Verdict | None:
    if not heard.head:
        return Verdict(Answer.UNSURE, Why.EMPTY)
    if _is_other_type(heard):
        return Verdict(Answer.BROKEN, Why.WRONG_TYPE)
    return _by_page(heard) if is_page(heard) else None


def _by_page(heard: Heard) -> Verdict | None:
    page = heard.head.decode("utf-8", "replace")
    title, words = _title_of(page), visible(page)
    if (urlsplit(heard.final or heard.asked).hostname or "") in _DRIVE and _ASKS.search(page):
        return Verdict(Answer.BROKEN, Why.ASKS_ACCESS)
    if _MISSING.search(title):
        return Verdict(Answer.BROKEN, Why.MISSING_PAGE)
    if _ERROR_TITLE.search(title):
        return Verdict(Answer.BROKEN, Why.SERVER_ERROR)
    if len(words) < _LITTLE_TEXT and _PASSWORD.search(page):
        return Verdict(Answer.UNSURE, Why.PASSWORD)
    return None if words else Verdict(Answer.UNSURE, Why.EMPTY)


def _fine(heard: Heard) -> Verdict:
    return Verdict(Answer.OK, Why.MOVED if heard.is_moved else Why.FINE)


def is_page(heard: Heard) -> bool:
    """Whether the answer is a web page, by its own word or by its first bytes."""
    start = heard.head[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return heard.media_type in {"text/html", "application/xhtml+xml"} or start.startswith(
        (b"<!doctype html", b"<html")
    )


def visible(page: str) -> str:
    """The words of a page without its marks, one space between them."""
    return " ".join(_TAGS.sub(" ", page).split())


def _is_other_type(heard: Heard) -> bool:
    """A file was promised by the name, and something else came."""
    path = unquote(urlsplit(heard.asked).path).lower()
    promised = next((ending for ending in _SIGNATURES if path.endswith(ending)), "")
    if not promised:
        return False
    head = heard.head[:_PDF_WITHIN].lstrip(b"\xef\xbb\xbf \t\r\n")
    return not any(
        (mark in head) if promised == ".pdf" else head[:16].lower().startswith(mark.lower())
        for mark in _SIGNATURES[promised]
    )


def _is_login(host: str, path: str) -> bool:
    if host == "www.facebook.com":
        return path.startswith("/login")
    return host in _LOGIN_HOSTS or _LOGIN_PATH.search(path) is not None


def _is_home(path: str, query: str) -> bool:
    if query:
        return False
    parts = [part.rsplit(".", 1)[0].lower() for part in path.split("/") if part]
    return all(part in _HOMES for part in parts)


def _title_of(page: str) -> str:
    return " ".join(visible(a or b) for a, b in _TITLE.findall(page))


def standing(history: Sequence[Past]) -> Answer:
    """What the history says, oldest first. Broken stays broken until it is ok again; a first failure is only unsure.

    Nothing asked yet is unsure as well: what could not be told never shows as ok.
    """
    if not history:
        return Answer.UNSURE
    if history[-1].answer == Answer.OK:
        return Answer.OK
    failures = failures_since_ok(history)
    is_long = len(failures) >= FAILURES_TO_BREAK and failures[-1].at - failures[0].at >= OVER
    return Answer.BROKEN if is_long else Answer.UNSURE


def failures_since_ok(history: Sequence[Past]) -> list[Past]:
    found: list[Past] = []
    for past in history:
        if past.answer == Answer.OK:
            found.clear()
        elif past.answer == Answer.BROKEN:
            found.append(past)
    return found


def ask_again_in(answer: Answer, failures: int) -> timedelta:
    """How long to wait: about a day when all is well, sooner after a failure, so that three of them span a day.

    failures  in a row, this one too
    """
    if answer == Answer.OK:
        return DAILY
    if answer == Answer.UNSURE:
        return AFTER_UNSURE
    return AFTER_FAILURE[failures - 1] if 0 < failures <= len(AFTER_FAILURE) else DAILY


def fingerprint(heard: Heard, sha256: str) -> str:
    """What tells one content from another: of a page its words without any digits, since counters and clocks are no change;
    of a file all its bytes.

    sha256  of the whole body, "" where it was not read whole: then there is none of a file
    """
    if not is_page(heard):
        return sha256
    words = re.sub(r"\d+", "", visible(heard.head.decode("utf-8", "replace")))
    return hashlib.sha256(words.encode()).hexdigest()
