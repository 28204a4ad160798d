"""Comments and suggestions: where they came from, what was answered, what was done. No name is asked for."""

from django.db import models
from django.db.models import F, Q

from prongsai.agencies.models import Unit
from prongsai.rules.privacy import privacy
from prongsai.support.models.rows import Row, RowQuerySet


class Comment(Row):
    """One comment. unit: whose work it is about; None for the whole office. Mended, never removed."""

    PRIVACY = privacy(
        public="round source received_on topic unit answer answered_on done is_published",
        internal="id row_version changed_at",
        personal="changed_by",
    )

    class Source(models.TextChoices):
        FORM = "form", "Satisfaction form"
        COUNTER = "counter", "At the counter"
        LETTER = "letter", "Letter"
        ONLINE = "online", "Online"

    source = models.CharField(max_length=10, choices=Source)
    received_on = models.DateField()
    topic = models.TextField()
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True)
    done = models.TextField(blank=True)
    is_published = models.BooleanField(default=False)

    objects = RowQuerySet["Comment"].as_manager()

    class Meta:
        ordering = ["round", "-received_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(topic=""), name="comment_has_topic"),
            models.CheckConstraint(
                condition=Q(answer="", answered_on__isnull=True)
                | ~Q(answer="") & Q(answered_on__gte=F("received_on")),
                name="comment_answered_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(is_published=False) | ~Q(answer=""), name="comment_published_with_answer"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id}: comment {self.received_on}"
