"""Publishing a framework, and saying what became of its items."""

from datetime import datetime

from django.db import transaction

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.frameworks import permissions
from prongsai.frameworks.content import checksum, to_content
from prongsai.frameworks.mapping import FrameworkMapping, MappedItem
from prongsai.frameworks.models import FrameworkNode, FrameworkVersion, ItemMapping
from prongsai.frameworks.queries import newest_version, stored_mapping
from prongsai.rules.framework import Framework
from prongsai.rules.framework_check import check_framework


class CannotPublish(Exception):
    """The framework cannot be published. code: unsound, version_taken (published before with other content)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class CannotMap(Exception):
    """The mapping cannot be kept. code: not_published, kept_otherwise (another mapping of the two stands)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def publish_framework(
    *, framework: Framework, source_text: str, by: Member | None, now: datetime
) -> FrameworkVersion:
    """Keep a framework for good: its document, its file and a row for each node; the database refuses changes after.

    Publishing the same content again changes nothing. Raises CannotPublish.
    """
    require(permissions.may_publish(by))
    if check_framework(framework):
        raise CannotPublish("unsound")
    content = to_content(framework)
    standing = FrameworkVersion.objects.filter(framework_id=framework.id, version=framework.version).first()
    if standing is not None:
        if standing.checksum != checksum(content) or standing.status != FrameworkVersion.Status.PUBLISHED:
            raise CannotPublish("version_taken")
        return standing
    version = FrameworkVersion.objects.create(
        framework_id=framework.id,
        version=framework.version,
        fiscal_year=framework.fiscal_year,
        agency_kind=framework.agency_kind,
        title_th=framework.title.th,
        title_en=framework.title.en,
        content=content,
        source_text=source_text,
        checksum=checksum(content),
    )
    _add_nodes(version, framework)
    version.status = FrameworkVersion.Status.PUBLISHED
    version.published_at = now
    version.save(update_fields=["status", "published_at"])
    audit.record("frameworks.version.published", by=by, target=version, at=now, checksum=version.checksum)
    return version


def _add_nodes(version: FrameworkVersion, framework: Framework) -> None:
    """One row a node, level by level, because a row needs the key of its parent."""
    position = {code: place for place, code in enumerate(framework.nodes)}
    rows: dict[str, FrameworkNode] = {}
    level = [framework.root]
    while level:
        made = [
            FrameworkNode(
                version=version,
                code=node.code,
                kind=node.kind,
                parent=rows[framework.parents[node.code].code] if rows else None,
                position=position[node.code],
                title_th=node.text.th,
                title_en=node.text.en,
            )
            for node in level
        ]
        rows |= {row.code: row for row in FrameworkNode.objects.bulk_create(made)}
        level = [child for node in level for child in node.children]


@transaction.atomic
def load_mapping(*, mapping: FrameworkMapping, by: Member | None, now: datetime) -> None:
    """Keep what became of each item between the newest published versions of two frameworks.

    The same mapping again changes nothing. Raises CannotMap.
    """
    require(permissions.may_publish(by))
    older, newer = newest_version(mapping.older_id), newest_version(mapping.newer_id)
    if older is None or newer is None:
        raise CannotMap("not_published")
    standing = stored_mapping(older, newer)
    if standing is not None:
        if set(standing.items) != set(mapping.items):
            raise CannotMap("kept_otherwise")
        return
    codes_of = {version.pk: dict(version.nodes.values_list("code", "pk")) for version in (older, newer)}
    ItemMapping.objects.bulk_create(
        _row(item, older, newer, codes_of[older.pk], codes_of[newer.pk]) for item in mapping.items
    )
    audit.record("frameworks.mapping.kept", by=by, target=newer, at=now, older=mapping.older_id)


def _row(
    item: MappedItem,
    older: FrameworkVersion,
    newer: FrameworkVersion,
    older_keys: dict[str, int],
    newer_keys: dict[str, int],
) -> ItemMapping:
    return ItemMapping(
        older=older,
        newer=newer,
        older_node_id=older_keys[item.older] if item.older else None,
        newer_node_id=newer_keys[item.newer] if item.newer else None,
        relation=item.relation,
        note_th=item.note.th if item.note else "",
        note_en=item.note.en if item.note else "",
    )
