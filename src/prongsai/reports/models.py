"""Papers: submitted as a snapshot, approved by another person, frozen with number, date and checksum."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.agencies.models import Agency
from prongsai.rounds.models import Round
from prongsai.rules.privacy import privacy


class PaperKind(models.TextChoices):
    ANALYSIS = "analysis", "Analysis of the result and measures"


class PaperTemplate(models.Model):
    """An office's own Word template for a kind of paper. The newest one counts; none means the house template."""

    PRIVACY = privacy(
        internal="id agency kind name content checksum uploaded_at withdrawn_at", personal="uploaded_by"
    )

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=PaperKind)
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    checksum = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-uploaded_at"]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.kind} {self.name}"


class PaperQuerySet(models.QuerySet["Paper"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope())


class Paper(models.Model):
    """One paper of a round.

    content   the snapshot from which the files were made (JSON of the paper's own dataclass)
    sha256    of the canonical content, hexadecimal
    number    as the office writes it on the paper; once per agency
    comment   why it was returned
    """

    PRIVACY = privacy(
        public="agency kind number dated_on sha256 content",
        internal="id round state thai_digits comment submitted_at decided_at",
        personal="submitted_by decided_by",
    )

    class State(models.TextChoices):
        SUBMITTED = "submitted", "Waiting for approval"
        RETURNED = "returned", "Returned"
        APPROVED = "approved", "Approved"

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=PaperKind)
    state = models.CharField(max_length=10, choices=State, default=State.SUBMITTED)
    thai_digits = models.BooleanField(default=False)
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    number = models.CharField(max_length=60, blank=True)
    dated_on = models.DateField(null=True)
    comment = models.TextField(blank=True)
    submitted_at = models.DateTimeField()
    submitted_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = PaperQuerySet.as_manager()

    class Meta:
        ordering = ["-submitted_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "number"],
                condition=~Q(number=""),
                name="paper_number_once",
            ),
            models.UniqueConstraint(
                fields=["round", "kind"],
                condition=Q(state="submitted"),
                name="one_paper_waits_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("submitted_by")),
                name="nobody_approves_their_own_paper",
            ),
            models.CheckConstraint(
                condition=Q(state="submitted", decided_at__isnull=True, decided_by__isnull=True)
                | Q(state="returned", decided_at__isnull=False, decided_by__isnull=False)
                | Q(
                    state="approved",
                    decided_at__isnull=False,
                    decided_by__isnull=False,
                    dated_on__isnull=False,
                )
                & ~Q(number=""),
                name="paper_decided_in_full",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.round_id} {self.state}"


class PaperFile(models.Model):
    """A paper as a file, made when it was approved; kept beside its checksum so that both change together or never."""

    PRIVACY = privacy(public="format content sha256", internal="id paper")

    class Format(models.TextChoices):
        DOCX = "docx", "Word"
        PDF = "pdf", "PDF"

    paper = models.ForeignKey(Paper, models.PROTECT, related_name="files")
    format = models.CharField(max_length=4, choices=Format)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["paper", "format"], name="paper_file_once_per_format")]

    def __str__(self) -> str:
        return f"{self.paper_id}.{self.format}"
