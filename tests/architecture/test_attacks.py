"""Every test that docs/attacks.md names is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
LIST = ROOT / "docs" / "attacks.md"


def rows() -> list[str]:
    lines = LIST.read_text("utf-8").splitlines()
    return [line for line in lines if line.startswith("| ") and not line.endswith("| test |")]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.split("|")[1].strip()[:40])
def test_each_attack_is_answered_by_tests_that_exist(row: str) -> None:
    named = NAMED.findall(row)
    assert named, "no test is named"
    for path, name in named:
        assert f"def {name}(" in (ROOT / path).read_text("utf-8"), f"{path} has no {name}"
