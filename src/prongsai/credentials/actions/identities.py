"""Linking an account here with the identity that the office's provider knows."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from prongsai.accounts.members import Member, member_of
from prongsai.accounts.models import User
from prongsai.audit import actions as audit


class CannotLink(Exception):
    """code: unknown, unverified (the provider has not confirmed the e-mail address)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def person_of_claims(claims: Mapping[str, Any]) -> User:
    """Whose confirmed e-mail address it is, where the installation allows that. Raises CannotLink."""
    email = claims.get("email")
    if not settings.OIDC_MATCH_EMAIL or not isinstance(email, str) or not email:
        raise CannotLink("unknown")
    if claims.get("email_verified") is not True:
        raise CannotLink("unverified")
    found = User.objects.filter(email__iexact=email, is_active=True)[:2]
    if len(found) != 1:
        raise CannotLink("unknown")
    return found[0]


@transaction.atomic
def link_identity(*, account: SocialAccount, user: User, now: datetime) -> None:
    """account: as the provider told it, not stored yet."""
    account.user = user
    account.save()
    by = member_of(user, chosen=None, today=timezone.localdate(now))
    audit.record("credentials.identity.linked", by=by, target=user, at=now)


@transaction.atomic
def unlink_identities(*, by: Member, now: datetime) -> None:
    SocialAccount.objects.filter(user=by.user).delete()
    audit.record("credentials.identity.unlinked", by=by, target=by.user, at=now)
