"""Awards, and activities for ethics and culture."""

from django.db import models
from django.db.models import Q

from prongsai.agencies.models import Unit
from prongsai.rules.privacy import privacy
from prongsai.support.models.rows import Row, RowQuerySet


class Honour(Row):
    """One award or activity. body: who gave it, or who arranged it. No person is named."""

    PRIVACY = privacy(
        public="round kind title held_on body unit text",
        internal="id row_version changed_at",
        personal="changed_by",
    )

    class Kind(models.TextChoices):
        AWARD = "award", "Award"
        ETHICS = "ethics", "Ethics and culture"

    kind = models.CharField(max_length=10, choices=Kind)
    title = models.TextField()
    held_on = models.DateField()
    body = models.CharField(max_length=300)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    text = models.TextField(blank=True)

    objects = RowQuerySet["Honour"].as_manager()

    class Meta:
        ordering = ["round", "-held_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(title="") & ~Q(body=""), name="honour_says_what_and_by_whom")
        ]

    def __str__(self) -> str:
        return f"{self.round_id}: {self.kind} {self.held_on}"
