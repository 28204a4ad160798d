"""What the director approves is public from that moment on."""

from datetime import datetime, timedelta

import pytest

from prongsai.accounts.members import Member
from prongsai.disclosure.models import Version
from prongsai.files.models import Evidence
from prongsai.publication.models import Publication
from prongsai.rounds.models import Round
from tests.factories.disclosure import disclosed, disclosed_with, item_of, moved, record_of, said

pytestmark = pytest.mark.django_db


def test_an_approved_item_is_published_with_its_file(
    bangkok_yai_2568: Round, anong: Member, chai: Member, evidence: Evidence, now: datetime
) -> None:
    disclosed_with(bangkok_yai_2568, anong, chai, evidence.versions.get(), now)
    made = Publication.objects.get()
    version = Version.objects.get()
    assert (made.code, made.number, made.digest) == ("O16", 1, version.digest)
    assert made.published_by == chai.user
    assert made.files.get().version == evidence.versions.get()


def test_each_approval_that_changes_something_makes_the_next_version(
    bangkok_yai_2568: Round, anong: Member, chai: Member, evidence: Evidence, now: datetime
) -> None:
    item = disclosed(bangkok_yai_2568, anong, chai, evidence.versions.get(), now)
    later = now.date() + timedelta(days=3)
    moved(item, "unlock", anong, later, comment="ปรับปรุงข้อมูล")
    said(record_of(bangkok_yai_2568, "O16", 1), "ข้อมูลใหม่", on=later, by=anong)
    assert Publication.objects.count() == 1, "what is being changed is not public yet"
    moved(item_of(bangkok_yai_2568, "O16"), "submit", anong, later)
    moved(item_of(bangkok_yai_2568, "O16"), "approve", chai, later)
    newest = Publication.objects.get(number=2)
    assert newest.said.parts[0].words is not None
    assert newest.said.parts[0].words.th == "ข้อมูลใหม่"
