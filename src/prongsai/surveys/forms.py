"""What an officer types about a survey."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from prongsai.rounds.models import Round
from prongsai.rules.framework import Text
from prongsai.surveys.models import CardBatch, CommentDecision, PaperBatch, Place, Point, Wave
from prongsai.surveys.questionnaires import instruments_of
from prongsai.surveys.wording import INSTRUMENTS, KINDS, POINTS, UNSAID, VERDICTS
from prongsai.ui.fields import DayField, LineField, TextField
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
    with_slips = forms.BooleanField(
        label=_("Visitors answer with one-time cards only"),
        required=False,
        help_text=_(
            "For EIT. Without them the survey is open to all. With them each card that you hand out is good for one sheet; nobody notes who was given which."
        ),
    )
    with_comments = forms.BooleanField(
        label=_("Also ask for a comment in one's own words"),
        required=False,
        initial=True,
        help_text=_(
            "Nobody has to write one. Comments stand apart from the answers; after the close you look through them before anybody is shown them."
        ),
    )
    field_order = ("instrument", "kind", "first_on", "last_on", "with_slips", "with_comments")

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
        field.choices = [*named, (UNSAID, _("They did not say"))] if wave.is_of_staff else named


class DecideComment(forms.Form):
    """What others may read of a comment."""

    verdict = forms.ChoiceField(
        label=_("What shall others read?"),
        widget=forms.RadioSelect,
        choices=[(one.value, VERDICTS[one]) for one in CommentDecision.Verdict],
    )
    also = TextField(
        label=_("Also mask these words"),
        required=False,
        rows=2,
        longest=2_000,
        help_text=_("One on each line, as they stand in the comment. What is marked above is masked anyway."),
    )
    reason = LineField(
        label=_("Reason"),
        required=False,
        longest=500,
        help_text=_(
            "Needed to withhold a comment, or to show it although something in it is marked. Please repeat nothing of what it says."
        ),
    )

    def more_masks(self) -> list[str]:
        """The words to mask besides what was found."""
        lines: list[str] = self.cleaned_data["also"].splitlines()
        return [line.strip() for line in lines if line.strip()]
