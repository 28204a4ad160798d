"""What was decided, by whom, in sight of what; and who had a hand in it. Kept by the database: nothing here changes."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency, Unit
from prongsai.rules.moves import Kind
from prongsai.rules.privacy import privacy

SECRETARIAT = "administration"
"""Code of the unit in which the secretary of the working group sits, where an office says nothing else."""


class StepQuerySet(models.QuerySet["Step"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope())

    def about(self, flow: str, subject_id: int) -> Self:
        return self.filter(flow=flow, subject_id=subject_id)


class Step(models.Model):
    """One move that was made with one thing. Append-only.

    flow        key of the flow (measures.plan); the thing is a row of the table that this flow speaks of
    seq         counts the steps of the thing from 1
    turn        goes up when the thing is opened again; whose hands count is asked within a turn
    role, unit, is_acting   as whom the person did it
    comment     why it went back, or the reason for which it was opened
    seen        seq of the step that the person had before them: always the one before
    digest      SHA-256 of what was decided on, hexadecimal
    """

    PRIVACY = privacy(
        internal="id flow subject_id agency seq turn move kind before after role unit is_acting at comment seen digest",
        personal="by",
    )

    class Kind(models.TextChoices):
        HAND_IN = Kind.HAND_IN.value, "Handed in"
        ENDORSE = Kind.ENDORSE.value, "Endorsed"
        SEND_BACK = Kind.SEND_BACK.value, "Sent back"
        APPROVE = Kind.APPROVE.value, "Approved"
        UNLOCK = Kind.UNLOCK.value, "Opened again"

    flow = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    seq = models.PositiveSmallIntegerField()
    turn = models.PositiveSmallIntegerField()
    move = models.CharField(max_length=20)
    kind = models.CharField(max_length=10, choices=Kind)
    before = models.CharField(max_length=20)
    after = models.CharField(max_length=20)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    role = models.CharField(max_length=30, choices=Role)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    is_acting = models.BooleanField(default=False)
    at = models.DateTimeField()
    comment = models.TextField(blank=True)
    seen = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64)

    objects = StepQuerySet.as_manager()

    class Meta:
        ordering = ["flow", "subject_id", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["flow", "subject_id", "seq"], name="one_step_at_a_time"),
            models.CheckConstraint(condition=Q(seq=F("seen") + 1), name="step_in_sight_of_the_one_before"),
            models.CheckConstraint(
                condition=~Q(kind="unlock") | ~Q(comment=""), name="opened_again_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.flow} {self.subject_id} {self.seq} {self.move}"


class StepComment(models.Model):
    """What a step says about one row of the thing. Append-only.

    row     key of the row, as the room names it
    label   what the row was called then, for rows that are gone later
    """

    PRIVACY = privacy(internal="id step row label text")

    step = models.ForeignKey(Step, models.PROTECT, related_name="comments")
    row = models.CharField(max_length=80)
    label = models.CharField(max_length=300)
    text = models.TextField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["step", "row"], name="one_comment_a_row"),
            models.CheckConstraint(condition=~Q(text=""), name="comment_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.step_id} {self.row}"


class Author(models.Model):
    """A person who had a hand in a thing in one turn, that is, since it was last approved. Append-only."""

    PRIVACY = privacy(internal="id flow subject_id agency turn first_at", personal="user")

    flow = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    turn = models.PositiveSmallIntegerField()
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    first_at = models.DateTimeField()

    class Meta:
        ordering = ["flow", "subject_id", "turn", "id"]
        constraints = [
            models.UniqueConstraint(fields=["flow", "subject_id", "turn", "user"], name="author_once_a_turn"),
        ]

    def __str__(self) -> str:
        return f"{self.flow} {self.subject_id} {self.turn} {self.user_id}"


class ApprovalRule(models.Model):
    """How an agency, and those below it without a rule of their own, approve.

    endorse_first   a director approves only what a head has endorsed
    secretariat     code of the unit whose head may endorse everything of the office
    """

    PRIVACY = privacy(internal="id agency endorse_first secretariat changed_at", personal="changed_by")

    agency = models.OneToOneField(Agency, models.PROTECT, related_name="+")
    endorse_first = models.BooleanField(default=False)
    secretariat = models.SlugField(max_length=60, default=SECRETARIAT)
    changed_at = models.DateTimeField(null=True)
    changed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.agency_id} {self.endorse_first}"
