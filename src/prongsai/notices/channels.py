"""The ways out of the house: e-mail and LINE. Each hands a text over, or says whether that provably did not happen."""

import json
import smtplib
import urllib.error
import urllib.request
import uuid
from dataclasses import dataclass
from http.client import HTTPMessage
from typing import IO

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from prongsai.notices.models import Channel, Preference

TIMEOUT = 20
LONGEST_LINE_TEXT = 4_900
"""LINE takes 5,000 characters in one message."""
LINE_RETRY_NAMESPACE = uuid.UUID("6f1b2a52-9f57-4a6b-8a5e-0d6f0c6a2568")


class NotHandedOver(Exception):
    """Provably not handed over. again: it may be tried later; otherwise trying again would not help."""

    def __init__(self, why: str, *, again: bool) -> None:
        super().__init__(why)
        self.why, self.again = why, again


@dataclass(frozen=True, slots=True)
class Letter:
    """number: that of the delivery, by which LINE recognises a second try."""

    number: int
    subject: str
    text: str


def is_open(channel: Channel, preference: Preference) -> bool:
    """Is this way set up in the house, and wanted by the person?"""
    if channel == Channel.EMAIL:
        return preference.by_email and bool(preference.user.email) and mail_is_set_up()
    return preference.by_line and bool(preference.line_user) and bool(settings.LINE_TOKEN)


def mail_is_set_up() -> bool:
    return bool(settings.EMAIL_HOST) or "smtp" not in settings.EMAIL_BACKEND


def hand_over(channel: Channel, letter: Letter, preference: Preference) -> None:
    """Send it. Raises NotHandedOver; any other exception leaves it unknown whether it arrived."""
    if channel == Channel.EMAIL:
        _by_email(letter, preference.user.email)
    else:
        _by_line(letter, preference.line_user)


def _by_email(letter: Letter, address: str) -> None:
    """Until the server has been given the text, every failure is provable; so is every refusal that it answers with."""
    connection = get_connection()
    message = EmailMessage(letter.subject, letter.text, to=[address], connection=connection)
    try:
        message.message()
    except ValueError as error:
        raise NotHandedOver(f"{type(error).__name__}: {error}", again=False) from error
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        raise NotHandedOver(_short(error), again=True) from error
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _words in error.recipients.values()]
        raise NotHandedOver(_short(error), again=all(code < 500 for code in codes)) from error
    except smtplib.SMTPResponseException as error:
        raise NotHandedOver(_short(error), again=error.smtp_code < 500) from error
    finally:
        connection.close()


def _by_line(letter: Letter, line_user: str) -> None:
    body = {"to": line_user, "messages": [{"type": "text", "text": letter.text[:LONGEST_LINE_TEXT]}]}
    request = urllib.request.Request(  # noqa: S310 - the scheme is checked where the setting is read
        f"{settings.LINE_ADDRESS}/v2/bot/message/push",
        data=json.dumps(body).encode(),
        headers={
            "Content-Type": "application/json",
            "Authorization": f"Bearer {settings.LINE_TOKEN}",
            "X-Line-Retry-Key": str(uuid.uuid5(LINE_RETRY_NAMESPACE, str(letter.number))),
        },
    )
    try:
        with _opener.open(request, timeout=TIMEOUT) as answer:
            answer.read()
    except urllib.error.HTTPError as error:
        error.close()
        if error.code != 409:  # 409: accepted at an earlier try under the same retry key
            again = error.code == 429 or error.code >= 500
            raise NotHandedOver(f"HTTP {error.code}", again=again) from error
    except urllib.error.URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise
        raise NotHandedOver(str(error.reason)[:200], again=True) from error


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """The token goes to the address that was set, and nowhere else."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        del req, fp, code, msg, headers, newurl
        return None


_opener = urllib.request.build_opener(_NoRedirect())


def _short(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"[:200]
