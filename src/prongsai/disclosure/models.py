"""Items of a round, the records that divisions fill, and the versions that were approved."""

from typing import Self

from django.db import models
from django.db.models import Q

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.accounts.roles import OF_A_UNIT
from prongsai.agencies.models import Unit
from prongsai.files.models import FileVersion
from prongsai.rounds.models import Round
from prongsai.rules.privacy import privacy


def of_own_unit(member: Member, unit: str = "unit") -> Q:
    """People of a unit are shown what that unit tells."""
    if member.role not in OF_A_UNIT:
        return Q()
    return Q(**{unit: member.unit}) if member.unit else Q(pk__in=())


class ItemQuerySet(models.QuerySet["Item"]):
    def visible_to(self, member: Member) -> Self:
        seen = self.filter(member.scope("round__agency"))
        if member.role not in OF_A_UNIT:
            return seen
        return seen.filter(pk__in=Record.objects.filter(of_own_unit(member)).values("item"))


class Item(models.Model):
    """One disclosure item of a round: what is handed in, checked and approved as a whole.

    code         O10, a node of the round's framework
    unit         who hands it in, where one division alone answers for it; None where several do, or the office
    state        moves by steps alone (approvals)
    needs_check  a division handed it in: an officer looks at it before the director does
    """

    PRIVACY = privacy(public="round code", internal="id position unit state needs_check")

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        IN_REVIEW = "in_review", "In review"
        CHECKED = "checked", "Checked"
        RETURNED = "returned", "Returned"
        ACCEPTED = "accepted", "Accepted"

    round = models.ForeignKey(Round, models.PROTECT, related_name="+")
    code = models.CharField(max_length=20)
    position = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    needs_check = models.BooleanField(default=False)

    objects = ItemQuerySet.as_manager()

    class Meta:
        ordering = ["round", "position"]
        constraints = [
            models.UniqueConstraint(fields=["round", "code"], name="disclosure_item_once_a_round"),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.code}"


class RecordQuerySet(models.QuerySet["Record"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope("item__round__agency"), of_own_unit(member))

    def filled(self) -> Self:
        """Those that say something, if only that there was nothing."""
        return self.filter(is_filled=True)


class Record(models.Model):
    """What one division says to one component of an item, for one period.

    component      its place in the item, from 1; what it asks for stands in the framework
    period         counts from 1 to periods
    unit           who tells it; None for the office
    starts_on, ends_on   the period that it tells of; None where it stands for the whole year
    due_on         the last day on which it is in time
    tables         key of a table (disclosure.kinds) -> rows of cells as rules.disclosing writes them
    links          th, en, url of each
    is_none        there was none in this period
    is_filled      something is said
    is_carried     brought over from the year before, and nobody has looked at it yet
    row_version    goes up with each change; a stale form is refused
    approved_row   the row_version that the newest version holds; None before the first
    supplied       mark of the rows of another room that somebody looked at here last (disclosure.suppliers); "" for none
    """

    PRIVACY = privacy(
        public="item component period periods unit rhythm starts_on ends_on words_th words_en tables links is_none",
        internal="id opens_on due_on is_filled is_carried row_version approved_row supplied changed_at",
        personal="changed_by",
    )

    item = models.ForeignKey(Item, models.PROTECT, related_name="records")
    component = models.PositiveSmallIntegerField()
    period = models.PositiveSmallIntegerField(default=1)
    periods = models.PositiveSmallIntegerField(default=1)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    rhythm = models.CharField(max_length=20)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    opens_on = models.DateField()
    due_on = models.DateField()
    words_th = models.TextField(blank=True)
    words_en = models.TextField(blank=True)
    tables = models.JSONField(default=dict)
    links = models.JSONField(default=list)
    is_none = models.BooleanField(default=False)
    is_filled = models.BooleanField(default=False)
    is_carried = models.BooleanField(default=False)
    row_version = models.PositiveIntegerField(default=1)
    approved_row = models.PositiveIntegerField(null=True)
    supplied = models.CharField(max_length=16, blank=True, default="")
    changed_at = models.DateTimeField(null=True)
    changed_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["item", "component", "period", "unit__position", "id"]
        indexes = [models.Index(fields=["item", "periods", "period"], name="disclosure_record_period")]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "component", "period", "unit"], name="disclosure_record_once_per_unit"
            ),
            models.UniqueConstraint(
                fields=["item", "component", "period"],
                condition=Q(unit__isnull=True),
                name="disclosure_record_once_for_the_office",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True, ends_on__isnull=True)
                | Q(starts_on__isnull=False, ends_on__isnull=False),
                name="disclosure_record_covers_from_and_to",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.component}/{self.period} of {self.unit_id}"

    @property
    def is_approved(self) -> bool:
        """Does the newest version say what stands here?"""
        return self.approved_row == self.row_version


class RecordFile(models.Model):
    """A file that a record shows, in order: one version of a piece of evidence, so that a later one changes nothing here."""

    PRIVACY = privacy(public="record", internal="id version position")

    record = models.ForeignKey(Record, models.PROTECT, related_name="files")
    version = models.ForeignKey(FileVersion, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["record", "position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["record", "version"], name="disclosure_record_file_once"),
        ]

    def __str__(self) -> str:
        return f"{self.record_id}: file {self.version_id}"


class VersionQuerySet(models.QuerySet["Version"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(item__in=Item.objects.visible_to(member))


class Version(models.Model):
    """What an item said when a director approved it. Never changed; a correction is a new version.

    document   document_of(Disclosed): see rules.disclosing
    digest     SHA-256 of its canonical form, hexadecimal
    as_of      the day on which it was true
    """

    PRIVACY = privacy(
        public="item number document digest as_of", internal="id approved_at", personal="approved_by"
    )

    item = models.ForeignKey(Item, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    document = models.JSONField()
    digest = models.CharField(max_length=64)
    as_of = models.DateField()
    approved_at = models.DateTimeField()
    approved_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["item", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="disclosure_version_number_once"),
            models.CheckConstraint(condition=Q(digest__length=64), name="disclosure_version_digest_is_whole"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} v{self.number}"
