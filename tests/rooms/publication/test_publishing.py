"""Putting versions out: numbered, unchangeable, with files by reference."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from prongsai.accounts.members import Member
from prongsai.audit.models import Entry
from prongsai.files.models import Evidence
from prongsai.publication import queries
from prongsai.publication.actions import CannotPublish, publish
from prongsai.publication.models import Publication, PublishedFile
from prongsai.rounds.models import Round
from prongsai.rules.disclosing import Link, disclosed_of
from prongsai.rules.framework import Text
from prongsai.rules.thai_text import folded
from tests.factories.publications import ITEM, attachment_of, said_of, taxes, whole_of
from tests.rooms.publication.conftest import put_in

pytestmark = pytest.mark.django_db


def test_what_was_said_is_kept_whole(first: Publication, evidence: Evidence, chai: Member) -> None:
    said = whole_of(evidence)
    assert (first.number, first.code, first.digest) == (1, ITEM, said.digest())
    assert Publication.objects.get(pk=first.pk).said == said
    assert first.published_by == chai.user
    assert folded("ภาษีที่ดินและสิ่งปลูกสร้าง") in first.sought
    entry = Entry.objects.get(action="publication.item.published")
    assert entry.details["digest"] == first.digest


def test_saying_the_same_again_makes_no_version(
    first: Publication, bangkok_yai_2568: Round, evidence: Evidence, now: datetime
) -> None:
    again = publish(bangkok_yai_2568, disclosed_of(first.document), by=None, now=now + timedelta(days=1))
    assert again == first
    assert Publication.objects.count() == 1


def test_a_change_makes_the_next_version_and_the_history_keeps_both(
    first: Publication, bangkok_yai_2568: Round, chai: Member, now: datetime
) -> None:
    said = said_of(tables=[taxes(first="1.00")])
    second = publish(bangkok_yai_2568, said, by=chai, now=now + timedelta(days=1))
    assert second.number == 2
    assert queries.newest(bangkok_yai_2568, ITEM) == second
    assert [one.number for one in queries.history(bangkok_yai_2568, ITEM)] == [2, 1]
    assert list(queries.current()) == [second]


def test_another_item_and_another_year_count_for_themselves(
    first: Publication, bangkok_yai_2568: Round, khlong_toei_2568: Round, now: datetime
) -> None:
    assert publish(bangkok_yai_2568, said_of("O1"), by=None, now=now).number == 1
    assert publish(khlong_toei_2568, said_of(), by=None, now=now).number == 1


@pytest.mark.parametrize("change", ["document", "digest", "as_of", "number", "published_at", "code"])
def test_the_database_refuses_a_changed_version(first: Publication, now: datetime, change: str) -> None:
    values = {
        "document": {},
        "digest": "0" * 64,
        "as_of": first.as_of + timedelta(days=1),
        "number": 7,
        "published_at": now + timedelta(days=1),
        "code": "O2",
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.filter(pk=first.pk).update(**{change: values[change]})


def test_the_database_refuses_removal_of_a_version_and_of_its_files(first: Publication) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        PublishedFile.objects.filter(publication=first).delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        PublishedFile.objects.filter(publication=first).update(name="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.filter(pk=first.pk).delete()


def test_the_database_refuses_a_version_out_of_turn(first: Publication) -> None:
    first.pk, first.number = None, 5
    with pytest.raises(IntegrityError), transaction.atomic():
        first.save(force_insert=True)


def test_of_a_picture_the_clean_copy_is_handed_out(first: Publication, evidence: Evidence) -> None:
    file = first.files.select_related("rendition", "version__file").get()
    assert file.rendition is not None
    assert file.sha256 == file.rendition.sha256 != file.version.file.sha256
    assert file.name == "photo.jpg"


def test_a_picture_named_by_its_original_is_handed_out_clean_too(
    bangkok_yai_2568: Round, evidence: Evidence, now: datetime
) -> None:
    file = evidence.versions.get().file
    named = replace(attachment_of(evidence), sha256=file.sha256, size=file.size)
    made = publish(bangkok_yai_2568, said_of(files=[named]), by=None, now=now)
    assert made.files.get().sha256 != file.sha256


def test_a_file_of_another_agency_is_refused(
    bangkok_yai_2568: Round, dao: Member, now: datetime, evidence: Evidence
) -> None:
    foreign = attachment_of(put_in(dao, now))
    with pytest.raises(CannotPublish) as refused:
        publish(bangkok_yai_2568, said_of(files=[foreign]), by=None, now=now)
    assert refused.value.code == "foreign_file"
    assert not Publication.objects.exists()


def test_a_file_whose_bytes_are_not_those_that_were_approved_is_refused(
    bangkok_yai_2568: Round, evidence: Evidence, now: datetime
) -> None:
    swapped = replace(attachment_of(evidence), sha256="0" * 64)
    with pytest.raises(CannotPublish) as refused:
        publish(bangkok_yai_2568, said_of(files=[swapped]), by=None, now=now)
    assert refused.value.code == "changed_file"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.go.th",
        "https://user:word@example.go.th/",
        "http://[::1",
        "",
    ],
)
def test_an_address_that_could_run_or_mislead_is_refused(
    bangkok_yai_2568: Round, now: datetime, url: str
) -> None:
    said = said_of(links=[Link(Text("ระบบ", "System"), url)])
    with pytest.raises(CannotPublish) as refused:
        publish(bangkok_yai_2568, said, by=None, now=now)
    assert refused.value.code == "unsafe_link"


def test_an_item_that_the_framework_does_not_know_is_refused(bangkok_yai_2568: Round, now: datetime) -> None:
    with pytest.raises(CannotPublish) as refused:
        publish(bangkok_yai_2568, said_of("O99"), by=None, now=now)
    assert refused.value.code == "unknown_item"


def test_nobody_publishes_for_another_agency(bangkok_yai_2568: Round, dao: Member, now: datetime) -> None:
    with pytest.raises(PermissionDenied):
        publish(bangkok_yai_2568, said_of(), by=dao, now=now)
