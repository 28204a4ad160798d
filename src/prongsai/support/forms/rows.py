"""Forms of the rows of a year."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prongsai.agencies.models import Unit
from prongsai.followup.wording import unit_in_words
from prongsai.support.lists import programmes
from prongsai.support.models import Line
from prongsai.support.wording import (
    HONOURS,
    LINE_KINDS,
    MODES,
    REFUSED,
    SHOWS,
    SOURCES,
)
from prongsai.ui.dates import day_in_words
from prongsai.ui.fields import DayField, HourField, LineField, TextField
from prongsai.ui.language import in_words, spoken

DAY_EXAMPLE = _("For example 12 มี.ค. 2568 or 12/3/2568")
MOST_COUNTED = 10_000_000


def _choices(words: Mapping[str, Promise]) -> list[tuple[str, Promise]]:
    return [(str(code), words[code]) for code in words]


class RowForm(forms.Form):
    """A row of the year. Subclasses name their fields as the model does.

    seen      the row_version that the form was opened on, 0 for a new row

    """

    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        initial: Mapping[str, Any] | None = None,
        units: Sequence[Unit] = (),
        with_office: bool = True,
    ) -> None:
        """units: those the writer answers for; with_office: also for the whole office."""
        super().__init__(data, initial=dict(initial or {}), auto_id="row-%s")
        self.answered = {str(unit.pk): unit for unit in units}
        for name, choices in self._lists(with_office=with_office):
            field = self.fields.get(name)
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

    def _lists(self, *, with_office: bool) -> Iterable[tuple[str, list[tuple[str, Any]]]]:
        named = [(key, unit_in_words(unit)) for key, unit in self.answered.items()]
        office = [("", unit_in_words(None))] if with_office else []
        yield "unit", [*office, *named]
        yield "units", named
        yield "programme", [(code, in_words(text)) for code, text in programmes().items()]

    def clean_unit(self) -> Unit | None:
        return self.answered.get(self.cleaned_data["unit"])

    def values(self) -> dict[str, Any]:
        """By the fields of the model; only of a valid form."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}

    def seen_version(self) -> int:
        return self.cleaned_data.get("seen") or 0

    def refuse(self, code: str) -> None:
        field = {"taken": next((one for one in ("number", "name") if one in self.fields), None)}.get(code)
        self.add_error(field, self.sentence(code))

    def sentence(self, code: str) -> str:
        return str(REFUSED[code])

    def sent_of(self, values: Mapping[str, Any]) -> dict[str, list[str]]:
        """Values as a browser would send them."""
        return {name: _as_sent(value) for name, value in values.items() if name in self.fields}

    def words_of(self, sent: Mapping[str, Sequence[str]]) -> dict[str, str]:
        """The same as people read them."""
        return {name: ", ".join(self._word(name, one) for one in parts) for name, parts in sent.items()}

    def _word(self, name: str, sent: str) -> str:
        field = self.fields[name]
        if isinstance(field, forms.BooleanField):
            return str(_("Yes"))
        if isinstance(field, forms.ChoiceField):
            return next((str(words) for code, words in field.choices if str(code) == sent), sent)  # type: ignore[union-attr,misc]
        return sent


def _as_sent(value: Any) -> list[str]:
    if value is None or value is False:
        return []
    if value is True:
        return ["on"]
    if isinstance(value, date):
        return [day_in_words(value, spoken())]
    if isinstance(value, time):
        return [f"{value:%H:%M}"]
    if isinstance(value, Unit):
        return [str(value.pk)]
    if isinstance(value, list | tuple):
        return [part for one in value for part in _as_sent(one)]
    return [str(value)]


class TrainingForm(RowForm):
    topic = TextField(label=_("Topic"), rows=2)
    programme = forms.ChoiceField(label=_("Programme"))
    held_on = DayField(label=_("Day"), help_text=DAY_EXAMPLE)
    from_time = HourField(label=_("From (time)"), required=False)
    until_time = HourField(label=_("Until (time)"), required=False)
    mode = forms.ChoiceField(label=_("Way of training"), choices=_choices(MODES), widget=forms.RadioSelect)
    organiser = LineField(label=_("Organiser"), longest=300)
    units = forms.MultipleChoiceField(
        label=_("Divisions invited"), required=False, widget=forms.CheckboxSelectMultiple
    )
    result = TextField(label=_("Result of the training"), required=False, rows=3)

    def clean_units(self) -> list[Unit]:
        return [self.answered[key] for key in self.cleaned_data["units"]]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        begins, ends = found.get("from_time"), found.get("until_time")
        if ends and (begins is None or ends <= begins):
            self.add_error(
                "until_time", _("The end comes after the beginning. Please look at both times again.")
            )
        return found


