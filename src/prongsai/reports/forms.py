"""What people type about papers: parsed, with an error beside the field."""

from pathlib import PurePath

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from prongsai.reports.actions import LetterContent
from prongsai.rules.digits import arabic
from prongsai.ui.fields import DayField, LineField, TextField

LONGEST_NUMBER, LONGEST_LINE = 60, 300
URGENCIES = (
    ("", _("Ordinary")),
    ("urgent", _("Urgent")),
    ("very-urgent", _("Very urgent")),
    ("most-urgent", _("Most urgent")),
)


class SubmitForm(forms.Form):
    """seen: checksum of the content that was looked at."""

    seen = forms.CharField(widget=forms.HiddenInput)
    thai_digits = forms.BooleanField(required=False, widget=forms.HiddenInput)


class ApproveForm(forms.Form):
    """seen: number of the newest step that the director had before them."""

    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
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
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
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


class LetterForm(forms.Form):
    """A memo or a circular. seen: the row version that the person had before them; 0 for a new one."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    subject = LineField(label=_("Subject"), longest=LONGEST_LINE)
    urgency = forms.ChoiceField(label=_("Urgency"), choices=URGENCIES, required=False)
    office = LineField(
        label=_("Unit that writes"),
        help_text=_("With its telephone, for example ฝ่ายปกครอง โทร. 0 0000 0000"),
        longest=LONGEST_LINE,
    )
    to = LineField(
        label=_("Addressed to"), help_text=_("A position, not a name"), longest=LONGEST_LINE, required=False
    )
    through = LineField(label=_("Through"), longest=LONGEST_LINE, required=False)
    references = TextField(
        label=_("Refers to"), help_text=_("One a line"), rows=2, longest=2000, required=False
    )
    enclosures = TextField(
        label=_("Enclosed"), help_text=_("One a line"), rows=2, longest=2000, required=False
    )
    body = TextField(
        label=_("Text"),
        help_text=_("One paragraph a line; it is indented by itself."),
        rows=10,
        required=False,
    )
    signer = LineField(label=_("Position of whoever signs"), longest=LONGEST_LINE, required=False)
    acting_for = LineField(
        label=_("Acting for"),
        help_text=_("The position that is borne for another, if any (รักษาการแทน)"),
        longest=LONGEST_LINE,
        required=False,
    )

    def content(self) -> LetterContent:
        return LetterContent(**{name: value for name, value in self.cleaned_data.items() if name != "seen"})
