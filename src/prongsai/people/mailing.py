"""Invitations by e-mail."""

import logging
import smtplib
from collections.abc import Iterable

from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from prongsai.credentials.mailing import mail_is_set
from prongsai.people.models import Invitation

log = logging.getLogger(__name__)


def sent_invitations(posted: Iterable[tuple[Invitation, str, str]]) -> set[int]:
    """Ids of those that went out, of (invitation, code, address). The rest is to be printed: no mail server, no harm."""
    gone: set[int] = set()
    waiting = [one for one in posted if one[0].email]
    if not waiting or not mail_is_set():
        return gone
    try:
        with get_connection() as connection:
            for invitation, code, address in waiting:
                message = _message(invitation, code, address)
                message.connection = connection
                message.send()
                gone.add(invitation.pk)
    except (OSError, smtplib.SMTPException):
        log.exception("Invitations could not be mailed")
    return gone


def _message(invitation: Invitation, code: str, address: str) -> EmailMessage:
    agency = invitation.agency.name_th
    context = {"invitation": invitation, "code": code, "address": address, "agency": invitation.agency}
    return EmailMessage(
        subject=_("Invitation to Prongsai: %(agency)s") % {"agency": " ".join(agency.split())},
        body=render_to_string("people/invitation.txt", context),
        to=[invitation.email],
    )
