"""How a person wants to be told: parsed, with an error beside the field."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from prongsai.notices.models import Preference
from prongsai.rules.quiet_hours import Hours, ever_sends
from prongsai.ui.fields import HourField

HOURS = ("digest_from", "quiet_from", "quiet_until")


class PreferenceForm(forms.Form):
    by_email = forms.BooleanField(label=_("By e-mail"), required=False)
    by_line = forms.BooleanField(label=_("By LINE"), required=False)
    language = forms.ChoiceField(
        label=_("Language of the messages"), choices=Preference.Language.choices, widget=forms.RadioSelect
    )
    digest_from = HourField(label=_("Not before"), required=False)
    quiet_from = HourField(label=_("Quiet from"), required=False)
    quiet_until = HourField(label=_("Quiet until"), required=False)

    def __init__(self, data: QueryDict | None, *, preference: Preference, of_office: Hours) -> None:
        """of_office: the hours that hold where the person chooses none."""
        names = (
            "by_email",
            "by_line",
            "language",
            "digest_from",
            "quiet_from",
            "quiet_until",
        )
        super().__init__(data, initial={name: getattr(preference, name) for name in names})
        if not preference.line_user:
            del self.fields["by_line"]
        self.of_office = of_office
        for name in HOURS:
            hour = getattr(of_office, name).strftime("%H:%M")
            self.fields[name].help_text = _("Left empty: %(hour)s, as your office says.") % {"hour": hour}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        given.setdefault("by_line", False)
        if not self.errors and not ever_sends(
            Preference(**{n: given[n] for n in HOURS}).hours(self.of_office)
        ):
            self.add_error(
                "digest_from", _("At these hours nothing could ever be sent. Please look at them again.")
            )
        return given
