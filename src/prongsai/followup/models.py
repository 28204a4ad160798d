"""Measures at work: assignments, the periods in which they are looked at, and what was written in each."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.accounts.roles import OF_A_UNIT
from prongsai.agencies.models import Unit
from prongsai.files.models import Evidence
from prongsai.measures.models import Measure, Plan
from prongsai.rounds.models import Round
from prongsai.rules import followup as rule
from prongsai.rules.privacy import privacy


class Cadence(models.Model):
    """How often some assignments of a round are looked at. Its periods are made in advance.

    look_on   the set date where the measure is looked at on one date; else None
    """

    PRIVACY = privacy(public="round look look_on", internal="id")

    class Look(models.TextChoices):
        FORTNIGHTLY = rule.Look.FORTNIGHTLY.value, "Every 15 days"
        TUESDAYS = rule.Look.TUESDAYS.value, "Every Tuesday"
        MONTHLY = rule.Look.MONTHLY.value, "Every month"
        QUARTERLY = rule.Look.QUARTERLY.value, "Every quarter"
        ON_DATE = rule.Look.ON_DATE.value, "On a date"

    round = models.ForeignKey(Round, models.PROTECT, related_name="+")
    look = models.CharField(max_length=12, choices=Look)
    look_on = models.DateField(null=True)

    class Meta:
        ordering = ["round", "look", "look_on"]
        constraints = [
            models.UniqueConstraint(fields=["round", "look", "look_on"], name="cadence_once"),
            models.UniqueConstraint(
                fields=["round", "look"], condition=Q(look_on__isnull=True), name="cadence_without_date_once"
            ),
            models.CheckConstraint(
                condition=Q(look="on_date", look_on__isnull=False)
                | ~Q(look="on_date") & Q(look_on__isnull=True),
                name="cadence_date_only_on_date",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.look}"


class PeriodQuerySet(models.QuerySet["Period"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope("cadence__round__agency"))


class Period(models.Model):
    """One period of a cadence. number counts from 1 in the year.

    grace_until   an entry that is missing after this day is late
    locks_on      from this day on entries are closed, unless the period is reopened; None where it never locks
    """

    PRIVACY = privacy(public="cadence number starts_on ends_on", internal="id grace_until locks_on")

    cadence = models.ForeignKey(Cadence, models.PROTECT, related_name="periods")
    number = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    grace_until = models.DateField()
    locks_on = models.DateField(null=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        ordering = ["cadence", "number"]
        constraints = [
            models.UniqueConstraint(fields=["cadence", "number"], name="period_once"),
            models.CheckConstraint(
                condition=Q(starts_on__lte=F("ends_on"), ends_on__lte=F("grace_until")),
                name="period_days_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cadence_id}.{self.number}"


class Reopening(models.Model):
    """Leave to write in a closed period until a day, with its reason. Never changed."""

    PRIVACY = privacy(internal="id period reason until granted_at", personal="granted_by")

    period = models.ForeignKey(Period, models.PROTECT, related_name="reopenings")
    reason = models.TextField()
    until = models.DateField()
    granted_at = models.DateTimeField()
    granted_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-id"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="reopening_has_reason")]

    def __str__(self) -> str:
        return f"{self.period_id} until {self.until}"


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope("plan__round__agency"))

    def answered_by(self, member: Member) -> Self:
        """Those whose entries are the member's to write, by unit alone: see Member.answers_for."""
        if member.role not in OF_A_UNIT:
            return self
        return self.filter(unit=member.unit) if member.unit else self.none()

    def standing(self) -> Self:
        """Those that have not been ended."""
        return self.filter(ended_on__isnull=True)


class Assignment(models.Model):
    """A measure given to one unit (None for the whole office): one dated piece of work. Ended, never deleted.

    measure       None once the measure was taken out of the plan
    title         the first step of the measure, kept so that the story can be read without it
    planned_on    the last day as it was first planned; it never changes
    plan_ends_on  the last day that the plan names now; due_on may have been moved since
    begun_on      the day from which entries are asked for: what was over before it is not counted
    """

    PRIVACY = privacy(
        public="plan measure unit position title starts_on planned_on plan_ends_on due_on",
        internal="id cadence begun_on ended_on ended_why ended_reason",
        personal="ended_by",
    )

    class Ended(models.TextChoices):
        REMOVED = "removed", "The measure was taken out of the plan"
        UNIT_CHANGED = "unit_changed", "The unit no longer answers for it"
        DROPPED = "dropped", "Dropped by decision"

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="+")
    measure = models.ForeignKey(Measure, models.SET_NULL, null=True, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    cadence = models.ForeignKey(Cadence, models.PROTECT, related_name="assignments")
    position = models.PositiveSmallIntegerField()
    title = models.TextField()
    starts_on = models.DateField()
    planned_on = models.DateField()
    plan_ends_on = models.DateField()
    due_on = models.DateField()
    begun_on = models.DateField()
    ended_on = models.DateField(null=True)
    ended_why = models.CharField(max_length=12, blank=True, choices=Ended)
    ended_reason = models.TextField(blank=True)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "position", "unit__position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "unit"], name="assignment_once_per_unit"),
            models.UniqueConstraint(
                fields=["measure"], condition=Q(unit__isnull=True), name="assignment_once_for_the_office"
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("starts_on")), name="assignment_due_after_start"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, ended_why="", ended_reason="", ended_by__isnull=True)
                | Q(ended_on__isnull=False, ended_why__in=["removed", "unit_changed"])
                | Q(ended_on__isnull=False, ended_why="dropped", ended_by__isnull=False)
                & ~Q(ended_reason=""),
                name="assignment_ended_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan_id}: {self.measure_id} by {self.unit_id}"


