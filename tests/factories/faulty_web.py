"""A web of our own with everything that goes wrong on the real one: for tests of the link checker and for its measurement."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from prongsai.checks.fetching import Limits
from prongsai.rules.inside import is_inside
from prongsai.rules.links import Answer, Why

PDF = b"%PDF-1.7\n1 0 obj << >> endobj\n%%EOF"
WORDS = "แผนการใช้จ่ายงบประมาณประจำปีของสำนักงานเขต " * 60
DRIPS = 0.2


def page(title: str, body: str = "") -> bytes:
    return f"<!doctype html><html><head><title>{title}</title></head><body>{body}</body></html>".encode()


@dataclass(frozen=True)
class Place:
    """path: what is asked; answer, why: what has to be said about it."""

    path: str
    answer: Answer
    why: Why


OK, BROKEN, UNSURE = Answer.OK, Answer.BROKEN, Answer.UNSURE
PLACES = (
    Place("/page", OK, Why.FINE),
    Place("/plan.pdf", OK, Why.FINE),
    Place("/แผน ปี 2568.pdf", OK, Why.FINE),
    Place("/head-is-refused", OK, Why.FINE),
    Place("/moved", OK, Why.MOVED),
    Place("/for-browsers-403", OK, Why.FINE),
    Place("/for-browsers-404", OK, Why.FINE),
    Place("/large.pdf", OK, Why.FINE),
    Place("/gone-404", BROKEN, Why.GONE),
    Place("/gone-410", BROKEN, Why.GONE),
    Place("/error", BROKEN, Why.SERVER_ERROR),
    Place("/soft-missing", BROKEN, Why.MISSING_PAGE),
    Place("/to-home", BROKEN, Why.TO_HOME),
    Place("/members-only", BROKEN, Why.LOGIN),
    Place("/html.pdf", BROKEN, Why.WRONG_TYPE),
    Place("/drip", BROKEN, Why.TIMEOUT),
    Place("/drip-head", BROKEN, Why.TIMEOUT),
    Place("/ends-early", BROKEN, Why.NO_CONNECTION),
    Place("/always-403", UNSURE, Why.TURNED_AWAY),
    Place("/too-many", UNSURE, Why.TURNED_AWAY),
    Place("/empty", UNSURE, Why.EMPTY),
    Place("/scripts-only", UNSURE, Why.EMPTY),
    Place("/loop", UNSURE, Why.REDIRECTS),
    Place("/endless", UNSURE, Why.ENDLESS),
    Place("/to-inside", UNSURE, Why.INSIDE),
    Place("/to-file", BROKEN, Why.BAD_ADDRESS),
    Place("/nonsense", UNSURE, Why.NO_HTTP),
)
LARGE = 64 * 1024 * 1024


class _Answers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_HEAD(self) -> None:
        self._send(405, b"")

    def do_GET(self) -> None:
        name = self.path.partition("?")[0].strip("/").split("/")[-1]
        self.server.seen.append((self.headers.get("Host", ""), self.path))  # type: ignore[attr-defined]
        special = getattr(self, "_" + name.replace("-", "_").replace(".", "_"), None)
        if special is not None:
            special()
        elif name.endswith(".pdf"):
            self._send(200, PDF, "application/pdf")
        else:
            self._send(200, page("หน้าแรก" if not name else "แผน", WORDS))

    def _send(
        self, status: int, body: bytes, media_type: str = "text/html; charset=utf-8", **more: str
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        for key, value in more.items():
            self.send_header(key, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _to(self, where: str, status: int = 302) -> None:
        self._send(status, b"", Location=where)

    def _for_browsers(self, status: int) -> None:
        is_browser = "Prongsai" not in self.headers.get("User-Agent", "")
        self._send(*((200, page("แผน", WORDS)) if is_browser else (status, b"no robots")))

    def _moved(self) -> None:
        self._to("/page", 301)

    def _for_browsers_403(self) -> None:
        self._for_browsers(403)

    def _for_browsers_404(self) -> None:
        self._for_browsers(404)

    def _large_pdf(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/pdf")
        self.send_header("Content-Length", str(LARGE))
        self.end_headers()
        self.wfile.write(PDF + b" " * 70_000)
        self.close_connection = True

    def _gone_404(self) -> None:
        self._send(404, page("404", "ไม่พบ"))

    def _gone_410(self) -> None:
        self._send(410, b"")

    def _error(self) -> None:
        self._send(500, page("Internal Server Error"))

    def _soft_missing(self) -> None:
        self._send(200, page("ไม่พบหน้าที่คุณต้องการ", WORDS))

    def _to_home(self) -> None:
        self._to("/")

    def _members_only(self) -> None:
        self._to("/member/login?next=x")

    def _html_pdf(self) -> None:
        self._send(200, page("แผน", WORDS))

    def _drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self._drop_by_drop(b"a" * 10_000)

    def _drip_head(self) -> None:
        self._drop_by_drop(b"HTTP/1.1 200 OK\r\nX-Slow: " + b"a" * 10_000)

    def _drop_by_drop(self, words: bytes) -> None:
        for sign in words:
            if self.server.over.wait(DRIPS):  # type: ignore[attr-defined]
                break
            self.wfile.write(bytes([sign]))
            self.wfile.flush()
        self.close_connection = True

    def _ends_early(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "5000")
        self.end_headers()
        self.wfile.write(b"<html>")
        self.close_connection = True

    def _always_403(self) -> None:
        self._send(403, b"no")

    def _too_many(self) -> None:
        self._send(429, b"slowly")

    def _empty(self) -> None:
        self._send(200, b"")

    def _scripts_only(self) -> None:
        self._send(200, b"<!doctype html><html><head><script>start()</script></head><body></body></html>")

    def _loop(self) -> None:
        self._to("/loop")

    def _endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        while not self.server.over.is_set():  # type: ignore[attr-defined]
            self.wfile.write(b"<p>more</p>" * 1000)

    def _to_inside(self) -> None:
        self._to("http://169.254.169.254/latest/meta-data/")

    def _to_file(self) -> None:
        self._to("file:///etc/passwd")

    def _nonsense(self) -> None:
        self.wfile.write(b"\x00\x01 this is no web\r\n\r\n")
        self.close_connection = True

    def log_message(self, *_words: Any) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def __init__(self, host: str) -> None:
        self.seen: list[tuple[str, str]] = []
        self.over = threading.Event()
        super().__init__((host, 0), _Answers)

    def handle_error(self, *_about: Any) -> None:
        """A line that was cut is no error here."""


@dataclass
class FaultyWeb:
    """port, seen: of the server; seen is what was asked of it, by host and path."""

    port: int
    seen: list[tuple[str, str]] = field(default_factory=list)

    def url(self, path: str, host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"


@contextmanager
def serving(host: str = "127.0.0.1", context: ssl.SSLContext | None = None) -> Iterator[FaultyWeb]:
    server = _Server(host)
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield FaultyWeb(server.server_port, server.seen)
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


def only_loopback(machine: str) -> bool:
    """The guard of a test: everything inside stays forbidden but this machine itself."""
    return is_inside(machine) and not ip_address(machine).is_loopback


LIMITS = Limits(connecting=1, seconds=1, bytes=1024 * 1024, guard=only_loopback, any_port=True)
"""For asking this web: quick to give up, and the guard lifted for this machine alone."""


def certificate(folder: Path, *, days: tuple[int, int], name: str = "127.0.0.1") -> ssl.SSLContext:
    """Signed by itself, good from the first to the second day from now."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "test")])
    today = datetime.fromtimestamp(time.time(), UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today + timedelta(days=days[0]))
        .not_valid_after(today + timedelta(days=days[1]))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(name))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "server.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context


def closed_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
