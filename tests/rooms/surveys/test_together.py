"""Whoever waits for the disk shares one wait, and still everybody hears what became of their own sheet."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import prongsai
from tests.rooms.surveys import answering_together

pytestmark = pytest.mark.slow


@pytest.fixture
def told(tmp_path: Path) -> dict[str, Any]:
    environment = {
        **os.environ,
        "PRONGSAI_STATE": str(tmp_path),
        "PYTHONPATH": str(Path(prongsai.__file__).parents[1]),
        "DJANGO_SETTINGS_MODULE": "prongsai.config.settings.dev",
    }
    environment.pop("PRONGSAI_DATABASE_URL", None)
    command = [sys.executable, str(answering_together.__file__)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_each_hears_of_their_own_sheet_and_a_bad_one_harms_no_other(told: dict[str, Any]) -> None:
    ends = dict(enumerate(told["ends"], start=1))
    free = {number: end for number, end in ends.items() if number < 200}
    bad = {number for number in free if number % 7 == 5}
    assert {number for number, end in free.items() if end == "off the scale"} >= {
        number for number in bad if number % 4
    }
    assert all(free[number] in {"stored", "before"} for number in free.keys() - bad)
    assert told["stored"] == Counter(told["ends"])["stored"]


def test_a_card_is_good_once_among_many_who_come_together(told: dict[str, Any]) -> None:
    with_cards = Counter(told["ends"][199:])
    assert with_cards["stored"] <= 2
    assert with_cards["stored"] + sum(told["unspent"].values()) == 2
    assert with_cards["code_used"] > 10
