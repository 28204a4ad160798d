"""Applications: what was filed, checked, asked for, answered and decided. Who applied stands apart, sealed."""

import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.agencies.models import Agency
from prongsai.licences.models.types import Checklist, ChecklistItem, LicenceType
from prongsai.licences.moves import State
from prongsai.rules.privacy import privacy


class ApplicationQuerySet(models.QuerySet["Application"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope())


class Application(models.Model):
    """One application, under the version of the checklist that was in force on the day of filing.

    reference    random, told to the applicant; nothing can be counted from it
    secret_hash  SHA-256 of reference and access secret; the secret itself is printed once and kept nowhere
    sending      digest of the number of the form that filed it, so that a repeated sending files nothing anew
    due_on       as the clock stood at the last event; None before it runs and while it stands still
    days_used    working days up to the decision; None until then
    seq          of its last event; a stale form is refused by it
    """

    PRIVACY = privacy(
        internal="id agency licence_type checklist reference channel state filed_on due_on decided_on ended_on days_used seq",
        secret="secret_hash sending",  # noqa: S106 - names of fields
    )

    class Channel(models.TextChoices):
        COUNTER = "counter", "At the counter"
        ONLINE = "online", "On the public page"

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    licence_type = models.ForeignKey(LicenceType, models.PROTECT, related_name="applications")
    checklist = models.ForeignKey(Checklist, models.PROTECT, related_name="+")
    reference = models.CharField(max_length=10, unique=True)
    secret_hash = models.CharField(max_length=64)
    sending = models.CharField(max_length=64, unique=True)
    channel = models.CharField(max_length=10, choices=Channel)
    state = models.CharField(max_length=12, choices=State, default=State.RECEIVED)
    filed_on = models.DateField()
    due_on = models.DateField(null=True)
    decided_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    days_used = models.PositiveSmallIntegerField(null=True)
    seq = models.PositiveSmallIntegerField(default=0)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        ordering = ["agency", "-filed_on", "-id"]
        indexes = [models.Index(fields=["agency", "filed_on"], name="application_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True) | Q(decided_on__gte=F("filed_on")),
                name="application_days_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"application {self.pk}"


class Applicant(models.Model):
    """Who applied, sealed under keys that the database does not hold. Destroyed after `keep_until`, a first day of a month.

    Its random id is part of the seal: a sealed text opens in its own row and column only.
    """

    PRIVACY = privacy(internal="id application keep_until", secret="name contact")  # noqa: S106 - names of fields

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.OneToOneField(Application, models.PROTECT, related_name="applicant")
    name = models.TextField()
    contact = models.TextField()
    keep_until = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name="") & ~Q(contact=""), name="applicant_is_sealed"),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: applicant"


class Notice(models.Model):
    """One notice of everything that is missing or wrong, released as one. It never changes."""

    PRIVACY = privacy(internal="id application number released_at answer_by", personal="released_by")

    application = models.ForeignKey(Application, models.PROTECT, related_name="notices")
    number = models.PositiveSmallIntegerField()
    released_at = models.DateTimeField()
    released_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    answer_by = models.DateField()

    class Meta:
        ordering = ["application", "number"]
        constraints = [models.UniqueConstraint(fields=["application", "number"], name="notice_once")]

    def __str__(self) -> str:
        return f"{self.application_id}: notice {self.number}"


class Verdict(models.TextChoices):
    OK = "ok", "In order"
    MISSING = "missing", "Missing"
    DEFECT = "defect", "To be mended"


class NoticeLine(models.Model):
    """What the notice says of one item, as it was when it was released."""

    PRIVACY = privacy(internal="id notice item verdict reason")

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="lines")
    item = models.ForeignKey(ChecklistItem, models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=8, choices=Verdict)
    reason = models.CharField(max_length=500)

    class Meta:
        ordering = ["notice", "item__position"]
        constraints = [models.UniqueConstraint(fields=["notice", "item"], name="notice_line_once")]

    def __str__(self) -> str:
        return f"{self.notice_id}: {self.item_id}"


class ItemCheck(models.Model):
    """How an officer found one paper. Internal: the applicant reads released notices alone."""

    PRIVACY = privacy(internal="id application item verdict reason checked_at", personal="checked_by")

    application = models.ForeignKey(Application, models.PROTECT, related_name="checks")
    item = models.ForeignKey(ChecklistItem, models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=8, choices=Verdict)
    reason = models.CharField(max_length=500, blank=True)
    checked_at = models.DateTimeField()
    checked_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["application", "item__position"]
        constraints = [
            models.UniqueConstraint(fields=["application", "item"], name="item_check_once"),
            models.CheckConstraint(condition=Q(verdict="ok") | ~Q(reason=""), name="item_check_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.item_id} {self.verdict}"


class Answer(models.Model):
    """What the applicant wrote to a notice, sealed: it may tell of a person."""

    PRIVACY = privacy(internal="id notice answered_at", secret="words")  # noqa: S106 - a name of a field

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    notice = models.OneToOneField(Notice, models.PROTECT, related_name="answer")
    words = models.TextField()
    answered_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.notice_id}: answer"


class StatusEvent(models.Model):
    """One move of an application; rows are only added.

    by       None: the applicant, or the set-up of a demo
    notice   the released notice, where the clock begins to stand still
    reason   of a refusal or a withdrawal by the office; the applicant reads it
    appeal   where and until when one may appeal against a refusal
    """

    PRIVACY = privacy(internal="id application seq before after on at notice reason appeal", personal="by")

    application = models.ForeignKey(Application, models.PROTECT, related_name="events")
    seq = models.PositiveSmallIntegerField()
    before = models.CharField(max_length=12, blank=True)
    after = models.CharField(max_length=12, choices=State)
    on = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    notice = models.OneToOneField(Notice, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=1000, blank=True)
    appeal = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["application", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["application", "seq"], name="status_event_once"),
            models.CheckConstraint(
                condition=Q(after="defect", notice__isnull=False)
                | ~Q(after="defect") & Q(notice__isnull=True),
                name="status_event_pauses_with_a_notice",
            ),
            models.CheckConstraint(
                condition=~Q(after="refused") | ~Q(reason="") & ~Q(appeal=""),
                name="status_event_refuses_with_reason_and_appeal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.seq} {self.after}"
