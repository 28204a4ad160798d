"""Asking addresses: nothing inside is ever reached, nothing takes for ever, and every fault has its verdict."""

import socket
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from prongsai.checks.fetching import Fetched, Limits, ask, ask_many
from prongsai.checks.fetching.asking import drop
from prongsai.checks.fetching.places import NotAsked, place_of
from prongsai.rules.links import Answer, Failure, Why, verdict
from tests.factories.faulty_web import LIMITS, PLACES, FaultyWeb, Place, certificate, closed_port, serving


def _asked(url: str, desk: Path, limits: Limits = LIMITS) -> Fetched:
    fetched = ask(url, desk=desk, limits=limits)
    drop(fetched)
    return fetched


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.path)
def test_every_fault_has_its_verdict(web: FaultyWeb, tmp_path: Path, place: Place) -> None:
    start = time.monotonic()
    found = verdict(_asked(web.url(place.path), tmp_path).heard)
    assert (found.answer, found.why) == (place.answer, place.why)
    assert time.monotonic() - start < LIMITS.seconds + 1
    assert list(tmp_path.iterdir()) == [], "nothing is left on the desk"


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://0/",
        "http://10.0.0.8/",
        "http://100.64.0.1/",
        "http://192.168.1.1/",
    ],
)
def test_an_inside_address_is_refused_before_anything_is_sent(address: str, tmp_path: Path) -> None:
    with patch.object(socket, "create_connection") as called:
        heard = ask(address, desk=tmp_path).heard
    assert heard.failure == Failure.INSIDE
    assert verdict(heard).answer == Answer.UNSURE
    called.assert_not_called()


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://a.go.th/",
        "gopher://a.go.th/",
        "//a.go.th/",
        "plan.pdf",
        "http://",
        "http://user:word@a.go.th/",
        "http://a.go.th:22/",
        "http://a.go.th:99999/",
        "http://a.go.th\\@127.0.0.1/",
        "http://a.go.th/\r\nHost: x",
        "http://[::1",
        "https://a.go.th/" + "a" * 2100,
    ],
)
def test_what_is_no_address_of_the_open_web_is_not_asked(address: str) -> None:
    with pytest.raises(NotAsked) as refused:
        place_of(address)
    assert refused.value.failure == Failure.BAD_ADDRESS


def _answers(*machines: str) -> Any:
    return lambda *_a, **_k: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 80)) for one in machines]


def test_one_inside_machine_among_several_is_enough_to_refuse() -> None:
    with patch.object(socket, "getaddrinfo", _answers("203.150.1.1", "10.0.0.1")), pytest.raises(NotAsked):
        place_of("http://a.go.th/")


def test_a_name_that_changes_its_machine_in_between_is_called_where_it_was_looked_at(tmp_path: Path) -> None:
    answers = [_answers("203.150.1.1"), _answers("127.0.0.1")]
    calls: list[Any] = []

    def resolve(*words: Any, **more: Any) -> Any:
        return answers[min(len(calls), 1)](*words, **more)

    def connect(near: Any, **_more: Any) -> Any:
        calls.append(near)
        raise ConnectionRefusedError

    with patch.object(socket, "getaddrinfo", resolve), patch.object(socket, "create_connection", connect):
        ask("http://a.go.th/", desk=tmp_path)
    assert calls == [("203.150.1.1", 80)]


@pytest.mark.slow
def test_a_redirect_to_the_inside_reaches_nothing_there(web: FaultyWeb, tmp_path: Path) -> None:
    with serving("127.0.0.2") as inside:

        def guard(machine: str) -> bool:
            return machine != "127.0.0.1"

        limits = replace(LIMITS, guard=guard)
        heard = ask(inside.url("/page", host="127.0.0.2"), desk=tmp_path, limits=limits).heard
        assert heard.failure == Failure.INSIDE
        assert _asked(web.url("/to-inside"), tmp_path, limits).heard.failure == Failure.INSIDE
        assert inside.seen == []


def test_without_a_test_the_guard_stands() -> None:
    assert Limits().any_port is False
    assert Limits().guard("127.0.0.1") is True


@pytest.mark.slow
@pytest.mark.parametrize(
    ("days", "name", "answer", "why"),
    [
        ((-9, -2), "127.0.0.1", Answer.BROKEN, Why.CERTIFICATE_EXPIRED),
        ((-1, 9), "127.0.0.1", Answer.UNSURE, Why.CERTIFICATE_CHAIN),
    ],
)
def test_certificates(tmp_path: Path, days: tuple[int, int], name: str, answer: Answer, why: Why) -> None:
    context = certificate(tmp_path, days=days, name=name)
    trusting = certificate_trust(tmp_path) if why == Why.CERTIFICATE_EXPIRED else None
    with serving(context=context) as server, patch_trust(trusting):
        heard = ask(server.url("/page", scheme="https"), desk=tmp_path, limits=LIMITS).heard
    found = verdict(heard)
    assert (found.answer, found.why) == (answer, why)


