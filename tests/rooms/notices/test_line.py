"""LINE by plain HTTPS, against a server of our own."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest

from prongsai.notices import channels
from prongsai.notices.channels import Letter, NotHandedOver
from prongsai.notices.models import Channel, Preference

LETTER = Letter(7, "เรื่อง", "ก" * 6_000)
USER = "U" + "0" * 32


class FakeLine:
    """Keeps what it was sent; answers with `status`."""

    def __init__(self) -> None:
        self.status = 200
        self.seen: list[tuple[str, dict[str, str], dict[str, Any]]] = []
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                fake.seen.append((self.path, dict(self.headers), body))
                self.send_response(fake.status)
                if fake.status == 302:
                    self.send_header("Location", "http://127.0.0.1:1/elsewhere")
                self.end_headers()

            def log_message(self, *_of_line: object) -> None: ...

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(
            target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        ).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def line(settings: Any) -> Iterator[FakeLine]:
    fake = FakeLine()
    settings.LINE_ADDRESS, settings.LINE_TOKEN = fake.address, "a-token"
    yield fake
    fake.server.shutdown()
    fake.server.server_close()


def push(letter: Letter = LETTER) -> None:
    channels.hand_over(Channel.LINE, letter, Preference(line_user=USER, by_line=True))


def test_a_message_goes_to_the_person_with_token_and_retry_key(line: FakeLine) -> None:
    push()
    push()
    [path, headers, body], again = line.seen[0], line.seen[1]
    assert path == "/v2/bot/message/push"
    assert headers["Authorization"] == "Bearer a-token"
    assert body["to"] == USER
    assert len(body["messages"][0]["text"]) <= 5_000
    assert again[1]["X-Line-Retry-Key"] == headers["X-Line-Retry-Key"]


@pytest.mark.parametrize(
    ("status", "again"), [(400, False), (401, False), (302, False), (429, True), (500, True)]
)
def test_a_refusal_says_whether_another_try_helps(line: FakeLine, status: int, again: bool) -> None:
    line.status = status
    with pytest.raises(NotHandedOver) as refused:
        push()
    assert refused.value.again is again
    assert "a-token" not in refused.value.why


def test_accepted_at_an_earlier_try_counts_as_sent(line: FakeLine) -> None:
    line.status = 409
    push()


def test_an_address_where_nobody_listens_is_provably_not_reached(settings: Any) -> None:
    settings.LINE_ADDRESS, settings.LINE_TOKEN = "http://127.0.0.1:1", "t"
    with pytest.raises(NotHandedOver) as refused:
        push()
    assert refused.value.again


def test_without_a_token_the_way_is_closed(settings: Any) -> None:
    settings.LINE_TOKEN = ""
    assert not channels.is_open(Channel.LINE, Preference(line_user=USER, by_line=True))
    settings.LINE_TOKEN = "t"
    assert channels.is_open(Channel.LINE, Preference(line_user=USER, by_line=True))
    assert not channels.is_open(Channel.LINE, Preference(line_user=USER, by_line=False))
