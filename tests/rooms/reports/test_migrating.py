"""What was approved stays as it was when the tables change."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from tests.rooms.files.houses import House

pytestmark = [pytest.mark.paper, pytest.mark.slow]


@pytest.fixture
def empty_database(db: None) -> Iterator[str]:
    """The address of a database of its own; "" for SQLite, where each house has one."""
    if connection.vendor != "postgresql":
        yield ""
        return
    import psycopg

    settings = connection.settings_dict
    login = f"{settings['USER']}:{settings['PASSWORD']}@{settings['HOST']}:{settings['PORT']}"
    name = f"{settings['NAME']}_migrating"
    with psycopg.connect(f"postgresql://{login}/postgres", autocommit=True) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}"')
        server.execute(f'CREATE DATABASE "{name}"')
        yield f"postgresql://{login}/{name}"
        server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_an_approved_paper_is_carried_into_kinds_unchanged(tmp_path: Path, empty_database: str) -> None:
    house = House(tmp_path)
    house.environment["PRONGSAI_DATABASE_URL"] = empty_database
    found = house.run("-m", "tests.rooms.reports.migrating_frozen_papers")
    assert found.stdout.strip() == "kept", found.stderr
