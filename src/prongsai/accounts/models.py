"""People, their memberships, and which roles ask for a second factor."""

from datetime import date
from typing import Any, ClassVar, Self

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency, Unit
from prongsai.rules.privacy import privacy


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """One person, one account, wherever they serve."""

    PRIVACY = privacy(
        internal="id is_active last_login",
        personal="username name_th name_en email",
        secret="password",  # noqa: S106 - the name of a field
    )

    username = models.CharField(max_length=150, unique=True)
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return self.username


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self, today: date) -> Self:
        """Memberships that have begun and not ended."""
        return self.filter(starts_on__lte=today).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today))

    def with_factors(self) -> Self:
        """asks_factor: the role asks for a second factor; has_factor: the person has one. Recovery codes alone are none."""
        rules = FactorRule.objects.filter(role=OuterRef("role"), is_required=True)
        factors = Authenticator.objects.filter(user=OuterRef("user"), type__in=("totp", "webauthn"))
        return self.annotate(asks_factor=Exists(rules), has_factor=Exists(factors))


class Membership(models.Model):
    """A person's role in an agency (and perhaps one unit of it) for a time; it ends, and is never deleted.

    is_acting   the role is another's, borne for a period (รักษาการแทน); such a membership has an end
    """

    PRIVACY = privacy(internal="id agency unit role is_acting starts_on ends_on", personal="user")

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(max_length=30, choices=Role)
    is_acting = models.BooleanField(default=False)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["user", "starts_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="membership_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(is_acting=False) | Q(ends_on__isnull=False),
                name="acting_membership_has_an_end",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.agency_id}"


class FactorRule(models.Model):
    """Whether those who hold a role must sign in with a second factor. A role without a row need not.

    changed_by   who said so last; what was before stands in the trail
    """

    PRIVACY = privacy(internal="id role is_required changed_at", personal="changed_by")

    role = models.CharField(max_length=30, choices=Role, unique=True)
    is_required = models.BooleanField()
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["role"]

    def __str__(self) -> str:
        return f"{self.role} {self.is_required}"
