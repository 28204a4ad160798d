"""The form of the sign-in page."""

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from prongsai.accounts.queries import username_of

LONGEST_NAME = 254
"""An e-mail address may be typed too."""


class SignIn(AuthenticationForm):
    error_messages = {
        **AuthenticationForm.error_messages,
        "invalid_login": _(
            "The user name and the password do not belong together. "
            "Please look at both again; capital letters count."
        ),
    }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        name = self.fields["username"]
        name.label = _("User name or e-mail address")
        name.max_length = LONGEST_NAME  # type: ignore[attr-defined]
        name.widget.attrs["maxlength"] = LONGEST_NAME
        name.validators = [one for one in name.validators if not isinstance(one, MaxLengthValidator)]
        name.validators.append(MaxLengthValidator(LONGEST_NAME))
        self.fields["password"].label = _("Password")

    def clean(self) -> dict[str, Any]:
        typed = self.cleaned_data.get("username")
        if typed:
            self.cleaned_data["username"] = username_of(typed)
        return super().clean()
