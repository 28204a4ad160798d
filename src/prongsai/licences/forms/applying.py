"""What applicants and officers at the counter type."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prongsai.ui.fields import LineField, TextField


class ApplyForm(forms.Form):
    """Who applies. No number of an identity card is asked for."""

    name = LineField(
        label=_("Name of the applicant"), longest=200, help_text=_("Of the person or the business.")
    )
    contact = TextField(
        label=_("How we can reach the applicant"),
        longest=500,
        rows=2,
        help_text=_("A telephone number, an e-mail address or a postal address; one is enough."),
    )
    sending = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, auto_id="apply-%s", **options)


class CodesForm(forms.Form):
    """The two codes of the slip."""

    reference = LineField(
        label=_("Reference"), longest=60, help_text=_("Eight letters and digits, for example 7K2M-9QXA.")
    )
    secret = LineField(
        label=_("Secret code"), longest=60, help_text=_("Twelve letters and digits, on the same slip.")
    )

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, auto_id="status-%s", **options)
        for name in ("reference", "secret"):
            self.fields[name].widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}


class AnswerForm(forms.Form):
    words = TextField(
        label=_("Your answer to the notice"),
        longest=2_000,
        rows=5,
        help_text=_("Say for each line of the notice what you have mended or where the paper is."),
    )

    def __init__(self, data: Any = None, *, has_papers: bool = False, **options: Any) -> None:
        """has_papers: mended papers were sent, which may answer by themselves."""
        super().__init__(data, auto_id="answer-%s", **options)
        self.fields["words"].required = not has_papers
