"""Published framework versions, their nodes and their mappings never change."""

from prongsai.audit.guards import Guard, forbid_changes

_PARENT = "EXISTS (SELECT 1 FROM frameworks_frameworkversion v WHERE v.id = {{row}}.{key} AND v.status = 'published')"

GUARDS: list[Guard] = [
    forbid_changes(
        "frameworks_frameworkversion",
        when="{row}.status = 'published'",
        message="A published framework version is frozen.",
    ),
    forbid_changes(
        "frameworks_frameworknode",
        when=_PARENT.format(key="version_id"),
        message="The nodes of a published framework version are frozen.",
        insert=True,
    ),
    forbid_changes(
        "frameworks_itemmapping",
        when="1 = 1",
        message="A mapping between versions is frozen.",
    ),
]
