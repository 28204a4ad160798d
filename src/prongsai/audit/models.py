"""The trail: append-only and chained, kept by the database. Product logic never reads it."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb
from prongsai.audit.chain import ENCODING
from prongsai.audit.fields import CanonicalJSONField
from prongsai.audit.sentences import arranging_rooms
from prongsai.rules.privacy import privacy


class EntryQuerySet(models.QuerySet["Entry"]):
    def visible_to(self, member: Member) -> Self:
        """What the member may read: of the agency, for some of those below; without SEE_TRAIL one's own deeds there.

        Who arranges people and reads no content reads what was done to people and settings, and nothing else.
        """
        if not member.can(Verb.SEE_TRAIL):
            return self.filter(agency_path=member.agency.path, actor_id=member.user.pk)
        below = member.can(Verb.READ_BELOW) or member.can(Verb.MANAGE_BELOW)
        within = Q(agency_path__startswith=member.agency.path) if below else Q(agency_path=member.agency.path)
        return self.filter(within) if member.can(Verb.READ) else self.filter(within).of_arranging()

    def of_arranging(self) -> Self:
        """Entries about people and settings, which hold no content."""
        wanted = Q(pk__in=())
        for room in arranging_rooms():
            wanted |= Q(action__startswith=f"{room}.")
        return self.filter(wanted)

    def sealed(self) -> Self:
        """Those that stand in the chain."""
        return self.filter(seq__isnull=False)

    def unsealed(self) -> Self:
        """Those written within the last minutes."""
        return self.filter(seq__isnull=True)


class Entry(models.Model):
    """One thing that was done. No keys to other rooms: the trail outlives what it speaks of.

    action     room.noun.verbed
    is_acting  the actor bore the role for another
    target     room.model:id
    details    what else is to be known, small and free of personal data of third persons; "changes" in it holds, for each
               field, what stood there before and after (audit.changes)
    encoding   how the entry is written as a line (audit.chain)
    seq        its number in the chain; null for the few minutes until it is sealed
    previous   the checksum of entry seq - 1
    digest     its own checksum, over everything above and `previous`
    """

    PRIVACY = privacy(
        internal="id at action role is_acting agency_path target details encoding seq previous digest",
        personal="actor_id actor",
    )

    at = models.DateTimeField(db_index=True)
    action = models.CharField(max_length=80)
    actor_id = models.BigIntegerField(null=True)
    actor = models.CharField(max_length=200)
    role = models.CharField(max_length=30)
    is_acting = models.BooleanField(default=False)
    agency_path = models.CharField(max_length=400, db_index=True)
    target = models.CharField(max_length=120)
    details = CanonicalJSONField(default=dict)
    encoding = models.PositiveSmallIntegerField(default=ENCODING)
    seq = models.BigIntegerField(null=True, unique=True)
    previous = models.CharField(max_length=64, default="")
    digest = models.CharField(max_length=64, default="")

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(seq__isnull=True, previous="", digest="")
                | (Q(seq__gte=1) & ~Q(previous="") & ~Q(digest="")),
                name="entry_sealed_whole_or_not_at_all",
            ),
        ]
        indexes = [
            models.Index(fields=["target", "id"], name="entry_of_object"),
            models.Index(fields=["agency_path", "id"], name="entry_of_agency"),
            models.Index(fields=["actor_id", "id"], name="entry_of_person"),
            models.Index(fields=["id"], condition=Q(seq__isnull=True), name="entry_unsealed"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.target}"


class DailyRoot(models.Model):
    """The chain as it stood when a day was over, to be printed and kept outside the system.

    Whoever changes an entry can write the rest of the chain anew; what was printed stays as it was.

    day     the day in Thailand; a day without entries has no root
    first   number of the first entry that no earlier root covers
    last    number of the last entry of that day
    digest  checksum of entry `last`: it stands for that entry and every one before
    """

    PRIVACY = privacy(internal="id day first last digest closed_at")

    day = models.DateField(unique=True)
    first = models.BigIntegerField(unique=True)
    last = models.BigIntegerField(unique=True)
    digest = models.CharField(max_length=64)
    closed_at = models.DateTimeField()

    class Meta:
        ordering = ["-last"]
        constraints = [
            models.CheckConstraint(
                condition=Q(first__gte=1) & Q(last__gte=F("first")), name="root_covers_an_entry"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.digest}"
