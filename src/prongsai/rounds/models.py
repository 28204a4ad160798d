"""Assessment rounds and their obligations: what is due, whose, when, how proved, and who allowed an exception."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.agencies.models import Agency, Unit
from prongsai.frameworks.models import FrameworkVersion
from prongsai.rules.calendar import WeekendRule
from prongsai.rules.escalation import FORGOTTEN_AFTER, ReminderDays
from prongsai.rules.obligations import DutyKind
from prongsai.rules.privacy import privacy


class RoundQuerySet(models.QuerySet["Round"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope())

    def with_framework(self) -> Self:
        """With agency and framework, but without its document: that is read once in the life of the process."""
        joined = self.select_related("agency", "framework")
        return joined.defer("framework__content", "framework__source_text")


class Round(models.Model):
    """One agency's assessment in one fiscal year (Buddhist Era), on one published framework version."""

    PRIVACY = privacy(
        public="agency fiscal_year framework phase", internal="id opened_at", personal="opened_by"
    )

    class Phase(models.TextChoices):
        PREPARING = "preparing", "Preparing"
        COLLECTING = "collecting", "Collecting"
        ASSESSED = "assessed", "Assessed"
        IMPROVING = "improving", "Improving"
        CLOSED = "closed", "Closed"

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    fiscal_year = models.PositiveSmallIntegerField()
    framework = models.ForeignKey(FrameworkVersion, models.PROTECT, related_name="+")
    phase = models.CharField(max_length=12, choices=Phase, default=Phase.PREPARING)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = RoundQuerySet.as_manager()

    class Meta:
        ordering = ["agency__sort_key", "-fiscal_year"]
        constraints = [models.UniqueConstraint(fields=["agency", "fiscal_year"], name="round_once_a_year")]

    def __str__(self) -> str:
        return f"{self.agency_id}/{self.fiscal_year}"


