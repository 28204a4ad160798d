"""Series of meetings, the meetings of a round, what each is to speak about, who came, and the minutes."""

from typing import Self

from django.db import models
from django.db.models import Q

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.agencies.models import Unit
from prongsai.meetings.models.orders import OrderMember
from prongsai.rounds.models import Obligation, Round
from prongsai.rules.calendar import Rhythm, Weekday
from prongsai.rules.privacy import privacy


class Series(models.Model):
    """Meetings that come again and again in a round.

    code      of the duties that its meetings fulfil (meeting:tuesday_meeting); "" for a series of the office's own
    attends   whose places are made ready in the list of attendance
    """

    PRIVACY = privacy(
        public="round code name_th name_en rhythm weekday attends starts_at place", internal="id"
    )

    class Attends(models.TextChoices):
        GROUP = "group", "The working group"
        HEADS = "heads", "Heads of division"
        SCHOOLS = "schools", "The working group and the schools"

    round = models.ForeignKey(Round, models.PROTECT, related_name="+")
    code = models.CharField(max_length=60, blank=True)
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    rhythm = models.CharField(max_length=24, choices=[(one.value, one.value) for one in Rhythm])
    weekday = models.CharField(max_length=10, blank=True, choices=[(one.value, one.value) for one in Weekday])
    attends = models.CharField(max_length=10, choices=Attends)
    starts_at = models.TimeField(null=True)
    place = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["round", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "code"], condition=~Q(code=""), name="series_once_for_its_duty"
            ),
            models.UniqueConstraint(fields=["round", "name_th"], name="series_named_once"),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.name_th}"


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope("round__agency"))

    def with_facts(self) -> Self:
        return self.select_related("series", "round__agency", "minutes")

    def ahead(self) -> Self:
        """Those that are still to be held."""
        return self.filter(state=Meeting.State.PLANNED)


class Meeting(models.Model):
    """One meeting. number counts in its series and year; first_on is the day planned first, which never changes.

    title        what it is called where it belongs to no series
    obligation   the duty that it fulfils once its minutes are confirmed
    """

    PRIVACY = privacy(
        public="round series number title first_on day starts_at place state cancelled_why",
        internal="id obligation",
    )

    class State(models.TextChoices):
        PLANNED = "planned", "Planned"
        HELD = "held", "Held"
        CANCELLED = "cancelled", "Cancelled"

    round = models.ForeignKey(Round, models.PROTECT, related_name="+")
    series = models.ForeignKey(Series, models.PROTECT, null=True, related_name="meetings")
    number = models.PositiveSmallIntegerField(null=True)
    title = models.CharField(max_length=200, blank=True)
    first_on = models.DateField()
    day = models.DateField()
    starts_at = models.TimeField(null=True)
    place = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    cancelled_why = models.TextField(blank=True)
    obligation = models.ForeignKey(Obligation, models.PROTECT, null=True, related_name="+")

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["round", "day", "id"]
        indexes = [models.Index(fields=["round", "state", "day"], name="meeting_by_day")]
        constraints = [
            models.UniqueConstraint(fields=["series", "number"], name="meeting_numbered_once"),
            models.UniqueConstraint(
                fields=["obligation"], condition=~Q(state="cancelled"), name="meeting_once_for_its_duty"
            ),
            models.CheckConstraint(
                condition=Q(series__isnull=False, number__isnull=False, title="")
                | Q(series__isnull=True, number__isnull=True) & ~Q(title=""),
                name="meeting_has_a_name",
            ),
            models.CheckConstraint(
                condition=Q(state="cancelled") & ~Q(cancelled_why="")
                | ~Q(state="cancelled") & Q(cancelled_why=""),
                name="meeting_cancelled_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.day}"


class MeetingMove(models.Model):
    """A meeting was put on another day, and why. Never changed."""

    PRIVACY = privacy(public="meeting old_on new_on reason", internal="id moved_at", personal="moved_by")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="moves")
    old_on = models.DateField()
    new_on = models.DateField()
    reason = models.TextField()
    moved_at = models.DateTimeField()
    moved_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["meeting", "id"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="meeting_move_has_reason")]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.old_on} to {self.new_on}"


class AgendaItem(models.Model):
    """One thing to speak about. The list freezes when the meeting is held; the note is written until the minutes are handed in.

    section   as the official agenda counts: 1 announced, 2 earlier minutes, 3 followed up, 4 to be decided, 5 other
    source    what it was made from, "work-12"; "" for an item of one's own
    """

    PRIVACY = privacy(internal="id meeting section position title detail unit source note")

    class Section(models.IntegerChoices):
        ANNOUNCED = 1, "Announced"
        MINUTES = 2, "Earlier minutes"
        FOLLOWED = 3, "Followed up"
        TO_DECIDE = 4, "To be decided"
        OTHER = 5, "Other matters"

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="agenda")
    section = models.PositiveSmallIntegerField(choices=Section)
    position = models.PositiveSmallIntegerField()
    title = models.TextField()
    detail = models.TextField(blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    source = models.CharField(max_length=40, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["meeting", "section", "position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "source"], condition=~Q(source=""), name="agenda_source_once"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="agenda_item_says_something"),
            models.CheckConstraint(
                condition=Q(section__gte=1, section__lte=5), name="agenda_has_five_sections"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.section}.{self.position}"


class Attendance(models.Model):
    """One place at a meeting, and who took it. instead: who came for them."""

    PRIVACY = privacy(internal="id meeting position title unit division role state", personal="name instead")

    class State(models.TextChoices):
        PRESENT = "present", "Present"
        ABSENT = "absent", "Absent"
        REPRESENTED = "represented", "Represented"

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendance")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=200)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    division = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=10, blank=True, choices=OrderMember.Role)
    state = models.CharField(max_length=12, choices=State, default=State.PRESENT)
    instead = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["meeting", "position"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "position"], name="attendance_in_one_place"),
            models.CheckConstraint(
                condition=Q(state="represented") & ~Q(instead="") | ~Q(state="represented") & Q(instead=""),
                name="attendance_represented_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id}.{self.position} {self.state}"


class MinutesQuerySet(models.QuerySet["Minutes"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope("meeting__round__agency"))


class Minutes(models.Model):
    """The minutes of a meeting: its agenda's notes, attendance and decisions are handed in and confirmed with them.

    state         moves by steps alone (approvals)
    announced     what the chair announced
    row_version   goes up with each change; a stale form is refused
    """

    PRIVACY = privacy(
        internal="id meeting state announced ends_at row_version opened_at", personal="opened_by"
    )

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        SUBMITTED = "submitted", "Waiting to be confirmed"
        RETURNED = "returned", "Returned"
        CONFIRMED = "confirmed", "Confirmed"

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="minutes")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    announced = models.TextField(blank=True)
    ends_at = models.TimeField(null=True)
    row_version = models.PositiveIntegerField(default=1)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = MinutesQuerySet.as_manager()

    class Meta:
        ordering = ["-meeting__day", "-id"]

    def __str__(self) -> str:
        return f"minutes of {self.meeting_id}"
