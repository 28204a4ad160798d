"""Waves of a survey: for whom, in which days, under which promise; and their places. No answer stands here."""

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
