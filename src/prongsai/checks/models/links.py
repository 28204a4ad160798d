"""Addresses of the web that an office has promised to keep alive, and what they answered."""

import hashlib
from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.agencies.models import Agency
from prongsai.rules.links import Answer, Why
from prongsai.rules.privacy import privacy

ANSWERS = [(each.value, each.value) for each in Answer]
IS_ANSWER = Q(answer__in=[each.value for each in Answer])


def key_of(url: str) -> str:
    """What tells one address from another, however long it is."""
    return hashlib.sha256(url.encode()).hexdigest()


class WatchedAddressQuerySet(models.QuerySet["WatchedAddress"]):
    def visible_to(self, member: Member) -> Self:
        return self.filter(member.scope())

    def watched(self) -> Self:
        """Those that somebody still asks for."""
        return self.filter(ended_at__isnull=True)

    def due(self, now: datetime) -> Self:
        return self.watched().filter(next_at__lte=now).order_by("next_at", "pk")


class WatchedAddress(models.Model):
    """One address of an office, with its standing as the history says; who asks for it is told by Watch.

    answer, why   the standing, and the reason of the newest verdict
    since         when the standing became what it is; last_at when it was last asked
    failures      in a row
    fingerprint   of the content that was last looked at by a person, or seen first; drifted_at says since when it is another
    ended_at      nobody asks for it any more
    """

    PRIVACY = privacy(
        internal="id agency url url_key answer why since last_at next_at failures fingerprint drifted_at asked_at ended_at"
    )

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    url = models.CharField(max_length=2000)
    url_key = models.CharField(max_length=64)
    answer = models.CharField(max_length=10, choices=ANSWERS, default=Answer.UNSURE.value)
    why = models.CharField(max_length=30, default=Why.NEVER.value)
    since = models.DateTimeField()
    last_at = models.DateTimeField(null=True)
    next_at = models.DateTimeField(db_index=True)
    failures = models.PositiveIntegerField(default=0)
    fingerprint = models.CharField(max_length=64, blank=True)
    drifted_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = WatchedAddressQuerySet.as_manager()

    class Meta:
        ordering = ["agency", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "url_key"], name="watched_address_once"),
            models.CheckConstraint(condition=IS_ANSWER, name="watched_address_answer"),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id}: {self.url[:60]}"


class Watch(models.Model):
    """What asks for an address. subject means something to the room that asked: "disclosure:O12:3"."""

    PRIVACY = privacy(internal="id address subject asked_at", personal="asked_by")

    address = models.ForeignKey(WatchedAddress, models.PROTECT, related_name="watches")
    subject = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["subject", "pk"]
        constraints = [models.UniqueConstraint(fields=["address", "subject"], name="watch_once")]

    def __str__(self) -> str:
        return f"{self.address_id} for {self.subject}"


class Probe(models.Model):
    """One asking with its verdict. Never changed; the oldest go when there are many.

    status       of HTTP; 0 when no answer came
    fingerprint  of the content, "" where there was none to take it from
    """

    PRIVACY = privacy(internal="id address at answer why status final_url media_type size millis fingerprint")

    address = models.ForeignKey(WatchedAddress, models.PROTECT, related_name="probes")
    at = models.DateTimeField()
    answer = models.CharField(max_length=10, choices=ANSWERS)
    why = models.CharField(max_length=30)
    status = models.PositiveSmallIntegerField(default=0)
    final_url = models.CharField(max_length=2000, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    millis = models.PositiveIntegerField(default=0)
    fingerprint = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["address", "-at", "-pk"]
        constraints = [models.CheckConstraint(condition=IS_ANSWER, name="probe_answer")]

    def __str__(self) -> str:
        return f"{self.address_id} {self.answer}"


class Copy(models.Model):
    """Our own copy of what an address answered on a day: sealed in the store under its hash. Never changed."""

    PRIVACY = privacy(internal="id address taken_at sha256 size media_type fingerprint")

    address = models.ForeignKey(WatchedAddress, models.PROTECT, related_name="copies")
    taken_at = models.DateTimeField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100, blank=True)
    fingerprint = models.CharField(max_length=64)

    class Meta:
        ordering = ["address", "-taken_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(sha256__length=64), name="link_copy_sha256_is_whole"),
        ]

    def __str__(self) -> str:
        return f"{self.address_id} {self.sha256[:12]}"
