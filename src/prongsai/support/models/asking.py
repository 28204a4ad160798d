"""Satisfaction forms. No sheet is kept: an answer raises tallies and is gone, so that there is nothing to find a person by."""

import uuid

from django.db import models
from django.db.models import F, Q

from prongsai.agencies.models import Unit
from prongsai.rules.privacy import privacy
from prongsai.support.models.rows import Row, RowQuerySet


class Form(Row):
    """A short public form for visitors of one unit (None: of the whole office).

    token           of its short address
    questions       key of the list that it asks (support.lists.question_sets)
    smallest_group  fewer answers than this are never shown
    answers         how many forms were sent in
    closed_on       results are shown after it; None while it may be answered
    generated       its answers are made up, for a demonstration
    """

    PRIVACY = privacy(
        public="round unit title opens_on closes_on",
        internal="id token questions smallest_group answers closed_on generated row_version changed_at",
        personal="changed_by",
    )

    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    title = models.CharField(max_length=200)
    token = models.CharField(max_length=7, unique=True)
    questions = models.CharField(max_length=40)
    opens_on = models.DateField()
    closes_on = models.DateField()
    smallest_group = models.PositiveSmallIntegerField()
    answers = models.PositiveIntegerField(default=0)
    closed_on = models.DateField(null=True)
    generated = models.BooleanField(default=False)

    objects = RowQuerySet["Form"].as_manager()

    class Meta:
        ordering = ["round", "-opens_on", "unit__position", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="form_has_title"),
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="form_days_in_order"),
            models.CheckConstraint(condition=Q(smallest_group__gte=5), name="form_group_is_not_tiny"),
        ]

    def __str__(self) -> str:
        return f"{self.round_id}: form {self.token}"


class Tally(models.Model):
    """How many chose one step of one question. step: 5 is best, 1 is worst."""

    PRIVACY = privacy(internal="id form question step number")

    form = models.ForeignKey(Form, models.CASCADE, related_name="tallies")
    question = models.CharField(max_length=20)
    step = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["form", "question", "-step"]
        constraints = [
            models.UniqueConstraint(fields=["form", "question", "step"], name="tally_once"),
            models.CheckConstraint(condition=Q(step__gte=1, step__lte=5), name="tally_on_the_scale"),
        ]

    def __str__(self) -> str:
        return f"{self.form_id}: {self.question} {self.step}"


class Remark(models.Model):
    """Words of a visitor, without time, order or answers beside them."""

    PRIVACY = privacy(internal="id form text")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    form = models.ForeignKey(Form, models.CASCADE, related_name="remarks")
    text = models.TextField()

    class Meta:
        ordering = ["form", "id"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="remark_says_something")]

    def __str__(self) -> str:
        return f"{self.form_id}: remark"


class Sending(models.Model):
    """Digest of the number of one sending, so that the same form counts once. Forgotten when the form closes."""

    PRIVACY = privacy(internal="id form mark")

    form = models.ForeignKey(Form, models.CASCADE, related_name="sendings")
    mark = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["form", "mark"], name="sending_once")]

    def __str__(self) -> str:
        return f"{self.form_id}: sending"