def certificate_trust(folder: Path) -> Any:
    import ssl

    return ssl.create_default_context(cafile=str(folder / "server.pem"))


def patch_trust(context: Any) -> Any:
    from contextlib import nullcontext

    from prongsai.checks.fetching import lines

    return patch.object(lines, "_trust", lambda: context) if context is not None else nullcontext()


@pytest.mark.slow
def test_a_trusted_certificate_of_another_name_is_no_good_and_of_the_own_name_is(tmp_path: Path) -> None:
    for name, why in (("127.0.0.9", Why.CERTIFICATE_NAME), ("127.0.0.1", Why.FINE)):
        context = certificate(tmp_path, days=(-1, 9), name=name)
        with serving(context=context) as server, patch_trust(certificate_trust(tmp_path)):
            assert verdict(_asked(server.url("/page", scheme="https"), tmp_path).heard).why == why


def test_nobody_listens(tmp_path: Path) -> None:
    heard = ask(f"http://127.0.0.1:{closed_port()}/", desk=tmp_path, limits=LIMITS).heard
    assert heard.failure == Failure.NO_CONNECTION


def test_a_name_that_does_not_exist(tmp_path: Path) -> None:
    with patch.object(socket, "getaddrinfo", side_effect=socket.gaierror(socket.EAI_NONAME, "none")):
        assert ask("http://a.go.th/", desk=tmp_path).heard.failure == Failure.NO_NAME
    with patch.object(socket, "getaddrinfo", side_effect=socket.gaierror(socket.EAI_AGAIN, "later")):
        assert ask("http://a.go.th/", desk=tmp_path).heard.failure == Failure.NAME_UNKNOWN_NOW


def test_the_body_is_kept_with_its_hash(web: FaultyWeb, tmp_path: Path) -> None:
    import hashlib

    fetched = ask(web.url("/plan.pdf"), desk=tmp_path, limits=LIMITS)
    assert fetched.path is not None
    assert hashlib.sha256(fetched.path.read_bytes()).hexdigest() == fetched.sha256


def test_requests_go_through_the_proxy_by_the_machine_that_was_looked_at(
    web: FaultyWeb, tmp_path: Path
) -> None:
    called: list[Any] = []

    def connect(near: Any, **_more: Any) -> socket.socket:
        called.append(near)
        line = socket.socket()
        line.connect(("127.0.0.1", web.port))
        return line

    limits = replace(LIMITS, proxy="http://proxy.example:3128")
    with (
        patch.object(socket, "getaddrinfo", _answers("203.150.1.1")),
        patch.object(socket, "create_connection", connect),
    ):
        found = _asked("http://a.go.th/page", tmp_path, limits)
    assert found.heard.status == 200
    assert called == [("proxy.example", 3128)]
    assert ("a.go.th", "http://203.150.1.1:80/page") in web.seen


@pytest.mark.slow
def test_many_addresses_come_back_once_each_and_one_machine_is_asked_one_at_a_time(
    web: FaultyWeb, tmp_path: Path
) -> None:
    wanted = [(number, web.url(f"/page?{number}", host="localhost")) for number in range(6)]
    start = time.monotonic()
    answered: Counter[int] = Counter()
    for key, fetched in ask_many(wanted, desk=tmp_path, limits=LIMITS, rest=0.1):
        answered[key] += 1
        drop(fetched)
    assert answered == Counter(range(6))
    assert time.monotonic() - start >= 0.5, "a machine rests between two requests"


@pytest.mark.slow
def test_nothing_new_is_begun_when_the_time_is_over(web: FaultyWeb, tmp_path: Path) -> None:
    wanted = [(number, web.url(f"/page?{number}")) for number in range(100)]
    found = list(ask_many(wanted, desk=tmp_path, limits=LIMITS, rest=0.2, until=time.monotonic() + 0.5))
    assert 0 < len(found) < 10


@pytest.mark.slow
def test_whoever_stops_listening_leaves_nothing_on_the_desk(web: FaultyWeb, tmp_path: Path) -> None:
    wanted = [(number, web.url(f"/page?{number}")) for number in range(50)]
    answers = ask_many(wanted, desk=tmp_path, limits=LIMITS, rest=0, side_by_side=2)
    drop(next(answers)[1])
    answers.close()  # type: ignore[attr-defined]
    assert len(list(tmp_path.iterdir())) <= 1
