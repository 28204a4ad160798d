"""A new password: changed by its owner, or set by whoever got the letter that was asked for."""

from datetime import datetime

from django.contrib.auth.tokens import default_token_generator
from django.db import transaction

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.accounts.queries import username_of
from prongsai.audit import actions as audit
from prongsai.credentials import tasks
from prongsai.credentials.actions.sessions import drop_sessions, path_of
from prongsai.credentials.mailing import Letter


class CannotSetPassword(Exception):
    """code: letter_over (used, too old, or never sent)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def change_password(*, password: str, this_key: str, by: Member, now: datetime) -> None:
    """Every other session of the person ends with the old password."""
    by.user.set_password(password)
    by.user.save(update_fields=["password"])
    drop_sessions(user=by.user, but=this_key)
    audit.record("credentials.password.changed", by=by, target=by.user, at=now)
    tasks.post(by.user, Letter.PASSWORD_CHANGED)


def ask_for_password_letter(*, typed: str) -> None:
    """Put a letter to the person into the queue, or one to nobody: both take the same time, and neither says which it was."""
    user = User.objects.filter(username=username_of(typed), is_active=True).exclude(email="").first()
    tasks.post(user, Letter.NEW_PASSWORD)


def check_letter(*, user: User | None, token: str) -> User:
    """Whose letter it is. Raises CannotSetPassword."""
    if user is None or not user.is_active or not default_token_generator.check_token(user, token):
        raise CannotSetPassword("letter_over")
    return user


@transaction.atomic
def set_password_by_letter(*, user: User, token: str, password: str, now: datetime) -> None:
    """Good once: the token speaks of the password that was. All sessions end; a second factor holds. Raises CannotSetPassword."""
    person = check_letter(user=User.objects.select_for_update().get(pk=user.pk), token=token)
    person.set_password(password)
    person.save(update_fields=["password"])
    drop_sessions(user=person)
    audit.record("credentials.password.set", by=None, target=person, at=now, agency_path=path_of(person, now))
    tasks.post(person, Letter.PASSWORD_CHANGED)
