"""What is told of a wave, and what is counted for it, apart from every answer."""

from django.db import models
from django.db.models import Q

from prongsai.accounts.models import User
from prongsai.rules.privacy import privacy
from prongsai.surveys.models.waves import Wave


class Release(models.Model):
    """The tables of a closed wave, fixed when it was closed: what is shown or taken out later is read from here.

    Were they worked out anew each time, a changed rule of hiding could be subtracted from the one before it.

    tables   telling.tables.Tables as JSON: groups only
    """

    PRIVACY = privacy(internal="id wave tables made_at")

    wave = models.OneToOneField(Wave, models.PROTECT, related_name="release")
    tables = models.JSONField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"tables of {self.wave_id}"


class CommentDecision(models.Model):
    """What an officer decided about a comment of a closed wave. Without a decision nobody is shown it.

    number   the number that the seal drew for it: the only order that comments have
    shown    what others may read: as it was written, or with words masked; "" where it is withheld
    reason   why it is withheld, or shown although something in it looked like a trace of a person; "" else
    """

    PRIVACY = privacy(internal="id wave number verdict shown reason decided_at", personal="decided_by")

    class Verdict(models.TextChoices):
        RELEASED = "released", "Released"
        MASKED = "masked", "Masked"
        WITHHELD = "withheld", "Withheld"

    wave = models.ForeignKey(Wave, models.PROTECT, related_name="comments")
    number = models.BigIntegerField()
    verdict = models.CharField(max_length=10, choices=Verdict)
    shown = models.TextField(blank=True)
    reason = models.CharField(max_length=500, blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["wave", "number"]
        constraints = [
            models.UniqueConstraint(fields=["wave", "number"], name="comment_decided_once"),
            models.CheckConstraint(
                condition=Q(verdict="withheld", shown="", reason__gt="")
                | (~Q(verdict="withheld") & Q(shown__gt="")),
                name="comment_withheld_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wave_id} comment {self.verdict}"


class Headcount(models.Model):
    """How many people a wave of staff was for, as the office says: needed for the margin, and for nothing else."""

    PRIVACY = privacy(public="wave people", internal="id said_at", personal="said_by")

    wave = models.OneToOneField(Wave, models.PROTECT, related_name="headcount")
    people = models.PositiveIntegerField()
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(people__gte=1), name="headcount_of_somebody")]

    def __str__(self) -> str:
        return f"{self.people} of {self.wave_id}"


class DayCount(models.Model):
    """How many sheets a wave had at the end of a day, all divisions together: counted by night, tied to no sheet."""

    PRIVACY = privacy(internal="id wave day sheets")

    wave = models.ForeignKey(Wave, models.PROTECT, related_name="days")
    day = models.DateField()
    sheets = models.PositiveIntegerField()

    class Meta:
        ordering = ["wave", "day"]
        constraints = [models.UniqueConstraint(fields=["wave", "day"], name="daycount_once_a_day")]

    def __str__(self) -> str:
        return f"{self.wave_id} {self.day}"