class Replan(models.Model):
    """A due day was moved, and why. Never changed. replanned_by is None where the plan itself named another day."""

    PRIVACY = privacy(
        public="assignment old_on new_on reason", internal="id replanned_at", personal="replanned_by"
    )

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="replans")
    old_on = models.DateField()
    new_on = models.DateField()
    reason = models.TextField()
    replanned_at = models.DateTimeField()
    replanned_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["assignment", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="replan_has_reason"),
            models.CheckConstraint(condition=~Q(old_on=F("new_on")), name="replan_moves_the_day"),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.old_on} to {self.new_on}"


class EntryQuerySet(models.QuerySet["Entry"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope("assignment__plan__round__agency"))


class Entry(models.Model):
    """What was written about an assignment in one period. A missing entry is no row.

    progress          whole per cent; 100 exactly when the state says done
    no_change_reason  why nothing moved, where that is what the entry says; then text is empty
    row_version       goes up with each change; a stale form is refused
    written_          the first time, which never changes and tells whether it was in time; changed_: the last time
    changed_on        the local day of changed_at, which the lock is held against
    """

    PRIVACY = privacy(
        public="assignment period state progress text obstacles no_change_reason",
        internal="id row_version written_on written_at changed_on changed_at",
        personal="written_by changed_by",
    )

    class State(models.TextChoices):
        NOT_BEGUN = rule.State.NOT_BEGUN.value, "Not begun"
        UNDER_WAY = rule.State.UNDER_WAY.value, "Under way"
        DONE = rule.State.DONE.value, "Done"
        POSTPONED = rule.State.POSTPONED.value, "Postponed"
        OBSTACLE = rule.State.OBSTACLE.value, "Held up by an obstacle"

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="entries")
    period = models.ForeignKey(Period, models.PROTECT, related_name="entries")
    state = models.CharField(max_length=12, choices=State)
    progress = models.PositiveSmallIntegerField()
    text = models.TextField(blank=True)
    obstacles = models.TextField(blank=True)
    no_change_reason = models.CharField(max_length=500, blank=True)
    row_version = models.PositiveIntegerField(default=1)
    written_on = models.DateField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    changed_on = models.DateField()
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["assignment", "period__ends_on"]
        constraints = [
            models.UniqueConstraint(fields=["assignment", "period"], name="entry_once_per_period"),
            models.CheckConstraint(condition=Q(progress__lte=100), name="entry_progress_in_per_cent"),
            models.CheckConstraint(
                condition=Q(state="done", progress=100) | ~Q(state="done") & Q(progress__lt=100),
                name="entry_done_is_a_hundred",
            ),
            models.CheckConstraint(
                condition=~Q(state="not_begun") | Q(progress=0), name="entry_not_begun_is_nothing"
            ),
            models.CheckConstraint(
                condition=Q(text="") & ~Q(no_change_reason="") | ~Q(text="") & Q(no_change_reason=""),
                name="entry_says_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assignment_id} in {self.period_id}"


class EntryFile(models.Model):
    """A piece of evidence that an entry shows, in order. Its caption, day and place are the evidence's own."""

    PRIVACY = privacy(internal="id entry evidence position")

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="files")
    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["entry", "position", "id"]
        constraints = [models.UniqueConstraint(fields=["entry", "evidence"], name="entry_file_once")]

    def __str__(self) -> str:
        return f"{self.entry_id}: evidence {self.evidence_id}"


class StepTick(models.Model):
    """A step of the measure that was done. Steps are written anew with each change of the plan, so the words identify them.

    mark   fingerprint of the step's text
    """

    PRIVACY = privacy(public="assignment text done_on", internal="id mark ticked_at", personal="ticked_by")

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="ticks")
    mark = models.CharField(max_length=16)
    text = models.TextField()
    done_on = models.DateField()
    ticked_at = models.DateTimeField()
    ticked_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["assignment", "done_on", "id"]
        constraints = [models.UniqueConstraint(fields=["assignment", "mark"], name="step_ticked_once")]

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.done_on}"


def is_open(period: Period, reopened_until: date | None, today: date) -> bool:
    """May entries of the period be written today? reopened_until: the last day of its longest reopening, if any."""
    is_locked = period.locks_on is not None and period.locks_on <= today
    return not is_locked or (reopened_until is not None and reopened_until >= today)
