"""Kinds of licence, their checklists in versions, and the steps of the guideline on discretion."""

from typing import Self

from django.db import models
from django.db.models import Q

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.agencies.models import Agency, Unit
from prongsai.rules.clocks import Start
from prongsai.rules.privacy import privacy


class LicenceTypeQuerySet(models.QuerySet["LicenceType"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope())


class LicenceType(models.Model):
    """One kind of licence or permission of one office.

    key            of the process in the assessment framework, or one of the office's own
    unit           whose work it is; None: of the whole office
    starts         the clock counts from the filing, or from the day on which the papers are complete
    takes_online   the public page takes applications
    is_tracked     its status can be followed (a subset of the kinds, O12)
    keep_months    whole months for which an applicant's name and contact are kept after the end
    central_href   the page of the central service that takes the same applications; "" for none
    """

    PRIVACY = privacy(
        public="agency key unit name_th name_en starts takes_online is_tracked keep_months central_href position closed_on",
        internal="id row_version changed_at",
        personal="changed_by",
    )

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    key = models.SlugField(max_length=40)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    starts = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Start])
    takes_online = models.BooleanField(default=True)
    is_tracked = models.BooleanField(default=True)
    keep_months = models.PositiveSmallIntegerField(default=24)
    central_href = models.URLField(max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    closed_on = models.DateField(null=True)
    row_version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = LicenceTypeQuerySet.as_manager()

    class Meta:
        ordering = ["agency", "position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "key"], name="licence_type_once"),
            models.CheckConstraint(condition=~Q(name_th=""), name="licence_type_has_name"),
            models.CheckConstraint(
                condition=Q(keep_months__gte=1, keep_months__lte=240), name="licence_type_keeps_for_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id}: {self.key}"


class Checklist(models.Model):
    """One version of what a kind asks for and how it is decided. A draft may change; a published one never does.

    days            working days within which it is decided
    fee, decider    in words: "ตามอัตราท้ายกฎกระทรวง", "ผู้อำนวยการเขต"
    basis           law or rule
    effective_from  applications filed from this day on follow it, to their end
    """

    PRIVACY = privacy(
        public="licence_type number effective_from days fee decider basis published_on",
        internal="id is_published written_at published_at",
        personal="written_by published_by",
    )

    licence_type = models.ForeignKey(LicenceType, models.PROTECT, related_name="checklists")
    number = models.PositiveSmallIntegerField()
    effective_from = models.DateField()
    days = models.PositiveSmallIntegerField()
    fee = models.CharField(max_length=300)
    decider = models.CharField(max_length=200)
    basis = models.CharField(max_length=500, blank=True)
    is_published = models.BooleanField(default=False)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    published_on = models.DateField(null=True)
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["licence_type", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["licence_type", "number"], name="checklist_number_once"),
            models.UniqueConstraint(
                fields=["licence_type"], condition=Q(is_published=False), name="checklist_one_draft"
            ),
            models.CheckConstraint(condition=Q(days__gte=1, days__lte=365), name="checklist_days_are_days"),
            models.CheckConstraint(
                condition=Q(is_published=False, published_at__isnull=True, published_on__isnull=True)
                | Q(is_published=True, published_at__isnull=False, published_on__isnull=False),
                name="checklist_published_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.licence_type_id}: checklist {self.number}"


class ChecklistItem(models.Model):
    """One paper or condition. template: where its form lies; is_held: the office already holds it and does not ask for it."""

    PRIVACY = privacy(
        public="checklist position name condition copies format template basis is_held", internal="id"
    )

    checklist = models.ForeignKey(Checklist, models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=300)
    condition = models.CharField(max_length=300, blank=True)
    copies = models.PositiveSmallIntegerField(default=1)
    format = models.CharField(max_length=100, blank=True)
    template = models.URLField(max_length=300, blank=True)
    basis = models.CharField(max_length=300, blank=True)
    is_held = models.BooleanField(default=False)

    class Meta:
        ordering = ["checklist", "position"]
        constraints = [
            models.UniqueConstraint(fields=["checklist", "position"], name="checklist_item_once"),
            models.CheckConstraint(condition=~Q(name=""), name="checklist_item_has_name"),
        ]

    def __str__(self) -> str:
        return f"{self.checklist_id}: item {self.position}"


class GuidelineStep(models.Model):
    """One step of the guideline on discretion: what is done, by which criteria, in how many working days, by whom."""

    PRIVACY = privacy(public="checklist position text criteria days who", internal="id")

    checklist = models.ForeignKey(Checklist, models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    criteria = models.CharField(max_length=500, blank=True)
    days = models.PositiveSmallIntegerField(default=0)
    who = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["checklist", "position"]
        constraints = [
            models.UniqueConstraint(fields=["checklist", "position"], name="guideline_step_once"),
            models.CheckConstraint(condition=~Q(text=""), name="guideline_step_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.checklist_id}: step {self.position}"
