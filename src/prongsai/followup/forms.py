"""What is typed about measures at work: parsed, with an error beside the field."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prongsai.followup.content import EntryContent
from prongsai.followup.models import Entry
from prongsai.followup.reasons import no_change_reasons
from prongsai.followup.wording import CANNOT_ENTER, STATES
from prongsai.measures.fields import IdsField
from prongsai.ui.fields import DayField, LineField, TextField
from prongsai.ui.language import in_words

FOR_EXAMPLE = _("For example 12 มี.ค. 2568 or 12/3/2568")
OWN_WORDS = "own"


def refuse(form: forms.Form, refused: tuple[str | None, Promise]) -> None:
    """Say at its field (None: above the form) why it cannot be done."""
    field, sentence = refused
    form.add_error(field, str(sentence))


class EntryForm(forms.Form):
    """One entry. seen: the row_version that the form was opened on, 0 for a new one."""

    state = forms.ChoiceField(
        label=_("How it stands"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose how it stands.")},
    )
    progress = forms.IntegerField(
        label=_("Progress in per cent"),
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 0, "max": 100}),
        error_messages={"invalid": _("Please write a whole number from 0 to 100.")},
    )
    text = TextField(
        label=_("What was done"),
        required=False,
        rows=4,
        help_text=_("In this period: what, when, by whom, with what result."),
    )
    obstacles = TextField(
        label=_("What stands in the way"),
        required=False,
        rows=2,
        help_text=_("Needed where it is held up or postponed; else it may stay empty."),
    )
    evidence = IdsField(required=False)
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    upload_id = forms.CharField(required=False, max_length=48, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial, auto_id="entry-%s")
        field = self.fields["state"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(state.value, STATES[state]) for state in Entry.State]

    def clean_state(self) -> Entry.State:
        return Entry.State(self.cleaned_data["state"])

    def content(self) -> EntryContent:
        """What was typed; only of a valid form. No figure is read as 0."""
        typed = self.cleaned_data
        return EntryContent(typed["state"], typed["progress"] or 0, typed["text"], typed["obstacles"])

    def refuse(self, code: str) -> None:
        """Say at its field why the entry cannot be written so."""
        refuse(self, CANNOT_ENTER[code])

    def seen_version(self) -> int:
        return self.cleaned_data["seen"] or 0


class NoChangeForm(forms.Form):
    """Why nothing has moved: one of the short list, or own words."""

    reason = forms.ChoiceField(label=_("Reason for “No change”"), required=False)
    words = LineField(label=_("Own words"), required=False, longest=500)

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, auto_id="no-change-%s")
        known = [(code, in_words(text)) for code, text in no_change_reasons().items()]
        field = self.fields["reason"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [*known, (OWN_WORDS, _("Another one, in own words"))]
        self.fields["words"].widget.attrs["placeholder"] = _("Only for another reason")

    def kept_reason(self) -> str:
        """The reason as the entry keeps it, in Thai or as typed; only of a valid form."""
        chosen, words = self.cleaned_data["reason"], self.cleaned_data["words"]
        known = no_change_reasons()
        if chosen in known:
            return known[chosen].th
        return str(words)


class ReplanForm(forms.Form):
    due_on = DayField(label=_("New due day"), help_text=FOR_EXAMPLE)
    reason = TextField(label=_("Reason"), help_text=_("It stays readable beside the work."), rows=2)


class ReasonForm(forms.Form):
    reason = TextField(label=_("Reason"), help_text=_("It stays readable beside the work."), rows=2)


class ReopenForm(forms.Form):
    reason = TextField(label=_("Reason"), help_text=_("It stays readable beside the period."), rows=2)
    until = DayField(label=_("Open until"), help_text=FOR_EXAMPLE)


class StepForm(forms.Form):
    """Which step was done, and when; left empty, today."""

    mark = forms.CharField(max_length=16)
    done_on = DayField(label=_("Done on"), required=False)

    def day(self) -> date:
        day: date | None = self.cleaned_data["done_on"]
        return day or timezone.localdate()
