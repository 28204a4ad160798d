"""What is typed about findings."""

from django import forms
from django.utils.translation import gettext_lazy as _

from prongsai.rules.private_marks import marks
from prongsai.ui.fields import TextField

CLEAR, CONFIRM = "clear", "confirm"
LONGEST = 500


class DecideForm(forms.Form):
    decision = forms.ChoiceField(
        label=_("Your decision"),
        widget=forms.RadioSelect,
        choices=[
            (CLEAR, _("Clear it: this may be published as it is")),
            (CONFIRM, _("Confirm it: this may not be published; it has to be mended")),
        ],
        error_messages={"required": _("Please choose one of the two.")},
    )
    reason = TextField(
        label=_("Reason"),
        rows=3,
        longest=LONGEST,
        help_text=_("What you looked at, and why you decide so. Please write no personal data here."),
        error_messages={"required": _("Please write the reason: it is what an auditor reads later.")},
    )

    def clean_reason(self) -> str:
        reason: str = self.cleaned_data["reason"]
        if marks(reason):
            raise forms.ValidationError(
                _(
                    "The reason itself holds personal data, such as a number or a telephone. Please write it without."
                )
            )
        return reason
