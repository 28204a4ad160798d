"""A store of its own for every test, and short ways to put files in."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency
from prongsai.files.actions import Added, add_file
from prongsai.files.content import Description
from prongsai.files.receiving import holding_bytes

PutIn = Callable[..., Added]


@pytest.fixture(autouse=True)
def places(store: Path) -> Path:
    return store


@pytest.fixture
def put_in(anong: Member, now: datetime) -> PutIn:
    """Anong puts a file into the library of Bangkok Yai."""

    def take(
        content: bytes,
        name: str = "photo.jpg",
        *,
        upload_id: str = "u1",
        by: Member = anong,
        agency: Agency | None = None,
        **words: Any,
    ) -> Added:
        description = Description(**{"caption": "", "taken_on": None, "place": "", **words})
        with holding_bytes(iter([content]), name) as incoming:
            return add_file(
                agency=agency or by.agency,
                incoming=incoming,
                upload_id=upload_id,
                description=description,
                by=by,
                now=now,
            )

    return take


@pytest.fixture
def christmas() -> date:
    return date(2024, 12, 25)
