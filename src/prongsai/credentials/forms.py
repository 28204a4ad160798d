"""What is typed about one's own sign-in."""

from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm
from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from prongsai.accounts.forms import LONGEST_NAME
from prongsai.accounts.models import User
from prongsai.accounts.roles import Role
from prongsai.credentials.wording import REFUSALS
from prongsai.rules.digits import arabic
from prongsai.ui.fields import LineField

_LONGEST_PASSWORD = 1_000


class CodeField(LineField):
    """Digits as an app shows them; spaces and Thai digits are understood."""

    def __init__(self, **options: Any) -> None:
        attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
        super().__init__(max_length=40, widget=forms.TextInput(attrs=attrs), **options)

    def to_python(self, value: Any) -> str:
        return arabic(super().to_python(value))


class EnterCode(forms.Form):
    code = CodeField(
        label=_("Code"), help_text=_("Six digits from your authenticator app, or one of your recovery codes.")
    )


class _Credential:
    """What a browser sends of a passkey: whatever is wrong with its shape is one refusal, never an error of ours."""

    def full_clean(self) -> None:
        try:
            super().full_clean()  # type: ignore[misc]
        except (AttributeError, KeyError, IndexError, TypeError, ValueError, RecursionError):
            self.add_error(None, str(REFUSALS["passkey"]))  # type: ignore[attr-defined]


class AddPasskey(_Credential, AddWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    name = LineField(
        label=_("Name"),
        max_length=60,
        help_text=_("So that you know it again, for example: office computer."),
    )
    passwordless = None  # every passkey opens without a password


class UsePasskey(_Credential, AuthenticateWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """cleaned_data["credential"]: the passkey, as a row. user None: whom it belongs to, it says itself."""


class NamePasskey(forms.Form):
    name = LineField(label=_("Name"), max_length=60)


class SetUpApp(forms.Form):
    code = CodeField(
        label=_("Code that the app shows"), help_text=_("Six digits; a new one every half minute.")
    )


def _password(label: Any, autocomplete: str, **options: Any) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=_LONGEST_PASSWORD, strip=False, widget=widget, **options)


class _OwnPassword(forms.Form):
    """Asks for the password that the person has."""

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    current = _password(_("Your password"), "current-password")

    def clean_current(self) -> str:
        typed: str = self.cleaned_data["current"]
        if not self.user.check_password(typed):
            raise ValidationError(str(REFUSALS["wrong_password"]))
        return typed


class Confirm(_OwnPassword):
    pass


class NewPassword(forms.Form):
    """A password, typed twice."""

    password = _password(
        _("New password"),
        "new-password",
        help_text=_("At least twelve letters; several words together are good."),
    )
    again = _password(_("New password once more"), "new-password")

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        password, again = told.get("password"), told.get("again")
        if password and again and password != again:
            self.add_error("again", _("The two passwords differ; please type both again."))
        if password and not _is_good(password):
            self.add_error("password", _("This password is too short or too common; please choose another."))
        return told


class Forgotten(forms.Form):
    name = LineField(
        label=_("User name or e-mail address"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "username"}),
    )


class ChangeEmail(forms.Form):
    email = forms.EmailField(
        label=_("New e-mail address"),
        max_length=254,
        error_messages={"invalid": _("This is no e-mail address; please look at it again.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class FactorRules(forms.Form):
    """Roles that ask for a second factor."""

    roles = forms.MultipleChoiceField(
        label=_("Roles that sign in with a second factor"),
        choices=Role.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def chosen(self) -> set[Role]:
        return {Role(value) for value in self.cleaned_data["roles"]}


class ChangePassword(_OwnPassword, NewPassword):
    field_order = ("current", "password", "again")


def _is_good(password: str) -> bool:
    try:
        password_validation.validate_password(password)
    except ValidationError:
        return False
    return True
