"""Ways in and print runs: one-time cards, points, paper forms."""

from django.db import models
from django.db.models import Q

from prongsai.accounts.models import User
from prongsai.rules.privacy import privacy
from prongsai.surveys.models.waves import Place, Wave


class CardBatch(models.Model):
    """A print run of one-time cards. Their codes are on paper only; nobody, and no row, knows who drew which.

    size   at least SMALLEST, so that counting used cards tells nothing of a person
    """

    SMALLEST, LARGEST = 20, 500
    PRIVACY = privacy(
        internal="id wave number size made_at cancelled_at voided", personal="made_by cancelled_by"
    )

    wave = models.ForeignKey(Wave, models.PROTECT, related_name="batches")
    number = models.PositiveSmallIntegerField()
    size = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    voided = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["wave", "number"]
        constraints = [
            models.UniqueConstraint(fields=["wave", "number"], name="batch_number_once"),
            models.CheckConstraint(condition=Q(size__gte=20, size__lte=500), name="batch_size_in_range"),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True, voided__isnull=True)
                | Q(cancelled_at__isnull=False, voided__isnull=False),
                name="batch_cancelled_with_count",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wave_id} batch {self.number}"


class Point(models.Model):
    """A way in of its own: a counter, an event, or a kiosk, which is a device set up for answering. It counts for one place.

    number    from 1; under it arrivals are counted, apart from the answers
    name      as the poster has it: "เคาน์เตอร์ 3"
    token     of the short address /s/<token>/
    code      HMAC of the code that sets up a kiosk; "" for the others
    ended_at  a kiosk takes no answers any more; the others lead on to their place, so that no poster leads nowhere
    """

    PRIVACY = privacy(
        public="wave place number kind name",
        internal="id token made_at ended_at",
        secret="code",  # noqa: S106 - names of fields
        personal="made_by ended_by",
    )

    class Kind(models.TextChoices):
        COUNTER = "counter", "Counter"
        EVENT = "event", "Event"
        KIOSK = "kiosk", "Kiosk"

    wave = models.ForeignKey(Wave, models.PROTECT, related_name="points")
    place = models.ForeignKey(Place, models.PROTECT, related_name="points")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(max_length=80)
    token = models.CharField(max_length=12, unique=True)
    code = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["wave", "number"]
        constraints = [
            models.UniqueConstraint(fields=["wave", "number"], name="point_number_once"),
            models.UniqueConstraint(fields=["place", "name"], name="point_name_once"),
            models.CheckConstraint(
                condition=Q(kind="kiosk", code__gt="") | (~Q(kind="kiosk") & Q(code="")),
                name="point_code_of_kiosk",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wave_id} point {self.number}"


class PaperBatch(models.Model):
    """Paper forms that an officer typed in, all at once and shuffled: nothing tells who typed which of them.

    place  for which they count; None where staff would not say
    size   at least SMALLEST, so that the batch itself points at no single person
    """

    SMALLEST, LARGEST = 5, 30
    PRIVACY = privacy(internal="id wave place number size made_at", personal="made_by")

    wave = models.ForeignKey(Wave, models.PROTECT, related_name="paper")
    place = models.ForeignKey(Place, models.PROTECT, null=True, related_name="+")
    number = models.PositiveSmallIntegerField()
    size = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["wave", "number"]
        constraints = [
            models.UniqueConstraint(fields=["wave", "number"], name="paper_batch_number_once"),
            models.CheckConstraint(condition=Q(size__gte=5, size__lte=30), name="paper_batch_size_in_range"),
        ]

    def __str__(self) -> str:
        return f"{self.wave_id} paper {self.number}"
