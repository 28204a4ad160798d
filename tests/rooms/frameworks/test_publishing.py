"""What is published stays as it is: by the action, and by the database itself."""

from dataclasses import replace
from datetime import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from prongsai.accounts.members import Member
from prongsai.audit.models import Entry
from prongsai.frameworks.actions import CannotMap, CannotPublish, load_mapping, publish_framework
from prongsai.frameworks.loading import framework_of, known_mappings, load_text, source_text_of
from prongsai.frameworks.models import FrameworkNode, FrameworkVersion, ItemMapping
from prongsai.frameworks.queries import (
    framework_from,
    mapping_between,
    newest_version,
    stored_mapping,
    version_or_404,
)
from prongsai.rules.framework import Framework
from tests.rooms.frameworks.small import SOUND

pytestmark = pytest.mark.django_db


@pytest.fixture
def small() -> Framework:
    return load_text(SOUND.encode(), "small.yaml")


def test_a_published_framework_is_read_back_as_it_was(small: Framework, now: datetime) -> None:
    version = publish_framework(framework=small, source_text=SOUND, by=None, now=now)
    kept = FrameworkVersion.objects.get(pk=version.pk)
    assert (kept.status, kept.published_at, kept.source_text) == ("published", now, SOUND)
    assert framework_from(kept) == small


def test_each_node_has_a_row_below_its_parent_in_printed_order(small: Framework, now: datetime) -> None:
    version = publish_framework(framework=small, source_text=SOUND, by=None, now=now)
    rows = version.nodes.select_related("parent")
    assert [(row.code, row.kind, row.parent.code if row.parent else None) for row in rows] == [
        ("TOTAL", "total", None),
        ("IIT", "instrument", "TOTAL"),
        ("1", "indicator", "IIT"),
        ("I1", "item", "1"),
        ("EIT", "instrument", "TOTAL"),
        ("6", "indicator", "EIT"),
    ]


def test_publishing_leaves_a_trail(small: Framework, boon: Member, now: datetime) -> None:
    version = publish_framework(framework=small, source_text=SOUND, by=boon, now=now)
    entry = Entry.objects.get(
        action="frameworks.version.published", target=f"frameworks.frameworkversion:{version.pk}"
    )
    assert (entry.actor_id, entry.details) == (boon.user.pk, {"checksum": version.checksum})


def test_publishing_the_same_again_changes_nothing(small: Framework, now: datetime) -> None:
    first = publish_framework(framework=small, source_text=SOUND, by=None, now=now)
    entries = Entry.objects.count()
    assert publish_framework(framework=small, source_text=SOUND, by=None, now=now) == first
    assert Entry.objects.count() == entries


def test_another_content_under_the_same_version_is_refused(small: Framework, now: datetime) -> None:
    publish_framework(framework=small, source_text=SOUND, by=None, now=now)
    other = replace(small, fiscal_year=2569)
    with pytest.raises(CannotPublish) as refused:
        publish_framework(framework=other, source_text=SOUND, by=None, now=now)
    assert refused.value.code == "version_taken"


def test_a_correction_is_a_new_version_and_the_old_one_stays(small: Framework, now: datetime) -> None:
    old = publish_framework(framework=small, source_text=SOUND, by=None, now=now)
    new = publish_framework(framework=replace(small, version=2), source_text=SOUND, by=None, now=now)
    assert newest_version("small-2568") == new
    assert framework_from(old).version == 1


def test_an_unsound_framework_is_not_published(small: Framework, now: datetime) -> None:
    heavy = replace(small.root, children=small.root.children[:1])
    with pytest.raises(CannotPublish) as refused:
        publish_framework(framework=replace(small, root=heavy), source_text=SOUND, by=None, now=now)
    assert refused.value.code == "unsound"
    assert not FrameworkVersion.objects.filter(framework_id="small-2568").exists()


