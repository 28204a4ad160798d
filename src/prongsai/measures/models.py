"""The plan of a year: measures with steps, period, units and follow-up, each tied to findings or to items of the year."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.agencies.models import Unit
from prongsai.analysis.models import Finding
from prongsai.frameworks.models import FrameworkNode
from prongsai.rounds.models import Round
from prongsai.rules.privacy import privacy


class PlanQuerySet(models.QuerySet["Plan"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope("round__agency"))

    def published(self) -> Self:
        """Plans that their agencies have opened to every other agency, to copy with credit."""
        return self.filter(published_at__isnull=False)


class Plan(models.Model):
    """The measures of one round. Published plans may be read and copied, with credit, by other agencies.

    state        moves by steps alone (approvals); its history stands there
    guidelines   how the office works on the items of disclosure, one point a line (แนวทางการดำเนินงาน)
    """

    PRIVACY = privacy(public="guidelines", internal="id round state published_at", personal="published_by")

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        SUBMITTED = "submitted", "Waiting for approval"
        ENDORSED = "endorsed", "Endorsed"
        RETURNED = "returned", "Returned"
        APPROVED = "approved", "Approved"

    round = models.OneToOneField(Round, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    guidelines = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = PlanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(published_at__isnull=True, published_by__isnull=True)
                | Q(published_at__isnull=False),
                name="plan_published_by_at",
            ),
        ]

    def __str__(self) -> str:
        return f"plan of {self.round_id}"


class MeasureQuerySet(models.QuerySet["Measure"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope("plan__round__agency"))


class Measure(models.Model):
    """One measure (มาตรการ/กิจกรรม).

    as_written    each step is a paragraph as it stands; else they are numbered
    awareness     วิธีการสร้างการรับรู้ (column of the communication plan)
    follow_up     how often it is looked at; follow_up_text is what the paper prints
    all_divisions, all_schools   "ทุกฝ่าย", "ทุกโรงเรียน"; else the units of MeasureUnit
    credit        where it was copied from, as words
    row_version   goes up with each change; a stale form is refused
    """

    PRIVACY = privacy(
        public="findings as_written starts_on ends_on units all_divisions all_schools awareness follow_up follow_up_on follow_up_text credit",
        internal="id plan position copied_from row_version changed_at",
        personal="changed_by",
    )

    class FollowUp(models.TextChoices):
        FORTNIGHTLY = "fortnightly", "Every 15 days"
        TUESDAYS = "tuesdays", "Every Tuesday"
        MONTHLY = "monthly", "Every month"
        QUARTERLY = "quarterly", "Every quarter"
        ON_DATE = "on_date", "On a date"

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="measures")
    findings = models.ManyToManyField(Finding, through="MeasureFinding", related_name="+")
    position = models.PositiveSmallIntegerField()
    as_written = models.BooleanField(default=False)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    units = models.ManyToManyField(Unit, through="MeasureUnit", related_name="+")
    all_divisions = models.BooleanField(default=False)
    all_schools = models.BooleanField(default=False)
    awareness = models.TextField(blank=True)
    follow_up = models.CharField(max_length=12, choices=FollowUp, default=FollowUp.MONTHLY)
    follow_up_on = models.DateField(null=True)
    follow_up_text = models.TextField(blank=True)
    copied_from = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    credit = models.CharField(max_length=300, blank=True)
    row_version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = MeasureQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="measure_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~Q(follow_up="on_date") | Q(follow_up_on__isnull=False),
                name="measure_on_date_has_date",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id}: measure {self.position}"


class MeasureStep(models.Model):
    """One numbered step of a measure, in order."""

    PRIVACY = privacy(public="number text", internal="id measure")

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="steps")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["measure", "number"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "number"], name="step_number_once"),
            models.CheckConstraint(condition=~Q(text=""), name="step_has_text"),
        ]

    def __str__(self) -> str:
        return f"{self.measure_id}.{self.number}"


class MeasureFinding(models.Model):
    """Which finding a measure answers; a measure may serve several, a finding may have several."""

    PRIVACY = privacy(internal="id measure finding")

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="+")
    finding = models.ForeignKey(Finding, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["measure", "finding"], name="measure_finding_once")]

    def __str__(self) -> str:
        return f"{self.measure_id} for {self.finding_id}"


class MeasureItem(models.Model):
    """An item of the round's own framework that a measure serves, whole or in part: what is planned beside the weak points.

    variant      code of the item's wording for one service (E3), or ""
    component    number of the component, from 1 in the framework's order; 0 for the whole item
    responsible  what the paper prints beside this item where it is not the measure's units, or ""
    """

    PRIVACY = privacy(public="node variant component responsible", internal="id measure")

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="items")
    node = models.ForeignKey(FrameworkNode, models.PROTECT, related_name="+")
    variant = models.CharField(max_length=30, blank=True)
    component = models.PositiveSmallIntegerField(default=0)
    responsible = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["measure", "node__position", "component", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "node", "variant", "component"], name="measure_item_once"
            ),
            models.CheckConstraint(
                condition=Q(variant="") | Q(component=0), name="measure_item_variant_or_component"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure_id} for item {self.node_id}"


class MeasureUnit(models.Model):
    """A unit that answers for a measure."""

    PRIVACY = privacy(internal="id measure unit")

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["unit__position"]
        constraints = [models.UniqueConstraint(fields=["measure", "unit"], name="measure_unit_once")]

    def __str__(self) -> str:
        return f"{self.measure_id} by {self.unit_id}"
