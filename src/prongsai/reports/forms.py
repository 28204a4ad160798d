"""What people type about papers: parsed, with an error beside the field."""

from pathlib import PurePath

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from prongsai.rules.digits import arabic
from prongsai.ui.fields import DayField, LineField, TextField

LONGEST_NUMBER = 60


class SubmitForm(forms.Form):
    """seen: checksum of the content that was looked at."""

    seen = forms.CharField(widget=forms.HiddenInput)
    thai_digits = forms.BooleanField(required=False, widget=forms.HiddenInput)


class ApproveForm(forms.Form):
    number = LineField(
        label=_("Number of the paper"),
        help_text=_("As your office writes it, for example กท 5101/123"),
        max_length=LONGEST_NUMBER,
    )
    dated_on = DayField(label=_("Date of the paper"), help_text=_("For example 12 มี.ค. 2568 or 12/3/2568"))

    def clean_number(self) -> str:
        """๑๒ and 12 are one number."""
        return arabic(self.cleaned_data["number"])


class ReturnForm(forms.Form):
    comment = TextField(
        label=_("What should be changed"),
        help_text=_("The officer reads this beside the paper."),
        rows=3,
    )


class TemplateForm(forms.Form):
    file = forms.FileField(
        label=_("Word template (.docx)"),
        widget=forms.ClearableFileInput(
            attrs={"accept": ".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
        ),
        error_messages={
            "required": _("Please choose a file."),
            "empty": _("The file is empty. Please choose another."),
            "invalid": _("The file did not arrive whole. Please send it again."),
        },
    )

    def clean_file(self) -> tuple[str, bytes]:
        """The file's own name, without folders, and what it holds."""
        sent = self.cleaned_data["file"]
        if sent.size > settings.UPLOAD_LIMIT_BYTES:
            megabytes = settings.UPLOAD_LIMIT_BYTES // (1024 * 1024)
            raise forms.ValidationError(
                _("The file is larger than %(size)s MB. Please make its pictures smaller and send it again."),
                params={"size": megabytes},
            )
        return PurePath(sent.name).name[-200:], sent.read()
