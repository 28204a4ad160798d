"""What a meeting decided and somebody has to do. Followed until it is done, never deleted."""

from typing import Self

from django.db import models
from django.db.models import Q

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.accounts.roles import OF_A_UNIT
from prongsai.agencies.models import Unit
from prongsai.files.models import Evidence
from prongsai.meetings.models.meetings import AgendaItem, Meeting
from prongsai.rounds.models import Round
from prongsai.rules.privacy import privacy


class ActionItemQuerySet(models.QuerySet["ActionItem"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope("round__agency"))

    def answered_by(self, member: Member) -> Self:
        """Those that are the member's to do, by unit alone: see Member.answers_for."""
        if member.role not in OF_A_UNIT:
            return self
        return self.filter(unit=member.unit) if member.unit else self.none()

    def given(self) -> Self:
        """Those whose minutes were handed in: from then on they are duties."""
        return self.filter(given_on__isnull=False)

    def still_open(self) -> Self:
        return self.given().filter(done_on__isnull=True)


class ActionItem(models.Model):
    """One decision as a duty of one unit (None: of the whole office).

    first_due_on   the day that the meeting named, which never changes; due_on may have been moved since
    given_on       the day on which its minutes were first handed in: from then on it is a duty and stays; None before
    """

    PRIVACY = privacy(
        internal="id round meeting agenda_item position text unit first_due_on due_on given_on done_on made_at",
        personal="made_by",
    )

    round = models.ForeignKey(Round, models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="decisions")
    agenda_item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, related_name="decisions")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    first_due_on = models.DateField()
    due_on = models.DateField()
    given_on = models.DateField(null=True)
    done_on = models.DateField(null=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = ActionItemQuerySet.as_manager()

    class Meta:
        ordering = ["round", "due_on", "id"]
        indexes = [models.Index(fields=["round", "done_on", "due_on"], name="action_by_due_day")]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "position"], name="decision_in_one_place"),
            models.CheckConstraint(condition=~Q(text=""), name="decision_says_something"),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | Q(given_on__isnull=False), name="only_duties_are_done"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}.{self.position}"


class ActionNote(models.Model):
    """What was said of a decision since: how it goes on, that it is done, that its day was moved. Never changed.

    due_on   the new day, where it was moved
    """

    PRIVACY = privacy(internal="id action kind text on due_on written_at", personal="written_by")

    class Kind(models.TextChoices):
        PROGRESS = "progress", "How it goes on"
        DONE = "done", "Done"
        REOPENED = "reopened", "Opened again"
        MOVED = "moved", "Another day"

    action = models.ForeignKey(ActionItem, models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=10, choices=Kind)
    text = models.TextField()
    on = models.DateField()
    due_on = models.DateField(null=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["action", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="action_note_says_something"),
            models.CheckConstraint(
                condition=Q(kind="moved", due_on__isnull=False) | ~Q(kind="moved") & Q(due_on__isnull=True),
                name="action_note_moves_the_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action_id} {self.kind}"


class ActionFile(models.Model):
    """A piece of evidence that shows what was done for a decision."""

    PRIVACY = privacy(internal="id action evidence")

    action = models.ForeignKey(ActionItem, models.PROTECT, related_name="files")
    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["action", "id"]
        constraints = [models.UniqueConstraint(fields=["action", "evidence"], name="action_file_once")]

    def __str__(self) -> str:
        return f"{self.action_id}: evidence {self.evidence_id}"
