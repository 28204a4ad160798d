"""Every test here may touch both databases, and begins with nothing in memory."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from prongsai.surveys import queries
from prongsai.surveys.answering import facts, floods
from prongsai.surveys.responses import arrivals

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents and not item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.django_db(databases=["default", "surveys"]))


@pytest.fixture(autouse=True)
def _fresh_memory() -> Iterator[None]:
    for part in (facts, floods, arrivals):
        part.forget()
    queries.forget_counts()
    yield
    arrivals.forget()
