"""Framework versions as frozen documents, with one row per node so that figures can point at them."""

from typing import Self

from django.db import models
from django.db.models import Q

from prongsai.rules.privacy import privacy


class FrameworkVersionQuerySet(models.QuerySet["FrameworkVersion"]):
    def published(self) -> Self:
        return self.filter(status=FrameworkVersion.Status.PUBLISHED)


class FrameworkVersion(models.Model):
    """One version of a framework. Published versions are frozen: the database refuses any change.

    framework_id   bma-district-2567
    content        the canonical document from which rules.framework.Framework is rebuilt
    source_text    the file as it was read
    checksum       SHA-256 of the canonical document, hexadecimal
    """

    PRIVACY = privacy(
        public="framework_id version fiscal_year agency_kind status title_th title_en content source_text checksum published_at",
        internal="id",
    )

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        PUBLISHED = "published", "Published"

    framework_id = models.SlugField(max_length=60)
    version = models.PositiveSmallIntegerField()
    fiscal_year = models.PositiveSmallIntegerField()
    agency_kind = models.CharField(max_length=40)
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    title_th = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300)
    content = models.JSONField()
    source_text = models.TextField()
    checksum = models.CharField(max_length=64)
    published_at = models.DateTimeField(null=True)

    objects = FrameworkVersionQuerySet.as_manager()

    class Meta:
        ordering = ["-fiscal_year", "framework_id", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["framework_id", "version"], name="framework_version_once"),
            models.CheckConstraint(
                condition=Q(status="draft", published_at__isnull=True)
                | Q(status="published", published_at__isnull=False),
                name="framework_published_has_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.framework_id} v{self.version}"


class FrameworkNode(models.Model):
    """A node of a version's tree: total, instrument, part, indicator, sub-indicator or item."""

    PRIVACY = privacy(public="code kind parent position title_th title_en", internal="id version")

    version = models.ForeignKey(FrameworkVersion, models.PROTECT, related_name="nodes")
    code = models.CharField(max_length=20)
    kind = models.CharField(max_length=20)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    position = models.PositiveSmallIntegerField()
    title_th = models.TextField()
    title_en = models.TextField()

    class Meta:
        ordering = ["version", "position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="framework_node_code_once"),
            models.UniqueConstraint(fields=["version", "position"], name="framework_node_position_once"),
        ]

    def __str__(self) -> str:
        return self.code


class ItemMapping(models.Model):
    """What became of an item from an older version to a newer one.

    kept and changed have both nodes; new has only the newer one; dropped only the older one.
    """

    PRIVACY = privacy(public="older newer older_node newer_node relation note_th note_en", internal="id")

    class Relation(models.TextChoices):
        KEPT = "kept", "Kept"
        CHANGED = "changed", "Changed"
        NEW = "new", "New"
        DROPPED = "dropped", "Dropped"

    older = models.ForeignKey(FrameworkVersion, models.PROTECT, related_name="+")
    newer = models.ForeignKey(FrameworkVersion, models.PROTECT, related_name="+")
    older_node = models.ForeignKey(FrameworkNode, models.PROTECT, null=True, related_name="+")
    newer_node = models.ForeignKey(FrameworkNode, models.PROTECT, null=True, related_name="+")
    relation = models.CharField(max_length=10, choices=Relation)
    note_th = models.TextField(blank=True)
    note_en = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["newer", "older_node"], name="mapping_older_node_once"),
            models.UniqueConstraint(fields=["older", "newer_node"], name="mapping_newer_node_once"),
            models.CheckConstraint(
                condition=Q(
                    relation__in=["kept", "changed"],
                    older_node__isnull=False,
                    newer_node__isnull=False,
                )
                | Q(relation="new", older_node__isnull=True, newer_node__isnull=False)
                | Q(
                    relation="dropped",
                    older_node__isnull=False,
                    newer_node__isnull=True,
                ),
                name="mapping_has_the_nodes_of_its_relation",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.older_node_id} {self.relation} {self.newer_node_id}"
