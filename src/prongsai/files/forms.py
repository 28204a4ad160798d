"""What is typed about files, and what is looked for among them."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from prongsai.files import wording
from prongsai.files.content import Description
from prongsai.rules.thai_text import tidy_line
from prongsai.ui.fields import DayField, LineField, TextField


class DescribeEvidence(forms.Form):
    """Caption, day and place of one piece of evidence, or of all that are put in together."""

    caption = TextField(label=_("Caption"), required=False, rows=2, longest=500)
    taken_on = DayField(
        label=_("Date taken"),
        required=False,
        help_text=_("For example 12 มี.ค. 2568. Left empty, the day that the camera wrote is proposed."),
    )
    place = LineField(label=_("Place"), required=False, longest=200)
    row_version = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def clean_taken_on(self) -> date | None:
        day: date | None = self.cleaned_data["taken_on"]
        if day is not None and day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come. Please look at the year once more."))
        return day

    def description(self) -> Description:
        """What could be read; what could not is left empty, and stands among the errors."""
        read = self.cleaned_data
        return Description(
            caption=tidy_line(read.get("caption") or ""),
            taken_on=read.get("taken_on"),
            place=read.get("place") or "",
        )

    def seen_version(self) -> int:
        return self.cleaned_data["row_version"] or 0


class AddVersion(forms.Form):
    """A newer file in the place of another one."""

    file = forms.FileField(label=_("New file"))
    note = LineField(
        label=_("Why there is a new version"),
        required=False,
        longest=300,
        help_text=_("For example: a clearer photo, a signed copy."),
    )
    upload_id = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, accept: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].widget.attrs["accept"] = accept
        self.fields["file"].help_text = _("Up to %(limit)s.") % {"limit": wording.limit()}


class SearchLibrary(forms.Form):
    """The question of the library page. Anything unreadable in it is left out rather than refused."""

    q = forms.CharField(required=False, max_length=200)
    month = forms.DateField(required=False, input_formats=["%Y-%m"])
    show = forms.ChoiceField(
        required=False, choices=[(one, one) for one in ("", "alike", "no-caption", "set-aside")]
    )

    def asked(self) -> dict[str, Any]:
        self.is_valid()
        return {
            "q": tidy_line(self.cleaned_data.get("q") or ""),
            "month": None,
            "show": "",
            **self.cleaned_data,
        }
