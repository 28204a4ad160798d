"""What was looked through before it is shown to others, and what was found in it."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.agencies.models import Agency, Unit
from prongsai.files.models import FileVersion
from prongsai.rules.privacy import privacy


def subject_of_file(version_id: int) -> str:
    """What a file's scan is called: each version is a thing of its own."""
    return f"files:{version_id}"


class ScanQuerySet(models.QuerySet["Scan"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope())


class Scan(models.Model):
    """One look through one state of a thing. Never changed: another state, or better eyes, make another scan.

    subject   what the room that asked calls the thing; digest   SHA-256 of the state that was looked through
    eyes      version of the rules by which it was looked through
    title     what people call the thing: shown to whoever decides
    openness  from 0 (no file) to 5, see rules.openness
    """

    PRIVACY = privacy(
        internal="id agency unit subject digest eyes title version openness made_at", personal="author"
    )

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    subject = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    eyes = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    version = models.ForeignKey(FileVersion, models.PROTECT, null=True, related_name="+")
    openness = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    author = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = ScanQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "subject", "digest", "eyes"], name="scan_once_per_state"
            ),
            models.CheckConstraint(condition=Q(digest__length=64), name="scan_digest_is_whole"),
            models.CheckConstraint(condition=Q(openness__lte=5), name="scan_openness_to_five"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.digest[:12]}"


class Hand(models.Model):
    """Somebody who had a hand in the thing: they never decide about what was found in it."""

    PRIVACY = privacy(internal="id scan", personal="user")

    scan = models.ForeignKey(Scan, models.PROTECT, related_name="hands")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["scan", "user"]
        constraints = [models.UniqueConstraint(fields=["scan", "user"], name="hand_once_per_scan")]

    def __str__(self) -> str:
        return f"{self.scan_id}: {self.user_id}"


class FindingQuerySet(models.QuerySet["Finding"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope("scan__agency"))

    def waiting(self) -> Self:
        return self.filter(state=Finding.State.WAITING)


class Finding(models.Model):
    """Something that was found, or a place that could not be looked into. What it holds is masked before it is stored.

    answer   found, unsure (it could not be told), or told: worth knowing, and nothing has to be decided
    place    "page 3", "ข้อมูล!B4": where a person finds it again
    excerpt  the words around it, masked
    author   as the scan's: the database refuses a decision by the same person
    """

    PRIVACY = privacy(
        internal="id scan answer kind place excerpt times state reason decided_at",
        personal="author decided_by",
    )

    class Answer(models.TextChoices):
        FOUND = "found", "Found"
        UNSURE = "unsure", "Could not tell"
        TOLD = "told", "To be known"

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        CLEARED = "cleared", "Cleared"
        CONFIRMED = "confirmed", "Confirmed"
        NONE = "none", "Nothing to decide"

    scan = models.ForeignKey(Scan, models.PROTECT, related_name="findings")
    answer = models.CharField(max_length=10, choices=Answer)
    kind = models.CharField(max_length=30)
    place = models.CharField(max_length=120, blank=True)
    excerpt = models.CharField(max_length=200, blank=True)
    times = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=10, choices=State)
    reason = models.CharField(max_length=500, blank=True)
    author = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["scan", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | Q(author__isnull=True) | ~Q(decided_by=F("author")),
                name="finding_decided_by_another",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=["waiting", "none"], decided_by__isnull=True, decided_at__isnull=True, reason=""
                )
                | (
                    Q(state__in=["cleared", "confirmed"], decided_by__isnull=False, decided_at__isnull=False)
                    & ~Q(reason="")
                ),
                name="finding_decided_whole",
            ),
            models.CheckConstraint(
                condition=Q(answer="told", state="none") | (~Q(answer="told") & ~Q(state="none")),
                name="finding_told_is_not_decided",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scan_id}: {self.kind} {self.place}"
