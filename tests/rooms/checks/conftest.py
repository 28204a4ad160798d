"""A store of its own for every test, and a web with everything that goes wrong."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from tests.factories.faulty_web import FaultyWeb, serving


@pytest.fixture(autouse=True)
def places(store: Path, settings: Settings) -> Path:
    settings.LINK_PROXY = ""
    return store


@pytest.fixture(scope="session")
def web() -> Iterator[FaultyWeb]:
    with serving() as found:
        yield found
