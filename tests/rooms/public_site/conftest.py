"""What Bangkok Yai shows the public: an item with a table, a link and a file, in one version."""

from collections.abc import Iterator

import pytest
from django.test import Client

from prongsai.public_site import kept
from prongsai.publication.models import Publication
from tests.factories.publications import ITEM
from tests.rooms.publication.conftest import evidence, first

__all__ = ["evidence", "first"]
OFFICE = "/bangkok-yai/"
YEAR = f"{OFFICE}oit/2568/"
PLACE = f"{YEAR}{ITEM}/"


class Clock:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def time(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    """Nothing is kept from one test to the next."""
    clock = Clock()
    monkeypatch.setattr(kept, "clock", clock)
    kept.forget()
    yield clock
    kept.forget()


@pytest.fixture
def citizen(db: None) -> Client:
    return Client()


@pytest.fixture
def file_id(first: Publication) -> int:
    return first.files.get().version_id
