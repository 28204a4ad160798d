"""A store of its own for every test, and a web with everything that goes wrong."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from tests.factories.faulty_web import FaultyWeb, serving


@pytest.fixture(autouse=True)
def places(tmp_path: Path, settings: Settings) -> Path:
    settings.INCOMING_FOLDER = tmp_path / "incoming"
    settings.EVIDENCE_FOLDER = tmp_path / "evidence"
    settings.EVIDENCE_S3 = {}
    settings.CLAMD = ""
    settings.LINK_PROXY = ""
    return tmp_path


@pytest.fixture(scope="session")
def web() -> Iterator[FaultyWeb]:
    with serving() as found:
        yield found
