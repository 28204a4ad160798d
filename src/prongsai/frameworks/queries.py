"""Reading published frameworks, and what became of items between two of them."""

from django.http import Http404

from prongsai.frameworks.content import from_content
from prongsai.frameworks.mapping import FrameworkMapping, MappedItem, Relation, same
from prongsai.frameworks.models import FrameworkVersion, FrameworkVersionQuerySet, ItemMapping
from prongsai.rules.framework import Framework, Text

_rebuilt: dict[str, Framework] = {}
_mappings: dict[tuple[str, str], FrameworkMapping] = {}


def framework_from(version: FrameworkVersion) -> Framework:
    """The framework of a version, rebuilt once in the life of the process and kept by its checksum."""
    found = _rebuilt.get(version.checksum)
    if found is None:
        found = _rebuilt[version.checksum] = from_content(version.content)
    return found


def published_versions() -> FrameworkVersionQuerySet:
    """Published versions, newest year first, without their documents."""
    return FrameworkVersion.objects.published().defer("content", "source_text")


def newest_version(framework_id: str) -> FrameworkVersion | None:
    """The newest published version of a framework."""
    return published_versions().filter(framework_id=framework_id).order_by("-version").first()


def version_or_404(framework_id: str) -> FrameworkVersion:
    found = newest_version(framework_id)
    if found is None:
        raise Http404
    return found


def mapping_between(older: FrameworkVersion, newer: FrameworkVersion) -> FrameworkMapping | None:
    """What became of each item, or None where nobody has said. At most one query."""
    if older.pk == newer.pk:
        return same(framework_from(older))
    key = (older.checksum, newer.checksum)
    if key not in _mappings:
        found = stored_mapping(older, newer)
        if found is None:
            return None
        _mappings[key] = found
    return _mappings[key]


def stored_mapping(older: FrameworkVersion, newer: FrameworkVersion) -> FrameworkMapping | None:
    """The mapping as the rows say it now. One query."""
    rows = ItemMapping.objects.filter(older=older, newer=newer).select_related("older_node", "newer_node")
    items = tuple(_item(row) for row in rows.order_by("newer_node__position", "older_node__position"))
    return FrameworkMapping(older.framework_id, newer.framework_id, items) if items else None


def _item(row: ItemMapping) -> MappedItem:
    return MappedItem(
        older=row.older_node.code if row.older_node else "",
        newer=row.newer_node.code if row.newer_node else "",
        relation=Relation(row.relation),
        note=Text(row.note_th, row.note_en) if row.note_th else None,
    )