@pytest.mark.parametrize("name", ["anong", "chai", "dao"])
def test_only_the_central_office_publishes(
    cast: dict[str, Member], name: str, small: Framework, now: datetime
) -> None:
    with pytest.raises(PermissionDenied):
        publish_framework(framework=small, source_text=SOUND, by=cast[name], now=now)


FORBIDDEN = {
    "a title": "UPDATE frameworks_frameworkversion SET title_th = 'x' WHERE id = %s",
    "the document": "UPDATE frameworks_frameworkversion SET content = '{}' WHERE id = %s",
    "back to draft": "UPDATE frameworks_frameworkversion SET status = 'draft', published_at = NULL WHERE id = %s",
    "the version": "DELETE FROM frameworks_frameworkversion WHERE id = %s",
    "a node's text": "UPDATE frameworks_frameworknode SET title_th = 'x' WHERE version_id = %s",
    "the nodes": "DELETE FROM frameworks_frameworknode WHERE version_id = %s",
    "one node more": "INSERT INTO frameworks_frameworknode (version_id, code, kind, position, title_th, title_en) "
    "VALUES (%s, 'X1', 'item', 999, 'x', 'x')",
    "a mapping": "UPDATE frameworks_itemmapping SET relation = 'changed' WHERE newer_id = %s",
    "the mappings": "DELETE FROM frameworks_itemmapping WHERE newer_id = %s",
}


@pytest.mark.parametrize("sql", FORBIDDEN.values(), ids=FORBIDDEN)
def test_the_database_refuses_to_change_what_is_published(sql: str) -> None:
    version = version_or_404("bma-district-2568")
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, [version.pk])
    assert framework_from(FrameworkVersion.objects.get(pk=version.pk)) == framework_of("bma-district-2568")


def test_the_database_refuses_bulk_changes_of_the_models_too() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        FrameworkVersion.objects.update(title_en="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        FrameworkNode.objects.filter(version__framework_id="nacc-2561").update(title_en="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        ItemMapping.objects.update(note_en="x")


def test_a_draft_may_still_change(small: Framework) -> None:
    draft = FrameworkVersion.objects.create(
        framework_id="draft-2569", version=1, fiscal_year=2569, agency_kind="other", title_th="ก", title_en="a",
        content={}, source_text="", checksum="",
    )  # fmt: skip
    draft.title_en = "b"
    draft.save()
    draft.delete()


def test_the_mapping_is_kept_and_read_back() -> None:
    older, newer = version_or_404("bma-district-2567"), version_or_404("bma-district-2568")
    kept = stored_mapping(older, newer)
    assert kept == known_mappings()[0]
    mapping = mapping_between(older, newer)
    assert mapping is not None
    assert mapping.by_newer["I8"].relation == "changed"
    assert mapping.older_code("O22") == "O22"


def test_no_mapping_is_made_up_where_nobody_has_said() -> None:
    assert mapping_between(version_or_404("nacc-2564"), version_or_404("nacc-2566")) is None


def test_a_year_on_the_same_version_maps_to_itself() -> None:
    version = version_or_404("nacc-2564")
    mapping = mapping_between(version, version)
    assert mapping is not None
    assert mapping.older_code("I30") == "I30"


def test_the_same_mapping_again_changes_nothing_and_another_is_refused(now: datetime) -> None:
    (mapping,) = known_mappings()
    before = ItemMapping.objects.count()
    load_mapping(mapping=mapping, by=None, now=now)
    assert ItemMapping.objects.count() == before
    with pytest.raises(CannotMap) as refused:
        load_mapping(mapping=replace(mapping, items=mapping.items[:-1]), by=None, now=now)
    assert refused.value.code == "kept_otherwise"


def test_a_mapping_needs_both_frameworks_published(now: datetime) -> None:
    with pytest.raises(CannotMap) as refused:
        load_mapping(mapping=replace(known_mappings()[0], newer_id="nowhere"), by=None, now=now)
    assert refused.value.code == "not_published"


def test_the_file_is_kept_as_it_was_read() -> None:
    assert FrameworkVersion.objects.get(framework_id="nacc-2561").source_text == source_text_of("nacc-2561")
