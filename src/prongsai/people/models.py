"""Invitations, by which people come in and take up roles; codes for passwords; tokens for their programs."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q

from prongsai.accounts.models import Membership, User
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


class AccessTokenQuerySet(models.QuerySet["AccessToken"]):
    def standing(self, now: datetime) -> Self:
        """Those that nobody has ended and that have not run out."""
        return self.filter(ended_at__isnull=True, expires_at__gt=now)


class AccessToken(models.Model):
    """With it a program acts as its holder in one membership, within some scopes, until a day. Never deleted.

    name          what the holder calls it: the program that uses it
    scopes        values of scopes.Scope
    hint          its first letters, by which the holder knows it again
    secret_hash   SHA-256 of the token; the token itself is kept nowhere
    last_used_on  the day alone, so that nobody's hours are watched
    refused_on    the last day on which it was tried in vain; noted in the trail once a day
    ended_by      the holder, or who arranges people, with a reason
    """

    PRIVACY = privacy(
        internal="id membership name scopes hint made_at expires_at last_used_on refused_on ended_at end_reason",
        personal="ended_by",
        secret="secret_hash",  # noqa: S106 - the name of a field
    )

    membership = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    name = models.CharField(max_length=100)
    scopes = models.JSONField()
    hint = models.CharField(max_length=12)
    secret_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_on = models.DateField(null=True)
    refused_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    end_reason = models.CharField(max_length=300, blank=True)

    objects = AccessTokenQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=F("made_at")), name="access_token_has_a_life"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True, end_reason="")
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="access_token_ended_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership_id} {self.hint}"
