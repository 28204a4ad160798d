"""Whom a typed name means."""

from django.db.models import Q

from prongsai.accounts.models import User

FEW = 3


def username_of(typed: str) -> str:
    """The user name that was meant: itself, or that of the one account with this e-mail address; else as it was typed.

    The password is tried for whatever comes out, so that known and unknown names take the same way. One query.
    """
    found = User.objects.filter(Q(username=typed) | Q(email__iexact=typed), is_active=True)[:FEW]
    by_name = [one.username for one in found if one.username == typed]
    by_email = [one.username for one in found]
    if by_name:
        return by_name[0]
    return by_email[0] if len(by_email) == 1 else typed
