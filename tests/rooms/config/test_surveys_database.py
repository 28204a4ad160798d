"""Where survey answers live follows from two settings."""

from pathlib import Path

import pytest

from prongsai.config import env

FILE = Path("/srv/state/surveys.sqlite3")
MAIN = "postgresql://prongsai@127.0.0.1:5432/prongsai"


def options(monkeypatch: pytest.MonkeyPatch, main: str, own: str) -> dict[str, object]:
    monkeypatch.setenv("MAIN", main)
    monkeypatch.setenv("OWN", own)
    return env.surveys_database("OWN", "MAIN", FILE)


@pytest.mark.parametrize(
    ("main", "own", "name"),
    [
        ("", "", str(FILE)),
        ("sqlite:////srv/main.sqlite3", "", str(FILE)),
        (MAIN, "", "prongsai"),
        (MAIN, "postgresql://other@10.0.0.2:5432/answers", "answers"),
        ("", "sqlite:////srv/answers.sqlite3", "/srv/answers.sqlite3"),
    ],
)
def test_answers_never_share_tables_with_people(
    monkeypatch: pytest.MonkeyPatch, main: str, own: str, name: str
) -> None:
    found = options(monkeypatch, main, own)
    assert found["NAME"] == name
    chosen = str(found["OPTIONS"])
    assert "search_path=surveys" in chosen or "secure_delete=ON" in chosen
    assert "synchronous=FULL" in chosen or "search_path" in chosen
