"""What is officially out: versions of items, and the files that they name."""

from typing import Self

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.agencies.models import Agency
from prongsai.files.models import FileVersion, Rendition
from prongsai.rounds.models import Round
from prongsai.rules.disclosing import Disclosed, disclosed_of
from prongsai.rules.privacy import privacy

LONGEST_CODE = 20
LONGEST_REASON = 500


class PublicationQuerySet(models.QuerySet["Publication"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope())

    def newest(self) -> Self:
        """The newest version of each item, withdrawn or not."""
        newer = Publication.objects.filter(round=OuterRef("round"), code=OuterRef("code")).order_by("-number")
        return self.filter(pk=Subquery(newer.values("pk")[:1]))

    def standing(self) -> Self:
        """Not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)


class Publication(models.Model):
    """One version of what an office says to one item of a year. Only a withdrawal is ever added to it, once.

    code      of the item: O10
    number    counts from 1 within round and item
    document  as rules.disclosing.document_of writes it
    digest    SHA-256 of the document in its canonical form
    sought    all its words, folded, for the search
    as_of     the day on which it was true
    """

    PRIVACY = privacy(
        public="agency round code number document digest as_of published_at withdrawn_at withdrawn_reason",
        internal="id sought",
        personal="published_by withdrawn_by",
    )

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, models.PROTECT, related_name="+")
    code = models.CharField(max_length=LONGEST_CODE)
    number = models.PositiveIntegerField()
    document = models.JSONField()
    digest = models.CharField(max_length=64)
    sought = models.TextField(blank=True)
    as_of = models.DateField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    withdrawn_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ["round", "code", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "code", "number"], name="publication_number_once"),
            models.CheckConstraint(condition=Q(digest__length=64), name="publication_digest_is_whole"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_reason="", withdrawn_by__isnull=True)
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")),
                name="publication_withdrawn_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("published_at")),
                name="publication_withdrawn_after",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.code} v{self.number}"

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    @property
    def said(self) -> Disclosed:
        """What it says, as plain values."""
        return disclosed_of(self.document)


class PublishedFile(models.Model):
    """A file that a version names, by reference: its bytes stay in the evidence store.

    rendition    the clean copy that is handed out, for a picture; None for the original
    name         under which it is saved
    sha256       of the bytes that are handed out, hexadecimal; size and media_type are theirs too
    """

    PRIVACY = privacy(
        public="publication name media_type size sha256", internal="id version rendition position"
    )

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="files")
    version = models.ForeignKey(FileVersion, models.PROTECT, related_name="+")
    rendition = models.ForeignKey(Rendition, models.PROTECT, null=True, related_name="+")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=150)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["publication", "position"]
        constraints = [
            models.UniqueConstraint(fields=["publication", "version"], name="published_file_once"),
            models.CheckConstraint(condition=Q(sha256__length=64), name="published_file_sha256_is_whole"),
        ]

    def __str__(self) -> str:
        return f"{self.publication_id}: {self.sha256[:12]}"
