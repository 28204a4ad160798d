"""How a person wants to be told: parsed, with an error beside the field."""

import re
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from prongsai.notices.models import Preference
from prongsai.ui.fields import LineField

LINE_USER = re.compile(r"U[0-9a-f]{32}")


class _Hour(forms.TimeField):
    def __init__(self, **options: Any) -> None:
        super().__init__(
            input_formats=["%H:%M", "%H.%M"],
            widget=forms.TimeInput(format="%H:%M", attrs={"size": 6}),
            error_messages={"invalid": _("Please write the time like this: 08:00.")},
            **options,
        )


class PreferenceForm(forms.Form):
    by_email = forms.BooleanField(label=_("By e-mail"), required=False)
    by_line = forms.BooleanField(label=_("By LINE"), required=False)
    line_user = LineField(
        label=_("Your LINE user ID"),
        help_text=_("The letter U and 32 characters, as the office's LINE account shows it."),
        required=False,
        max_length=40,
    )
    language = forms.ChoiceField(
        label=_("Language of the messages"), choices=Preference.Language.choices, widget=forms.RadioSelect
    )
    digest_from = _Hour(label=_("Not before"), help_text=_("One message a day at most."))
    quiet_from = _Hour(label=_("Quiet from"))
    quiet_until = _Hour(label=_("Quiet until"))

    def __init__(self, data: QueryDict | None, *, preference: Preference) -> None:
        names = (
            "by_email",
            "by_line",
            "line_user",
            "language",
            "digest_from",
            "quiet_from",
            "quiet_until",
        )
        super().__init__(data, initial={name: getattr(preference, name) for name in names})

    def clean_line_user(self) -> str:
        written: str = self.cleaned_data["line_user"]
        if written and not LINE_USER.fullmatch(written):
            raise forms.ValidationError(
                _("This is not a LINE user ID. It is the letter U and 32 digits or letters a to f.")
            )
        return written

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("by_line") and not given.get("line_user") and "line_user" not in self.errors:
            self.add_error("line_user", _("Please write your LINE user ID, or untick LINE."))
        return given
