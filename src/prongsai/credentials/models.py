"""Which browsers are signed in, for whom; and whose second factor was taken away by somebody else."""

from datetime import datetime
from typing import Self

from django.contrib.sessions.models import Session
from django.db import models
from django.db.models import F, Q

from prongsai.accounts.models import User
from prongsai.rules.privacy import privacy


class OpenSessionQuerySet(models.QuerySet["OpenSession"]):
    def standing(self, now: datetime) -> Self:
        """Those whose session is still there and not over."""
        keys = Session.objects.filter(expire_date__gt=now).values("session_key")
        return self.filter(key__in=keys)


class OpenSession(models.Model):
    """One browser in which a person has signed in. Where from is not kept.

    key      of the session
    device   what the browser says of itself
    seen_at  to within five minutes
    """

    PRIVACY = privacy(internal="id began_at seen_at", personal="user device", secret="key")  # noqa: S106 - a field's name

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    key = models.CharField(max_length=40, unique=True)
    device = models.CharField(max_length=300, blank=True)
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    objects = OpenSessionQuerySet.as_manager()

    class Meta:
        ordering = ["-seen_at", "-id"]

    def __str__(self) -> str:
        return f"{self.user_id} {self.began_at}"


class FactorReset(models.Model):
    """Somebody who arranges people took away the second factor of a person who lost it. The person is told.

    told_at   when the person saw it after signing in; None: not yet
    """

    PRIVACY = privacy(internal="id reset_at told_at", personal="person reset_by reason")

    person = models.ForeignKey(User, models.PROTECT, related_name="+")
    reset_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    reset_at = models.DateTimeField()
    reason = models.CharField(max_length=500)
    told_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-reset_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reset_by=F("person")), name="nobody_resets_their_own_second_factor"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.reset_at}"