class ObligationQuerySet(models.QuerySet["Obligation"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope("round__agency"))

    def past_grace(self, today: date) -> Self:
        """Those whose time is over, done or not."""
        return self.filter(grace_until__lt=today)


class Obligation(models.Model):
    """One dated duty of a round. Its state is computed, see rounds.standing; these rows are the denominator of every rate.

    key         unique in the round: code, division, rhythm and period
    unit        who answers for it; None for the whole agency
    period      counts from 1 to periods
    printed_on  the due day as the framework prints it, which never changes; due_on may have been moved off a holiday
    locks_on    from this day on only an exception lets a record in
    proof       key of what shows that it is done (rounds.proofs)
    """

    PRIVACY = privacy(
        public="round code kind title_th title_en unit period periods amount opens_on printed_on due_on grace_until",
        internal="id key locks_on proof excused_why excused_reason excused_at",
        personal="excused_by",
    )

    class Kind(models.TextChoices):
        DEADLINE = DutyKind.DEADLINE.value, "Deadline"
        MEETING = DutyKind.MEETING.value, "Meeting"
        SURVEY = DutyKind.SURVEY.value, "Survey"
        DISCLOSURE = DutyKind.DISCLOSURE.value, "Disclosure"

    class Excused(models.TextChoices):
        BEFORE_OPENING = "before_opening", "Due before the round was opened here"
        DECIDED = "decided", "Excused by decision"

    round = models.ForeignKey(Round, models.PROTECT, related_name="obligations")
    key = models.CharField(max_length=120)
    code = models.CharField(max_length=60)
    kind = models.CharField(max_length=12, choices=Kind)
    title_th = models.TextField()
    title_en = models.TextField()
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    period = models.PositiveSmallIntegerField()
    periods = models.PositiveSmallIntegerField()
    amount = models.PositiveIntegerField(null=True)
    opens_on = models.DateField()
    printed_on = models.DateField()
    due_on = models.DateField()
    grace_until = models.DateField()
    locks_on = models.DateField(null=True)
    proof = models.CharField(max_length=40)
    excused_why = models.CharField(max_length=20, blank=True, choices=Excused)
    excused_reason = models.TextField(blank=True)
    excused_at = models.DateTimeField(null=True)
    excused_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = ObligationQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "key"]
        indexes = [models.Index(fields=["round", "grace_until"], name="obligation_round_grace")]
        constraints = [
            models.UniqueConstraint(fields=["round", "key"], name="obligation_once_per_round"),
            models.CheckConstraint(
                condition=Q(opens_on__lte=F("due_on"), due_on__lte=F("grace_until")),
                name="obligation_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(excused_why="", excused_reason="")
                | Q(excused_why="before_opening")
                | Q(excused_why="decided", excused_at__isnull=False, excused_by__isnull=False)
                & ~Q(excused_reason=""),
                name="obligation_excused_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.key}"


class DutyRecord(models.Model):
    """What was done for an obligation, written down by a person. Never changed; a later row may withdraw it.

    state        moves by steps alone (approvals); a record of the ITA officer counts at once, without any
    reference    where the proof lies: number of a document, an address
    recorded_on  the local day of recorded_at, which the lock is held against
    withdraws    the record that this one takes back; its text is the reason
    """

    PRIVACY = privacy(
        internal="id obligation state done_on text reference recorded_on recorded_at withdraws",
        personal="recorded_by",
    )

    class State(models.TextChoices):
        NEW = "new", "Being handed in"
        IN_REVIEW = "in_review", "In review"
        ACCEPTED = "accepted", "Accepted"
        RETURNED = "returned", "Returned"

    obligation = models.ForeignKey(Obligation, models.PROTECT, related_name="records")
    state = models.CharField(max_length=10, choices=State, default=State.ACCEPTED)
    done_on = models.DateField()
    text = models.TextField()
    reference = models.CharField(max_length=300, blank=True)
    recorded_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    withdraws = models.OneToOneField("self", models.PROTECT, null=True, related_name="withdrawn_by")

    class Meta:
        ordering = ["-id"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="duty_record_says_something")]

    def __str__(self) -> str:
        return f"{self.obligation_id} {self.done_on}"


class LockException(models.Model):
    """Leave to record after the lock, for one obligation or the whole round, until a day."""

    PRIVACY = privacy(internal="id round obligation reason until granted_at", personal="granted_by")

    round = models.ForeignKey(Round, models.PROTECT, related_name="lock_exceptions")
    obligation = models.ForeignKey(Obligation, models.PROTECT, null=True, related_name="lock_exceptions")
    reason = models.TextField()
    until = models.DateField()
    granted_at = models.DateTimeField()
    granted_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-id"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="lock_exception_has_reason")]

    def __str__(self) -> str:
        return f"{self.round_id} {self.obligation_id} until {self.until}"


class DeadlineRule(models.Model):
    """How an agency, and those below it without a rule of their own, count deadlines.

    lock_after   days after the grace on which an obligation locks; None where it never does
    """

    PRIVACY = privacy(
        internal="id agency weekend_rule grace_days lock_after changed_at", personal="changed_by"
    )

    class Weekend(models.TextChoices):
        KEEP = WeekendRule.KEEP.value, "The printed day stands"
        NEXT_WORKING_DAY = WeekendRule.NEXT_WORKING_DAY.value, "The next working day"
        PREVIOUS_WORKING_DAY = WeekendRule.PREVIOUS_WORKING_DAY.value, "The working day before"

    agency = models.OneToOneField(Agency, models.PROTECT, related_name="+")
    weekend_rule = models.CharField(max_length=24, choices=Weekend)
    grace_days = models.PositiveSmallIntegerField(default=0)
    lock_after = models.PositiveSmallIntegerField(null=True)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.agency_id} {self.weekend_rule}"


class ReminderRule(models.Model):
    """Who is told of a duty, and when, in an agency and those below it without a rule of their own.

    first_before, again_before   days before the due day on which the owner is told
    owner_after … director_after days after the grace on which each is told as well; None: not told
    """

    PRIVACY = privacy(
        internal="id agency first_before again_before owner_after head_after district_officer_after director_after "
        "changed_at",
        personal="changed_by",
    )

    agency = models.OneToOneField(Agency, models.PROTECT, related_name="+")
    first_before = models.PositiveSmallIntegerField(null=True)
    again_before = models.PositiveSmallIntegerField(null=True)
    owner_after = models.PositiveSmallIntegerField(null=True)
    head_after = models.PositiveSmallIntegerField(null=True)
    district_officer_after = models.PositiveSmallIntegerField(null=True)
    director_after = models.PositiveSmallIntegerField(null=True)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(again_before__gte=1, first_before__gt=F("again_before"))
                & Q(owner_after__gte=1, head_after__gt=F("owner_after"))
                & Q(district_officer_after__gt=F("head_after"))
                & Q(director_after__gt=F("district_officer_after"))
                & Q(district_officer_after__gt=F("owner_after"))
                & Q(director_after__gt=F("head_after"))
                & Q(director_after__gt=F("owner_after")),
                name="reminder_rule_climbs",
            ),
            models.CheckConstraint(
                condition=Q(director_after__lte=FORGOTTEN_AFTER),
                name="reminder_rule_ends_before_all_is_forgotten",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id}"

    @property
    def days(self) -> ReminderDays:
        return ReminderDays(
            self.first_before,
            self.again_before,
            self.owner_after,
            self.head_after,
            self.district_officer_after,
            self.director_after,
        )
