"""A server that speaks as the LINE Messaging API does, and keeps what it was sent."""

import base64
import hashlib
import hmac
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

SECRET = "channel-secret"


class FakeLine:
    """Answers with `status` and `says`; a link token where one is asked for."""

    def __init__(self) -> None:
        self.status = 200
        self.says: dict[str, Any] = {}
        self.seen: list[tuple[str, dict[str, str], dict[str, Any]]] = []
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                fake.seen.append((self.path, dict(self.headers), body))
                self.send_response(fake.status)
                if fake.status == 302:
                    self.send_header("Location", "http://127.0.0.1:1/elsewhere")
                said = {"linkToken": "token-of-line"} if self.path.endswith("/linkToken") else fake.says
                content = json.dumps(said).encode()
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_of_line: object) -> None: ...

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(
            target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        ).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    @property
    def answers(self) -> list[str]:
        """What people who wrote were answered."""
        return [body["messages"][0]["text"] for path, _, body in self.seen if path.endswith("/reply")]


def signature_of(body: bytes, secret: str = SECRET) -> str:
    return base64.b64encode(hmac.digest(secret.encode(), body, hashlib.sha256)).decode()
