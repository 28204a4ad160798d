"""The ways out of the house: e-mail and LINE. Each hands a text over, or says whether that provably did not happen."""

import smtplib

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from prongsai.notices import line
from prongsai.notices.letters import Letter, NotHandedOver
from prongsai.notices.models import Channel, Preference


def is_open(channel: Channel, preference: Preference) -> bool:
    """Is this way set up in the house, and wanted by the person? E-mail also stands in while LINE does not reach them."""
    if channel == Channel.EMAIL:
        is_wanted = preference.by_email or (preference.by_line and preference.line_failed_at is not None)
        return is_wanted and bool(preference.user.email) and mail_is_set_up()
    return preference.by_line and bool(preference.line_user) and line.can_push()


def mail_is_set_up() -> bool:
    return bool(settings.EMAIL_HOST) or "smtp" not in settings.EMAIL_BACKEND


def hand_over(channel: Channel, letter: Letter, preference: Preference) -> None:
    """Send it. Raises NotHandedOver; any other exception leaves it unknown whether it arrived."""
    if channel == Channel.EMAIL:
        by_email(letter, preference.user.email)
    else:
        line.push(letter, preference.line_user)


def by_email(letter: Letter, address: str) -> None:
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


def _short(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"[:200]
