"""Evidence, its versions, the sealed files beneath them, and what was made from these files."""

import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.agencies.models import Agency, Unit
from prongsai.rules.privacy import privacy

SHA256 = Q(sha256__length=64)


class StoredFile(models.Model):
    """An original as it came in: sealed, never changed and never removed. The database refuses both.

    token      names the folder of its bytes in the store: chosen before the bytes, so that bytes without a row are orphans
    upload_id  chosen by the sender; the same id with the same bytes is the same upload, sent again
    name       as the sender called it, tidied; its ending tells the real type
    look       perceptual hash of a picture: 32 hexadecimal digits, or "" where there is nothing to compare
    taken_on   the day that the camera wrote into the picture: a proposal, cameras err
    """

    PRIVACY = privacy(
        internal="id agency upload_id media_type size sha256 width height look taken_on sealed_at",
        personal="name uploaded_by",
        secret="token",  # noqa: S106 - the name of a field
    )

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    token = models.UUIDField(unique=True, default=uuid.uuid4)
    upload_id = models.CharField(max_length=64)
    name = models.CharField(max_length=150)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    look = models.CharField(max_length=32, blank=True)
    taken_on = models.DateField(null=True)
    sealed_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "upload_id", "sha256"],
                name="stored_file_once_per_upload",
            ),
            models.CheckConstraint(condition=SHA256, name="stored_file_sha256_is_whole"),
            models.CheckConstraint(condition=Q(size__gt=0), name="stored_file_is_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id}: {self.sha256[:12]}"

    @property
    def is_picture(self) -> bool:
        return self.media_type.startswith("image/")


class Rendition(models.Model):
    """Something made from an original: free of all metadata, and safe to show.

    working   the upright clean copy of a picture, up to 2,000 pixels: for papers, downloads and sight
    large, small   thumbnails
    """

    PRIVACY = privacy(internal="id file kind media_type size sha256 width height")

    class Kind(models.TextChoices):
        WORKING = "working", "Working copy"
        LARGE = "large", "Large thumbnail"
        SMALL = "small", "Small thumbnail"

    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="renditions")
    kind = models.CharField(max_length=10, choices=Kind)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()

    class Meta:
        ordering = ["file", "id"]
        constraints = [
            models.UniqueConstraint(fields=["file", "kind"], name="rendition_once_per_kind"),
            models.CheckConstraint(condition=SHA256, name="rendition_sha256_is_whole"),
        ]

    def __str__(self) -> str:
        return f"{self.file_id} {self.kind}"


class Likeness(models.Model):
    """A file that resembles an earlier one of the same agency: the same bytes, or a picture that looks the same.

    distance   bits of 128 in which the looks differ; 0 for the same bytes
    """

    PRIVACY = privacy(internal="id file earlier is_same distance")

    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="likenesses")
    earlier = models.ForeignKey(StoredFile, models.PROTECT, related_name="later_likenesses")
    is_same = models.BooleanField()
    distance = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["file", "distance", "id"]
        constraints = [
            models.UniqueConstraint(fields=["file", "earlier"], name="likeness_once_per_pair"),
            models.CheckConstraint(condition=~Q(file=F("earlier")), name="likeness_of_two"),
        ]

    def __str__(self) -> str:
        return f"{self.file_id} like {self.earlier_id}"


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope())

    def in_library(self) -> Self:
        """What has not been set aside."""
        return self.filter(set_aside_at__isnull=True)


class Evidence(models.Model):
    """One piece of evidence of an agency; its bytes are those of its newest version.

    unit          whose evidence it is: of the unit whose people put it in; None for the whole office
    row_version   goes up with each change; a stale form is refused
    set_aside_at  taken out of the library because it was put in by mistake; it stays where it is used
    """

    PRIVACY = privacy(
        internal="id agency unit caption taken_on place row_version added_on added_at set_aside_at",
        personal="added_by set_aside_by",
    )

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    caption = models.CharField(max_length=500, blank=True)
    taken_on = models.DateField(null=True)
    place = models.CharField(max_length=200, blank=True)
    row_version = models.PositiveIntegerField(default=1)
    added_on = models.DateField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    set_aside_at = models.DateTimeField(null=True)
    set_aside_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(set_aside_at__isnull=True, set_aside_by__isnull=True)
                | Q(set_aside_at__isnull=False),
                name="evidence_set_aside_by_at",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id}: evidence {self.pk}"


class FileVersionQuerySet(models.QuerySet["FileVersion"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope("evidence__agency"))


class FileVersion(models.Model):
    """One version of a piece of evidence; the newest counts, the older ones stay. Never changed.

    note   why there is a new version
    """

    PRIVACY = privacy(internal="id evidence number file note added_at", personal="added_by")

    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="version")
    note = models.CharField(max_length=300, blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = FileVersionQuerySet.as_manager()

    class Meta:
        ordering = ["evidence", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["evidence", "number"], name="file_version_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.evidence_id} v{self.number}"
