"""Samples: a photo of Bangkok Yai, and a first version of the item on taxes."""

from datetime import datetime
from pathlib import Path

import pytest

from prongsai.accounts.members import Member
from prongsai.files.actions import add_file
from prongsai.files.content import Description
from prongsai.files.models import Evidence
from prongsai.files.receiving import holding_bytes
from prongsai.publication.actions import publish
from prongsai.publication.models import Publication
from prongsai.rounds.models import Round
from tests.factories.publications import whole_of
from tests.rooms.files.pictures_for_tests import phone_photo


def put_in(by: Member, now: datetime, upload_id: str = "one") -> Evidence:
    """A photo from a phone, with the place where it was taken."""
    with holding_bytes(iter([phone_photo()]), "photo.jpg") as incoming:
        return add_file(
            agency=by.agency,
            incoming=incoming,
            upload_id=upload_id,
            description=Description(caption="ภาพป้ายประกาศ"),
            by=by,
            now=now,
        ).evidence


@pytest.fixture
def evidence(anong: Member, now: datetime, store: Path) -> Evidence:
    return put_in(anong, now)


@pytest.fixture
def first(bangkok_yai_2568: Round, evidence: Evidence, chai: Member, now: datetime) -> Publication:
    return publish(bangkok_yai_2568, whole_of(evidence), by=chai, now=now)
