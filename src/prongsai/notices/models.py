"""Notices, what each person wishes, and the log of what was sent out."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.agencies.models import Agency
from prongsai.rules.privacy import privacy
from prongsai.rules.quiet_hours import Hours


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, member: Member) -> Self:
        """One's own, of agencies that one may see in the present role."""
        return self.filter(member.scope(), user=member.user)

    def unread(self) -> Self:
        return self.filter(read_at__isnull=True)


class Notice(models.Model):
    """One thing that one person is told. Words and address come from its kind (notices.kinds).

    about_id   key of the thing, in the table that the kind speaks of
    params     what the words need: short and free of secrets
    key        the same thing is told once: unique for each person
    """

    PRIVACY = privacy(internal="id agency kind about_id params key made_at read_at", personal="user")

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=60)
    about_id = models.BigIntegerField()
    params = models.JSONField(default=dict)
    key = models.CharField(max_length=120)
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="notice_once_per_person")]
        indexes = [
            models.Index(fields=["user"], condition=Q(read_at__isnull=True), name="notice_unread"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.about_id} {self.user_id}"


class Channel(models.TextChoices):
    EMAIL = "email", "E-mail"
    LINE = "line", "LINE"


class Preference(models.Model):
    """How a person wants to be told outside the application. Without a row the defaults hold.

    digest_from, quiet_from, quiet_until   hours of their own; None: as their office says (SendingHours)
    line_user        the person's id at LINE, proven by linking; "" where none is linked
    line_failed_at   since when LINE refuses messages to them; e-mail stands in until one arrives again
    """

    PRIVACY = privacy(
        internal="id by_email by_line language digest_from quiet_from quiet_until line_linked_at line_failed_at changed_at",
        personal="user line_user",
    )

    class Language(models.TextChoices):
        THAI = "th", "ไทย"
        ENGLISH = "en", "English"

    user = models.OneToOneField(User, models.PROTECT, related_name="+")
    by_email = models.BooleanField(default=True)
    by_line = models.BooleanField(default=False)
    line_user = models.CharField(max_length=40, blank=True)
    line_linked_at = models.DateTimeField(null=True)
    line_failed_at = models.DateTimeField(null=True)
    language = models.CharField(max_length=2, choices=Language, default=Language.THAI)
    digest_from = models.TimeField(null=True)
    quiet_from = models.TimeField(null=True)
    quiet_until = models.TimeField(null=True)
    changed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["line_user"], condition=~Q(line_user=""), name="line_account_of_one_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}"

    def hours(self, of_office: Hours) -> Hours:
        """Their own, and the office's where they chose none."""
        return Hours(
            self.digest_from if self.digest_from is not None else of_office.digest_from,
            self.quiet_from if self.quiet_from is not None else of_office.quiet_from,
            self.quiet_until if self.quiet_until is not None else of_office.quiet_until,
        )


class SendingHours(models.Model):
    """When an agency, and those below it without hours of their own, write to people who chose no hours themselves."""

    PRIVACY = privacy(
        internal="id agency digest_from quiet_from quiet_until changed_at", personal="changed_by"
    )

    agency = models.OneToOneField(Agency, models.PROTECT, related_name="+")
    digest_from = models.TimeField()
    quiet_from = models.TimeField()
    quiet_until = models.TimeField()
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.agency_id}"

    @property
    def hours(self) -> Hours:
        return Hours(self.digest_from, self.quiet_from, self.quiet_until)


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def about(self, agency: Agency) -> Self:
        """Those that held something of that agency, whatever else they held."""
        of_agency = DeliveryLine.objects.filter(delivery=OuterRef("pk"), notice__agency=agency)
        return self.filter(Exists(of_agency))


class Delivery(models.Model):
    """One digest for one person, day and channel: claimed before it is sent, so that nobody ever gets it twice.

    claimed     somebody is sending it now, or was killed while doing so
    waiting     provably not handed over; tried again at next_at
    uncertain   nobody knows whether it arrived; never tried again
    dropped     when it came to sending, there was nothing left that the person may be told
    """

    PRIVACY = privacy(
        internal="id day channel state attempts last_error claimed_at next_at ended_at", personal="user"
    )

    class State(models.TextChoices):
        CLAIMED = "claimed", "Being sent"
        WAITING = "waiting", "Waiting for another try"
        SENT = "sent", "Handed over"
        UNCERTAIN = "uncertain", "Not known"
        FAILED = "failed", "Not handed over"
        DROPPED = "dropped", "Nothing left to tell"

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    day = models.DateField()
    channel = models.CharField(max_length=10, choices=Channel)
    state = models.CharField(max_length=10, choices=State, default=State.CLAIMED)
    attempts = models.PositiveSmallIntegerField(default=1)
    last_error = models.CharField(max_length=300, blank=True)
    claimed_at = models.DateTimeField()
    next_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["user", "day", "channel"], name="one_digest_a_day_and_channel"),
            models.CheckConstraint(
                condition=Q(state__in=["claimed"], ended_at__isnull=True, next_at__isnull=True)
                | Q(state="waiting", ended_at__isnull=True, next_at__isnull=False)
                | Q(state__in=["sent", "uncertain", "failed", "dropped"], ended_at__isnull=False),
                name="delivery_moments_fit_its_state",
            ),
        ]
        indexes = [models.Index(fields=["state"], name="delivery_state")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.day} {self.channel} {self.state}"


class DeliveryLine(models.Model):
    """A notice in a digest. No notice stands twice in a channel, whatever the clock says."""

    PRIVACY = privacy(internal="id delivery notice channel")

    delivery = models.ForeignKey(Delivery, models.PROTECT, related_name="lines")
    notice = models.ForeignKey(Notice, models.PROTECT, related_name="lines")
    channel = models.CharField(max_length=10, choices=Channel)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notice", "channel"], name="notice_once_per_channel"),
        ]

    def __str__(self) -> str:
        return f"{self.delivery_id} {self.notice_id}"


class LineCode(models.Model):
    """A one-time code that links a LINE account: typed by the person, or carried by LINE; only its SHA-256 is kept."""

    PRIVACY = privacy(internal="id made_at expires_at used_at", personal="user", secret="code_hash")  # noqa: S106

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    code_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.user_id}"


class LineEvent(models.Model):
    """An event of LINE's webhook that was dealt with; LINE may send it again, and then nothing happens."""

    PRIVACY = privacy(internal="id event received_at")

    event = models.CharField(max_length=64, unique=True)
    received_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.event


class CalendarAddress(models.Model):
    """The secret address at which a person's calendar program reads their duties; only the SHA-256 of its secret is kept."""

    PRIVACY = privacy(internal="id made_at revoked_at", personal="user", secret="secret_hash")  # noqa: S106

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=Q(revoked_at__isnull=True), name="one_calendar_address_a_person"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}"
