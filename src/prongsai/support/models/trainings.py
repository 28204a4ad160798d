"""Trainings: what about, when, how, by whom, and how many of each unit came."""

from django.db import models
from django.db.models import F, Q

from prongsai.agencies.models import Unit
from prongsai.rules.privacy import privacy
from prongsai.support.models.rows import Row, RowQuerySet


class Training(Row):
    """One training.

    programme    key of what it is about (support.lists.programmes)
    until_time   None where only its beginning is known
    result       what came of it; empty until it is written
    """

    PRIVACY = privacy(
        public="round programme topic held_on from_time until_time mode organiser result",
        internal="id row_version changed_at",
        personal="changed_by",
    )

    class Mode(models.TextChoices):
        ON_SITE = "on_site", "On site"
        ONLINE = "online", "Online"
        BOTH = "both", "On site and online"

    programme = models.CharField(max_length=20)
    topic = models.TextField()
    held_on = models.DateField()
    from_time = models.TimeField(null=True)
    until_time = models.TimeField(null=True)
    mode = models.CharField(max_length=10, choices=Mode)
    organiser = models.CharField(max_length=300)
    result = models.TextField(blank=True)

    objects = RowQuerySet["Training"].as_manager()

    class Meta:
        ordering = ["round", "held_on", "from_time", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(topic="") & ~Q(organiser=""), name="training_says_what"),
            models.CheckConstraint(
                condition=Q(until_time__isnull=True)
                | Q(from_time__isnull=False, until_time__gt=F("from_time")),
                name="training_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id}: training {self.held_on}"


class Attendance(models.Model):
    """A unit that was invited. people: how many of it came; None until it is written, 0 where nobody came."""

    PRIVACY = privacy(public="training unit people", internal="id")

    training = models.ForeignKey(Training, models.CASCADE, related_name="attendance")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    people = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["training", "unit__position"]
        constraints = [models.UniqueConstraint(fields=["training", "unit"], name="attendance_once_per_unit")]

    def __str__(self) -> str:
        return f"{self.training_id}: unit {self.unit_id}"
