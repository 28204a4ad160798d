"""Letters about an account. Their words stand in templates/credentials/letters; nothing secret is kept of them."""

import logging
import smtplib
from enum import StrEnum

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from prongsai.accounts.models import User

log = logging.getLogger(__name__)


class Letter(StrEnum):
    """The kinds of letters; each value names its template."""

    NEW_PASSWORD = "new_password"  # noqa: S105 - the name of a template
    PASSWORD_CHANGED = "password_changed"  # noqa: S105
    CONFIRM_EMAIL = "confirm_email"
    EMAIL_CHANGED = "email_changed"
    FACTOR_RESET = "factor_reset"


def mail_is_set() -> bool:
    return bool(settings.EMAIL_HOST) or "smtp" not in settings.EMAIL_BACKEND


def send(letter: Letter, user: User, *, to: str, token: str = "") -> None:
    """The first line of a template is the subject. What cannot be sent is noted: the person asks again."""
    if not to or not mail_is_set():
        return
    told = {"name": user.name_th, "username": user.username, "link": _link(letter, user, token)}
    subject, _, body = render_to_string(f"credentials/letters/{letter}.txt", told).strip().partition("\n")
    try:
        EmailMessage(subject=" ".join(subject.split()), body=body.strip() + "\n", to=[to]).send()
    except (OSError, smtplib.SMTPException):
        log.exception("A letter about an account could not be mailed: %s", letter)


def _link(letter: Letter, user: User, token: str) -> str:
    """Starts with the address that the installation was told, never with what a request calls it."""
    home: str = settings.PUBLIC_ADDRESS
    if letter == Letter.NEW_PASSWORD:
        key = urlsafe_base64_encode(force_bytes(user.pk))
        return home + reverse("accounts:reset_password", args=[key, default_token_generator.make_token(user)])
    if letter == Letter.CONFIRM_EMAIL:
        return home + reverse("accounts:confirm_email", args=[token])
    return home + reverse("accounts:log_in")