class LineForm(RowForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=_choices(LINE_KINDS), widget=forms.RadioSelect)
    programme = forms.ChoiceField(label=_("Programme"))
    number = forms.IntegerField(
        label=_("Number"),
        min_value=1,
        max_value=999,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    text = TextField(label=_("Text"), rows=3, help_text=_("As it is to be read on the paper."))
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    shows = forms.ChoiceField(
        label=_("Printed below it"), required=False, choices=_choices(SHOWS), help_text=_("Measures only.")
    )
    table = LineField(
        label=_("Table of manuals"),
        required=False,
        longest=200,
        help_text=_("Manuals only: those with the same words stand in one table."),
    )
    address = forms.URLField(
        label=_("Address on the web"), required=False, max_length=500, assume_scheme="https"
    )
    happened_on = DayField(label=_("Day"), required=False, help_text=_("Try-outs only."))
    people = forms.IntegerField(
        label=_("Visitors"),
        required=False,
        min_value=0,
        max_value=MOST_COUNTED,
        help_text=_("Try-outs only."),
    )

    def clean(self) -> dict[str, Any]:
        """What belongs to another kind is left out."""
        found = super().clean() or self.cleaned_data
        kind = found.get("kind")
        empty: dict[str, tuple[str, Any]] = {
            "shows": (Line.Kind.MEASURE, ""),
            "table": (Line.Kind.MANUAL, ""),
            "happened_on": (Line.Kind.TRY_OUT, None),
            "people": (Line.Kind.TRY_OUT, None),
        }
        for name, (wanted, nothing) in empty.items():
            if kind != wanted and name in found:
                found[name] = nothing
        if kind == Line.Kind.TRY_OUT and "happened_on" in found and found["happened_on"] is None:
            self.add_error("happened_on", _("Please write the day of the try-out."))
        return found


class ServiceForm(RowForm):
    name = LineField(label=_("Service"), longest=300)
    programme = forms.ChoiceField(label=_("Programme"))
    unit = forms.ChoiceField(label=_("Counted by"), required=False)
    target = forms.IntegerField(
        label=_("Target: online uses a month"), required=False, min_value=0, max_value=MOST_COUNTED
    )


class CommentForm(RowForm):
    source = forms.ChoiceField(label=_("Came by"), choices=_choices(SOURCES), widget=forms.RadioSelect)
    received_on = DayField(label=_("Received on"), help_text=DAY_EXAMPLE)
    topic = TextField(
        label=_("Comment"), rows=3, help_text=_("Without names, telephone numbers or other personal data.")
    )
    unit = forms.ChoiceField(label=_("About the work of"), required=False)
    answer = TextField(label=_("Answer"), required=False, rows=3)
    answered_on = DayField(label=_("Answered on"), required=False)
    done = TextField(label=_("What was done about it"), required=False, rows=3)
    is_published = forms.BooleanField(label=_("Comment and answer are published"), required=False)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        answer, on, received = (found.get(name) for name in ("answer", "answered_on", "received_on"))
        if answer and on is None and "answered_on" not in self.errors:
            self.add_error("answered_on", _("Please write on which day it was answered."))
        if on is not None and not answer:
            self.add_error("answer", _("Please write the answer, or leave its day empty."))
        if on is not None and received is not None and on < received:
            self.add_error(
                "answered_on", _("The answer comes after the comment. Please look at both days again.")
            )
        if found.get("is_published") and not answer:
            self.add_error("is_published", _("It can be published once there is an answer."))
        return found


class HonourForm(RowForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=_choices(HONOURS), widget=forms.RadioSelect)
    title = TextField(label=_("Title"), rows=2, help_text=_("Without names of persons."))
    held_on = DayField(label=_("Day"), help_text=DAY_EXAMPLE)
    body = LineField(label=_("Given or arranged by"), longest=300)
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    text = TextField(label=_("What it is about"), required=False, rows=3)
