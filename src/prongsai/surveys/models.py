"""Waves of a survey: for whom, in which days, under which promise; their places, ways in and print runs. No answer stands here."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.agencies.models import Unit
from prongsai.rounds.models import Round
from prongsai.rules.privacy import privacy

STAFF = "IIT"


class WaveQuerySet(models.QuerySet["Wave"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope("round__agency"))


class Wave(models.Model):
    """One instrument of a round, asked in one window of days.

    instrument     IIT or EIT, a code of the framework
    kind           official; trial, before the official one; hosted, for a survey that another body scores. Never mixed
    drawer         drawn number under which its answers lie in their own database: never that of another wave, whichever
                   of the two databases is ever restored from an older copy
    token          of the short address /s/<token>/
    minimum        answers that the framework asks for at least; a floor, never a ceiling
    smallest_group figures of fewer people are never shown
    with_cards     answered with one-time cards: always by staff (IIT), by visitors (EIT) where the office hands out slips
    with_comments  also asks for a comment in one's own words, which nobody has to give
    opened_at      from then on the promise and everything above is frozen
    closed_at      sealed; nothing changes after that
    """

    PRIVACY = privacy(
        public="round instrument kind first_on last_on minimum smallest_group with_cards with_comments generated",
        internal="id drawer token made_at opened_at closed_at sheets",
        personal="made_by opened_by closed_by",
    )

    class Kind(models.TextChoices):
        OFFICIAL = "official", "Official"
        TRIAL = "trial", "Trial"
        HOSTED = "hosted", "Hosted"

    round = models.ForeignKey(Round, models.PROTECT, related_name="+")
    instrument = models.CharField(max_length=10)
    kind = models.CharField(max_length=10, choices=Kind)
    drawer = models.PositiveIntegerField(unique=True)
    token = models.CharField(max_length=12, unique=True)
    first_on = models.DateField()
    last_on = models.DateField()
    minimum = models.PositiveIntegerField()
    smallest_group = models.PositiveSmallIntegerField()
    with_cards = models.BooleanField()
    with_comments = models.BooleanField(default=False)
    generated = models.BooleanField(default=False)
    sheets = models.PositiveIntegerField(null=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField(null=True)
    opened_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = WaveQuerySet.as_manager()

    class Meta:
        ordering = ["round", "instrument", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="wave_days_in_order"),
            models.CheckConstraint(condition=Q(smallest_group__gte=5), name="wave_groups_not_tiny"),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, sheets__isnull=True)
                | Q(closed_at__isnull=False, opened_at__isnull=False, sheets__isnull=False),
                name="wave_closed_after_opening",
            ),
            models.UniqueConstraint(
                fields=["round", "instrument"],
                condition=Q(kind="official"),
                name="wave_official_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.instrument} {self.kind}"

    @property
    def is_of_staff(self) -> bool:
        """Of those who work there: how many they are is known, and they name their division themselves."""
        return self.instrument == STAFF


class Place(models.Model):
    """What a sheet may count for: a division, or all schools together. Its name is frozen with the wave.

    number   from 1; what the answers carry
    code     a division code, or all_schools
    token    of the short address that leads straight here
    minimum  quota, 0 where the framework has none for it
    """

    PRIVACY = privacy(public="wave number code name_th name_en minimum", internal="id unit token")

    wave = models.ForeignKey(Wave, models.PROTECT, related_name="places")
    number = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=60)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    token = models.CharField(max_length=12, unique=True)
    minimum = models.PositiveIntegerField()

    class Meta:
        ordering = ["wave", "number"]
        constraints = [
            models.UniqueConstraint(fields=["wave", "number"], name="place_number_once"),
            models.UniqueConstraint(fields=["wave", "code"], name="place_code_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="place_number_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.wave_id} {self.code}"


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
