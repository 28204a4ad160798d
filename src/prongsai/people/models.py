"""Invitations: how a person comes into the house, or takes up one role more."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q

from prongsai.accounts.models import User
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency, Unit
from prongsai.rules.privacy import privacy


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self, now: datetime) -> Self:
        """Those that can still be taken up."""
        return self.filter(accepted_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=now)


class Invitation(models.Model):
    """A role offered to a person whom the office names, taken up once, by a code that only the invited person holds.

    email      where the code was sent; "" when it was printed
    code_hash  SHA-256 of the code; the code itself is kept nowhere
    """

    PRIVACY = privacy(
        internal="id agency unit role starts_on ends_on made_at expires_at accepted_at withdrawn_at",
        personal="name_th name_en email made_by accepted_by",
        secret="code_hash",  # noqa: S106 - the name of a field
    )

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(max_length=30, choices=Role)
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    code_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True, accepted_by__isnull=True)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False, withdrawn_at__isnull=True),
                name="invitation_accepted_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(accepted_by__isnull=True)
                | Q(made_by__isnull=True)
                | ~Q(accepted_by=F("made_by")),
                name="nobody_accepts_their_own_invitation",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="invitation_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.role}"


class PasswordCode(models.Model):
    """A one-time code with which a person who lost the password sets a new one; only its SHA-256 is kept."""

    PRIVACY = privacy(
        internal="id made_at expires_at used_at",
        personal="person made_by",
        secret="code_hash",  # noqa: S106 - the name of a field
    )

    person = models.ForeignKey(User, models.PROTECT, related_name="+")
    code_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(made_by=F("person")), name="nobody_hands_themselves_a_password_code"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}"
