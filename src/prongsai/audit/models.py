"""The trail: append-only, kept by the database. Product logic never reads it."""

from django.db import models

from prongsai.accounts.members import Member
from prongsai.rules.privacy import privacy


class EntryQuerySet(models.QuerySet["Entry"]):
    def visible_to(self, member: Member) -> "EntryQuerySet":
        return self.filter(
            agency_path__startswith=member.agency.path,
        )


class Entry(models.Model):
    """One thing that was done. No keys to other rooms: the trail outlives what it speaks of.

    action   room.noun.verbed
    target   room.model:id
    details  what changed, small and free of personal data of third persons
    """

    PRIVACY = privacy(internal="id at action role agency_path target details", personal="actor_id actor")

    at = models.DateTimeField(db_index=True)
    action = models.CharField(max_length=80)
    actor_id = models.BigIntegerField(null=True)
    actor = models.CharField(max_length=200)
    role = models.CharField(max_length=30)
    agency_path = models.CharField(max_length=400, db_index=True)
    target = models.CharField(max_length=120, db_index=True)
    details = models.JSONField(default=dict)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.action} {self.target}"
