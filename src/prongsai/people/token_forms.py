"""What is typed about access tokens."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prongsai.accounts.members import Member
from prongsai.people.scopes import Scope, scopes_for
from prongsai.ui.fields import LineField

USUAL_DAYS = 90
_DAYS = (
    (30, _("30 days")),
    (USUAL_DAYS, _("90 days")),
    (180, _("180 days")),
    (365, _("One year")),
)


class CreateToken(forms.Form):
    """A token of one's own: only scopes that are of use in one's role."""

    name = LineField(
        label=_("Which program is it for?"),
        max_length=100,
        help_text=_("For example: transfer of scores from the office's spreadsheet."),
    )
    scopes = forms.MultipleChoiceField(
        label=_("What the program may do"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose no more than it needs. It can never do more than you may yourself."),
        error_messages={"required": _("Please choose at least one thing that the program may do.")},
    )
    days = forms.TypedChoiceField(
        label=_("How long it lasts"),
        coerce=int,
        choices=_DAYS,
        widget=forms.RadioSelect,
        initial=USUAL_DAYS,
    )

    def __init__(self, by: Member, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["scopes"].choices = [(one.value, one.label) for one in scopes_for(by)]  # type: ignore[attr-defined]

    def chosen_scopes(self) -> list[Scope]:
        return [Scope(one) for one in self.cleaned_data["scopes"]]

    def life(self) -> timedelta:
        return timedelta(days=self.cleaned_data["days"])


class EndToken(forms.Form):
    """Why a token is ended; for one's own nothing need be said."""

    reason = LineField(
        label=_("Reason"), max_length=300, help_text=_("It stays readable beside the access token.")
    )

    def __init__(self, *args: Any, is_own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = not is_own
