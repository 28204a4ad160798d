"""Too much, too often, too strange: each gets one problem document and nothing is written."""

import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from subprocess import run

import pytest
import time_machine
from pytest_django.fixtures import Settings

from prongsai.accounts.members import Member
from prongsai.api import actions
from prongsai.api.models import KeptAnswer
from prongsai.measures.models import Measure
from prongsai.rounds.models import Round
from tests.rooms.api.calling import BASE, HERE, Program, program_of, token_of
from tests.rooms.files.houses import House

DEEP = "[" * 100_000
BODIES = (
    (b"", 422),
    (b"{", 400),
    (b"\xff\xfe", 400),
    (DEEP.encode(), 400),
    (b"[]", 422),
    (b"null", 422),
    (b'"text"', 422),
    (b'{"items": ["E1"], "steps": [1]}', 422),
    (b'{"items": ["E1"], "steps": ["\\ud800"]}', 422),
    (b'{"items": ["E1"], "starts_on": NaN}', 422),
    (b'{"items": ["E1"], "starts_on": "9999-99-99"}', 422),
    (b'{"items": ["E1"], "awareness": "' + b"x" * 20_001 + b'"}', 422),
    (b'{"items": ["' + b"E" * 21 + b'"]}', 422),
)


@pytest.mark.parametrize(("body", "status"), BODIES, ids=range(len(BODIES)))
def test_a_body_that_cannot_be_used_is_told_so(
    officer: Program, bangkok_yai_2568: Round, body: bytes, status: int
) -> None:
    answer = officer.client.post(f"{BASE}{HERE}/measures", body, content_type="application/json")
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    assert len(answer.content) < 2_000, "what was sent is not sent back"
    assert not Measure.objects.exists()


def test_a_body_larger_than_the_house_takes_is_refused(officer: Program, settings: Settings) -> None:
    settings.UPLOAD_LIMIT_BYTES = settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000
    large = json.dumps({"items": ["E1"], "awareness": "x" * 300_000})
    answer = officer.client.post(f"{BASE}{HERE}/measures", large, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_an_address_that_no_row_can_have_is_not_found(officer: Program) -> None:
    for path in (f"{HERE}/duties/{10**30}", f"/files/{2**63}", "/rounds/bangkok-yai/0", "/rounds/%00/2568"):
        assert officer.get(path).status_code == 404, path


def test_a_token_that_asks_too_often_waits_as_long_as_it_is_told(
    anong: Member, chai: Member, settings: Settings
) -> None:
    settings.API_REQUESTS_PER_MINUTE = 3
    moment = datetime(2026, 3, 1, 8, 0, 20, tzinfo=UTC)
    with time_machine.travel(moment, tick=False):
        eager, patient = program_of(anong), program_of(chai)
        assert [eager.get("/me").status_code for _ in range(4)] == [200, 200, 200, 429]
        refused = eager.get("/me")
        assert refused["Retry-After"] == "40"
        assert refused.json()["code"] == "too_many"
        assert patient.get("/me").status_code == 200, "each token has its own pace"
    with time_machine.travel(moment + timedelta(seconds=40), tick=False):
        assert eager.get("/me").status_code == 200


def test_answers_are_forgotten_after_a_day(anong: Member, now: datetime) -> None:
    token, _secret = token_of(anong)
    calls: list[int] = []

    def ask(at: datetime) -> None:
        actions.once(token=token, key="k", fingerprint="f", do=lambda: calls.append(1), now=at)

    ask(now)
    ask(now + timedelta(hours=23))
    assert len(calls) == 1
    ask(now + timedelta(hours=25))
    assert len(calls) == 2
    assert actions.forget_answers(now=now + timedelta(days=3)) == 1
    assert not KeptAnswer.objects.exists()


@pytest.mark.parametrize("key", ["", "ก", "a b", "x" * 101])
def test_a_key_that_cannot_be_kept_is_refused(officer: Program, bangkok_yai_2568: Round, key: str) -> None:
    answer = officer.post(f"{HERE}/measures", {"items": ["E1"]}, Idempotency_Key=key)
    assert (answer.status_code, answer.json()["code"]) == (422, "key")


@pytest.mark.slow
def test_two_at_the_same_moment_with_one_key_are_done_once(tmp_path: Path) -> None:
    """On a database of their own, in two threads: the second waits for the first and gets its answer."""
    house = House(tmp_path)
    found = run(
        [sys.executable, "-m", "tests.rooms.api.twice_at_once"],
        env=house.environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert found.stdout.split() == ["done:1", "answers:1", "kept:1"], found.stderr
