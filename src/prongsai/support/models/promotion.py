"""Promotion of online services: the measures of the year, manuals, channels, try-outs with visitors."""

from django.db import models
from django.db.models import Q

from prongsai.agencies.models import Unit
from prongsai.rules.privacy import privacy
from prongsai.support.models.rows import Row, RowQuerySet


class Line(Row):
    """One line of what promotes a programme, numbered within its kind.

    table      groups manuals that stand in one table of the paper: its title; empty elsewhere
    shows      of a measure: what the paper prints below it
    address    where it can be seen on the web
    happened_on the day of a try-out; None elsewhere
    people     visitors who tried it; None where nobody counted
    """

    PRIVACY = privacy(
        public="round programme kind number text unit table shows address happened_on people",
        internal="id row_version changed_at",
        personal="changed_by",
    )

    class Kind(models.TextChoices):
        MEASURE = "measure", "Measure"
        MANUAL = "manual", "Manual"
        CHANNEL = "channel", "Channel"
        TRY_OUT = "try_out", "Try-out with visitors"

    class Shows(models.TextChoices):
        NOTHING = "", "Nothing but its photos"
        TRAININGS = "trainings", "The trainings"
        MANUALS = "manuals", "The manuals"
        CHANNELS = "channels", "The channels"
        TRY_OUTS = "try_outs", "The try-outs"

    programme = models.CharField(max_length=20)
    kind = models.CharField(max_length=10, choices=Kind)
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    table = models.CharField(max_length=200, blank=True)
    shows = models.CharField(max_length=10, blank=True, choices=Shows)
    address = models.URLField(max_length=500, blank=True)
    happened_on = models.DateField(null=True)
    people = models.PositiveIntegerField(null=True)

    objects = RowQuerySet["Line"].as_manager()

    class Meta:
        ordering = ["round", "programme", "kind", "table", "number", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "programme", "kind", "table", "number"], name="line_number_once"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="line_has_text"),
            models.CheckConstraint(
                condition=Q(kind="measure") | Q(shows=""), name="line_only_measures_show_more"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id}: {self.kind} {self.number}"
