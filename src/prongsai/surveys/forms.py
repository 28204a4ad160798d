"""What an officer types about a survey."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from prongsai.rounds.models import Round
from prongsai.rules.framework import Text
from prongsai.surveys.models import CardBatch, PaperBatch, Place, Point, Wave
from prongsai.surveys.questionnaires import instruments_of
from prongsai.surveys.wording import INSTRUMENTS, KINDS, POINTS, UNSAID
from prongsai.ui.fields import DayField, LineField
from prongsai.ui.language import in_words

FOR_EXAMPLE = _("For example 12 มี.ค. 2568 or 12/3/2568")


class DaysForm(forms.Form):
    first_on = DayField(label=_("First day"), help_text=FOR_EXAMPLE)
    last_on = DayField(label=_("Last day"), help_text=_("Answers are taken until midnight of this day."))


class PrepareWave(DaysForm):
    """Which survey, and when."""

    instrument = forms.ChoiceField(label=_("Which survey"), widget=forms.RadioSelect)
    kind = forms.ChoiceField(
        label=_("For what"),
        widget=forms.RadioSelect,
        choices=[(kind.value, KINDS[kind]) for kind in Wave.Kind],
        help_text=_("Only one official survey of each kind is held a year; trials never mix with it."),
    )
    field_order = ("instrument", "kind", "first_on", "last_on")

    def __init__(self, round_: Round, data: QueryDict | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        field = self.fields["instrument"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(code, INSTRUMENTS[code]) for code in instruments_of(round_)]


class PrintCards(forms.Form):
    size = forms.IntegerField(
        label=_("How many cards"),
        help_text=_(
            "At least 20, so that counting used cards tells nothing of a person. At most 500 at once."
        ),
        min_value=CardBatch.SMALLEST,
        max_value=CardBatch.LARGEST,
        initial=100,
    )


class CountPeople(forms.Form):
    people = forms.IntegerField(
        label=_("For how many people the survey was"),
        help_text=_(
            "Everybody who could have drawn a card. The margin gets smaller, the more of them have answered."
        ),
        min_value=1,
        max_value=1_000_000,
    )


def days(form: DaysForm) -> tuple[date, date]:
    return form.cleaned_data["first_on"], form.cleaned_data["last_on"]


class _OfAPlace(forms.Form):
    """For which division; `places` in the order in which they are offered."""

    place = forms.ChoiceField(label=_("Division for which the answers count"))

    def __init__(self, places: Sequence[Place], data: QueryDict | None = None, **options: Any) -> None:
        super().__init__(data, **options)
        field = self.fields["place"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(place.code, in_words(Text(place.name_th, place.name_en))) for place in places]


class AddPoint(_OfAPlace):
    """A counter or an event."""

    kind = forms.ChoiceField(
        label=_("What it is"),
        widget=forms.RadioSelect,
        choices=[(kind.value, POINTS[kind]) for kind in (Point.Kind.COUNTER, Point.Kind.EVENT)],
        initial=Point.Kind.COUNTER,
    )
    name = LineField(label=_("Name, as the poster shall have it"), longest=80)
    field_order = ("kind", "place", "name")


class AddKiosk(_OfAPlace):
    """A device set up for answering."""

    name = LineField(
        label=_("Name, by which you know it again"),
        longest=80,
        help_text=_("For example “Tablet at the entrance”."),
    )


class BeginPaper(forms.Form):
    """How many paper forms, of which division."""

    place = forms.ChoiceField(label=_("Division for which the answers count"))
    sheets = forms.IntegerField(
        label=_("How many paper forms"),
        help_text=_(
            "From 5 to 30 at once: fewer would point at a person. Keep single forms in the box until there are five."
        ),
        min_value=PaperBatch.SMALLEST,
        max_value=PaperBatch.LARGEST,
        initial=10,
    )
    twice = forms.BooleanField(
        label=_("Type them twice and compare"),
        required=False,
        help_text=_("Every form is typed a second time; where the two differ you look again."),
    )

    def __init__(self, wave: Wave, places: Sequence[Place], data: QueryDict | None = None) -> None:
        super().__init__(data)
        field = self.fields["place"]
        assert isinstance(field, forms.ChoiceField)
        named = [(place.code, in_words(Text(place.name_th, place.name_en))) for place in places]
        field.choices = [*named, (UNSAID, _("They did not say"))] if wave.with_cards else named
