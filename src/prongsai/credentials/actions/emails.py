"""One's own e-mail address: it counts once a letter that went there came back."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import signing
from django.db import transaction

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.audit import actions as audit
from prongsai.credentials import tasks
from prongsai.credentials.mailing import Letter

SALT = "prongsai.credentials.email"
VALID = timedelta(days=1)


class CannotSetEmail(Exception):
    """code: letter_over (used, too old, or another person's), email_used (by another account)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Asked:
    """The address that a letter is about."""

    email: str


def ask_for_email(*, email: str, by: Member) -> None:
    """A letter goes to the new address; until it comes back the old one holds."""
    told = {"person": by.user.pk, "before": by.user.email, "email": email}
    tasks.post(by.user, Letter.CONFIRM_EMAIL, to=email, token=signing.dumps(told, salt=SALT))


def asked_email(*, token: str, by: Member) -> Asked:
    """Raises CannotSetEmail: letter_over."""
    try:
        told = signing.loads(token, salt=SALT, max_age=VALID)
    except signing.BadSignature as refused:
        raise CannotSetEmail("letter_over") from refused
    if told["person"] != by.user.pk or told["before"] != by.user.email:
        raise CannotSetEmail("letter_over")
    return Asked(told["email"])


@transaction.atomic
def set_email(*, token: str, by: Member, now: datetime) -> None:
    """Good once: the letter speaks of the address that was. The old address is told. Raises CannotSetEmail."""
    asked = asked_email(token=token, by=by)
    if User.objects.filter(email__iexact=asked.email).exclude(pk=by.user.pk).exists():
        raise CannotSetEmail("email_used")
    before = by.user.email
    by.user.email = asked.email
    by.user.save(update_fields=["email"])
    audit.record("credentials.email.changed", by=by, target=by.user, at=now)
    tasks.post(by.user, Letter.EMAIL_CHANGED, to=before)
