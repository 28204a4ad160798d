"""What came of the measures in a reporting round: the part of each unit, its results, and the photos that show them."""

from typing import Self

from django.db import models
from django.db.models import Q

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.accounts.roles import OF_A_UNIT
from prongsai.agencies.models import Unit
from prongsai.files.models import Evidence
from prongsai.measures.models import Measure
from prongsai.rounds.models import Round
from prongsai.rules.privacy import privacy

LONGEST_KEY = 4
LONGEST_CAPTION = 300


def of_own_unit(member: Member) -> Q:
    """People of a unit are shown that unit's results alone."""
    if member.role not in OF_A_UNIT:
        return Q()
    return Q(unit=member.unit) if member.unit else Q(pk__in=())


class UnitReportQuerySet(models.QuerySet["UnitReport"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope("round__agency"), of_own_unit(member))


class UnitReport(models.Model):
    """The part of one unit in the report of a half. There is none before its first result is written.

    half          key of the reporting round: results.halves
    state         moves by steps alone (approvals)
    handed_in_on  the day on which it was handed in first, which tells whether it was in time; None before
    """

    PRIVACY = privacy(internal="id round half unit state handed_in_on")

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        IN_REVIEW = "in_review", "In review"
        RETURNED = "returned", "Returned"
        ACCEPTED = "accepted", "Accepted"

    round = models.ForeignKey(Round, models.PROTECT, related_name="+")
    half = models.CharField(max_length=LONGEST_KEY)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    handed_in_on = models.DateField(null=True)

    objects = UnitReportQuerySet.as_manager()

    class Meta:
        ordering = ["round", "half", "unit__position"]
        constraints = [
            models.UniqueConstraint(fields=["round", "half", "unit"], name="unit_report_once"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(handed_in_on__isnull=False), name="unit_report_handed_in_on"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.half} {self.unit_id}"


class ResultQuerySet(models.QuerySet["Result"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope("round__agency"), of_own_unit(member))


class Result(models.Model):
    """What came of a measure in a half. A missing result is no row.

    unit          who tells it; None for the office: its own work, or what several units did in one text
    measure       None once the measure was taken out of the plan; title is its first step, kept
    items         codes of the items that it served when this was written, joined: a later move is seen by it
    measure_mark  fingerprint of the measure's steps at that time
    row_version   goes up with each change; a stale form is refused
    """

    PRIVACY = privacy(
        public="round half measure unit title text items",
        internal="id measure_mark row_version changed_at",
        personal="changed_by",
    )

    round = models.ForeignKey(Round, models.PROTECT, related_name="+")
    half = models.CharField(max_length=LONGEST_KEY)
    measure = models.ForeignKey(Measure, models.SET_NULL, null=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    title = models.TextField(blank=True)
    text = models.TextField()
    items = models.CharField(max_length=300, blank=True)
    measure_mark = models.CharField(max_length=16)
    row_version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = ResultQuerySet.as_manager()

    class Meta:
        ordering = ["round", "half", "measure__position", "unit__position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["half", "measure", "unit"], name="result_once_per_unit"),
            models.UniqueConstraint(
                fields=["half", "measure"], condition=Q(unit__isnull=True), name="result_once_for_the_office"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="result_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.measure_id} by {self.unit_id} in {self.half}"


class ResultPhoto(models.Model):
    """A photo that shows a result, in order. caption: "" where that of the evidence itself serves."""

    PRIVACY = privacy(public="result caption", internal="id evidence position")

    result = models.ForeignKey(Result, models.CASCADE, related_name="photos")
    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    caption = models.CharField(max_length=LONGEST_CAPTION, blank=True)

    class Meta:
        ordering = ["result", "position", "id"]
        constraints = [models.UniqueConstraint(fields=["result", "evidence"], name="result_photo_once")]

    def __str__(self) -> str:
        return f"{self.result_id}: evidence {self.evidence_id}"
