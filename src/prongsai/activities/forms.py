"""What is typed about activities: parsed, with an error beside the field."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from prongsai.activities.announcements import AnnouncementContent
from prongsai.activities.content import ActivityContent
from prongsai.activities.kinds import activity_kinds
from prongsai.activities.models import Activity
from prongsai.activities.wording import CANNOT_RECORD, LAYOUTS
from prongsai.followup.forms import FOR_EXAMPLE, refuse
from prongsai.measures.fields import IdsField
from prongsai.ui.fields import DayField, LineField, TextField
from prongsai.ui.language import in_words

MOST_PEOPLE = 1_000_000


class ActivityForm(forms.Form):
    """One activity. seen: the row_version that the form was opened on, 0 for a new one."""

    title = LineField(label=_("What took place"), longest=300)
    starts_on = DayField(label=_("Date"), help_text=FOR_EXAMPLE)
    ends_on = DayField(
        label=_("Last day"), required=False, help_text=_("Only where it went on for several days.")
    )
    kind = forms.ChoiceField(label=_("Kind"))
    place = LineField(label=_("Place"), required=False, longest=200)
    text = TextField(
        label=_("What was done"),
        required=False,
        rows=4,
        help_text=_("As it will stand on the paper: who did what, for whom, with what result."),
    )
    measures = IdsField(required=False)
    items = IdsField(required=False)
    all_divisions = forms.BooleanField(label=_("All divisions"), required=False)
    all_schools = forms.BooleanField(label=_("All schools"), required=False)
    units = IdsField(required=False)
    people = forms.IntegerField(
        label=_("How many took part"),
        required=False,
        min_value=0,
        max_value=MOST_PEOPLE,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 0}),
        error_messages={"invalid": _("Please write a whole number, for example 45.")},
    )
    groups = LineField(
        label=_("Who took part"),
        required=False,
        longest=300,
        help_text=_("For example: executives, civil servants and staff"),
    )
    evidence = IdsField(required=False)
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    upload_id = forms.CharField(required=False, max_length=48, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial, auto_id="activity-%s")
        kinds = [(code, in_words(text)) for code, text in activity_kinds().items()]
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = kinds

    def content(self) -> ActivityContent:
        """What was typed; only of a valid form. Without a last day it is over on its first."""
        typed = self.cleaned_data
        return ActivityContent(
            kind=typed["kind"],
            title=typed["title"],
            starts_on=typed["starts_on"],
            ends_on=typed["ends_on"] or typed["starts_on"],
            text=typed["text"],
            place=typed["place"],
            people=typed["people"],
            groups=typed["groups"],
            all_divisions=typed["all_divisions"],
            all_schools=typed["all_schools"],
            units=frozenset(typed["units"]),
            measures=frozenset(typed["measures"]),
            items=frozenset(typed["items"]),
        )

    def ticked(self, name: str) -> set[str]:
        """The ids that are ticked in the form as it stands."""
        return {str(one) for one in self[name].value() or ()}

    def refuse(self, code: str) -> None:
        """Say at its field why the activity cannot be recorded so."""
        refuse(self, CANNOT_RECORD[code])

    def seen_version(self) -> int:
        return self.cleaned_data["seen"] or 0


def initial_of(activity: Activity, measures: Iterable[int]) -> dict[str, Any]:
    """What a form on a standing activity begins with."""
    columns = (
        "title", "starts_on", "kind", "place", "text", "all_divisions", "all_schools", "people", "groups",
    )  # fmt: skip
    return {
        **{name: getattr(activity, name) for name in columns},
        "ends_on": activity.ends_on if activity.ends_on != activity.starts_on else None,
        "measures": list(measures),
        "items": [one.pk for one in activity.items.all()],
        "units": [one.pk for one in activity.units.all()],
        "seen": activity.row_version,
    }


class AnnouncementForm(forms.Form):
    """An announcement in both languages. seen: the row_version that the form was opened on, 0 for a new one."""

    title_th = LineField(label=_("Title in Thai"), longest=300)
    text_th = TextField(
        label=_("Text in Thai"), rows=12, help_text=_("Each line becomes a paragraph of the paper.")
    )
    signer_th = LineField(label=_("Who signs, in Thai"), longest=200, help_text=_("The position alone."))
    title_en = LineField(label=_("Title in English"), longest=300)
    text_en = TextField(label=_("Text in English"), rows=12)
    signer_en = LineField(label=_("Who signs, in English"), longest=200)
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial, auto_id="announcement-%s")

    def content(self) -> AnnouncementContent:
        """What was typed; only of a valid form."""
        typed = self.cleaned_data
        return AnnouncementContent(**{name: typed[name] for name in AnnouncementContent.__slots__})


class LayoutForm(forms.Form):
    layout = forms.ChoiceField(
        label=_("How they stand on paper"), choices=[(key.value, text) for key, text in LAYOUTS.items()]
    )


class WithdrawForm(forms.Form):
    reason = TextField(label=_("Reason"), help_text=_("It stays readable beside the activity."), rows=2)
