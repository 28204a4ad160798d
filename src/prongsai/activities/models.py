"""What an office did: activities with what they prove and what their photos show; announcements of a year."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.agencies.models import Unit
from prongsai.files.models import Evidence
from prongsai.frameworks.models import FrameworkNode
from prongsai.measures.models import Measure
from prongsai.rounds.models import Round
from prongsai.rules.photo_layout import Layout
from prongsai.rules.privacy import privacy


class ActivityQuerySet(models.QuerySet["Activity"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope("round__agency"))

    def standing(self) -> Self:
        """Those that were not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)


class Activity(models.Model):
    """Something that took place on a day or over some days. Withdrawn, never deleted.

    kind       a code of data/kinds.yaml
    unit       whose people wrote it; None for the office
    units, all_divisions, all_schools   who took part
    people     how many took part, None where nobody counted; groups: who they were, in words
    measures, items   what it proves; the items are those beyond what its measures serve
    layout     in what rows its photos stand on paper
    row_version  goes up with each change; a stale form is refused
    """

    PRIVACY = privacy(
        public="round kind title text place starts_on ends_on unit all_divisions all_schools people groups "
        "units measures items layout",
        internal="id row_version written_at changed_at withdrawn_at withdrawn_why",
        personal="written_by changed_by withdrawn_by",
    )

    class Layout(models.TextChoices):
        AUTO = Layout.AUTO.value, "Chosen automatically"
        ONE = Layout.ONE.value, "One across"
        TWO = Layout.TWO.value, "Two side by side"
        THREE = Layout.THREE.value, "Three side by side"
        FOUR = Layout.FOUR.value, "Four side by side"
        LARGE = Layout.LARGE.value, "One large, small ones below"

    round = models.ForeignKey(Round, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    place = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    all_divisions = models.BooleanField(default=False)
    all_schools = models.BooleanField(default=False)
    units = models.ManyToManyField(Unit, through="ActivityUnit", related_name="+")
    people = models.PositiveIntegerField(null=True)
    groups = models.CharField(max_length=300, blank=True)
    measures = models.ManyToManyField(Measure, through="ActivityMeasure", related_name="+")
    items = models.ManyToManyField(FrameworkNode, through="ActivityItem", related_name="+")
    layout = models.CharField(max_length=6, choices=Layout, default=Layout.AUTO)
    row_version = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    withdrawn_why = models.TextField(blank=True)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="activity_days_in_order"),
            models.CheckConstraint(condition=~Q(title=""), name="activity_has_title"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawn_why="")
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_why=""),
                name="activity_withdrawn_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id}: activity {self.pk}"


class ActivityUnit(models.Model):
    """A unit that took part."""

    PRIVACY = privacy(public="activity unit", internal="id")

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "unit"], name="activity_unit_once")]

    def __str__(self) -> str:
        return f"{self.activity_id}: unit {self.unit_id}"


class ActivityMeasure(models.Model):
    """A measure that the activity proves; gone with the measure when it is taken out of the plan."""

    PRIVACY = privacy(public="activity measure", internal="id")

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="+")
    measure = models.ForeignKey(Measure, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "measure"], name="activity_measure_once")]

    def __str__(self) -> str:
        return f"{self.activity_id}: measure {self.measure_id}"


class ActivityItem(models.Model):
    """An item of the framework that the activity proves, beyond those of its measures."""

    PRIVACY = privacy(public="activity node", internal="id")

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="+")
    node = models.ForeignKey(FrameworkNode, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["activity", "node"], name="activity_item_once")]

    def __str__(self) -> str:
        return f"{self.activity_id}: item {self.node_id}"


class ActivityPhoto(models.Model):
    """A piece of evidence that an activity shows, in order.

    caption   what the photo shows here; "" where the evidence's own caption will do
    """

    PRIVACY = privacy(public="activity evidence position caption", internal="id")

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="photos")
    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    caption = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["activity", "position", "id"]
        constraints = [models.UniqueConstraint(fields=["activity", "evidence"], name="activity_photo_once")]

    def __str__(self) -> str:
        return f"{self.activity_id}: evidence {self.evidence_id}"


class AnnouncementQuerySet(models.QuerySet["Announcement"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope("round__agency"))


class Announcement(models.Model):
    """What an office announces each year, in Thai and in English. Number and date are given when its paper is approved.

    kind        a code of data/announcements.yaml
    signer      the position of whoever signs
    row_version  goes up with each change; a stale form is refused
    """

    PRIVACY = privacy(
        public="round kind title_th title_en text_th text_en signer_th signer_en",
        internal="id row_version changed_at",
        personal="changed_by",
    )

    round = models.ForeignKey(Round, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    title_th = models.CharField(max_length=300)
    title_en = models.CharField(max_length=300)
    text_th = models.TextField()
    text_en = models.TextField()
    signer_th = models.CharField(max_length=200)
    signer_en = models.CharField(max_length=200)
    row_version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = AnnouncementQuerySet.as_manager()

    class Meta:
        ordering = ["round", "id"]
        constraints = [
            models.UniqueConstraint(fields=["round", "kind"], name="announcement_once_a_year"),
            models.CheckConstraint(
                condition=~Q(title_th="") & ~Q(title_en="") & ~Q(text_th="") & ~Q(text_en=""),
                name="announcement_speaks_both_languages",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id}: {self.kind}"
