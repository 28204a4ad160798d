"""Papers: submitted as a snapshot, approved by another person, frozen with number, date and checksum."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.agencies.models import Agency
from prongsai.rounds.models import Round
from prongsai.rules.privacy import privacy


class PaperTemplate(models.Model):
    """An office's own Word template for a kind of paper. The newest one counts; none means the house template."""

    PRIVACY = privacy(
        internal="id agency kind name content checksum uploaded_at withdrawn_at", personal="uploaded_by"
    )

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
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

    kind      key of a kind (kinds.KINDS); subject: which paper of that kind (kind.Subject), with its name on that day
    state     moves by steps alone (approvals); NEW is never seen outside its own transaction
    content   the snapshot from which the files were made (JSON of the paper's own dataclass)
    sha256    of the canonical content, hexadecimal
    number    as the office writes it on the paper; once per agency and register (Kind.register)
    comment   why it was returned
    """

    PRIVACY = privacy(
        public="agency kind subject subject_name register number dated_on sha256 content",
        internal="id round state thai_digits comment submitted_at decided_at",
        personal="submitted_by decided_by",
    )

    class State(models.TextChoices):
        NEW = "new", "Being handed in"
        SUBMITTED = "submitted", "Waiting for approval"
        ENDORSED = "endorsed", "Endorsed"
        RETURNED = "returned", "Returned"
        APPROVED = "approved", "Approved"

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=80, blank=True)
    subject_name = models.CharField(max_length=300, blank=True)
    register = models.CharField(max_length=40, blank=True)
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
                fields=["agency", "register", "number"],
                condition=~Q(number=""),
                name="paper_number_once",
            ),
            models.UniqueConstraint(
                fields=["round", "kind", "subject"],
                condition=Q(state__in=["submitted", "endorsed"]),
                name="one_paper_waits_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("submitted_by")),
                name="nobody_approves_their_own_paper",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=["new", "submitted", "endorsed"],
                    decided_at__isnull=True,
                    decided_by__isnull=True,
                )
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
        return f"{self.kind} {self.subject} {self.round_id} {self.state}"


class LetterQuerySet(models.QuerySet["Letter"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope("round__agency"))


class Letter(models.Model):
    """A memo or a circular as it is written; handed in, it becomes a paper, which has its number and date.

    form          the kind of paper that it becomes
    office        who writes: unit and telephone, as the head of a memo says it
    references, enclosures   one a line
    body          one paragraph a line
    signer        position of whoever signs; acting_for: the position that is borne for another (รักษาการแทน)
    row_version   goes up with each change; a stale form is refused
    """

    PRIVACY = privacy(
        internal="id round form urgency office to through subject references enclosures body signer acting_for "
        "row_version changed_at",
        personal="changed_by",
    )

    class Form(models.TextChoices):
        MEMO = "memo", "Memo"
        CIRCULAR = "circular", "Circular"

    class Urgency(models.TextChoices):
        NONE = "", "Ordinary"
        URGENT = "urgent", "Urgent"
        VERY = "very-urgent", "Very urgent"
        MOST = "most-urgent", "Most urgent"

    round = models.ForeignKey(Round, models.PROTECT, related_name="+")
    form = models.CharField(max_length=10, choices=Form)
    urgency = models.CharField(max_length=12, choices=Urgency, blank=True)
    office = models.CharField(max_length=300)
    to = models.CharField(max_length=300, blank=True)
    through = models.CharField(max_length=300, blank=True)
    subject = models.CharField(max_length=300)
    references = models.TextField(blank=True)
    enclosures = models.TextField(blank=True)
    body = models.TextField(blank=True)
    signer = models.CharField(max_length=300, blank=True)
    acting_for = models.CharField(max_length=300, blank=True)
    row_version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=Q(form__in=["memo", "circular"]), name="letter_of_a_known_form"),
            models.CheckConstraint(condition=~Q(subject="") & ~Q(office=""), name="letter_has_a_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.form} {self.pk}"


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
