"""What is typed about orders, meetings and decisions: parsed, with an error beside the field."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from prongsai.agencies.models import Unit
from prongsai.meetings.content import (
    Came,
    DecisionContent,
    ItemContent,
    MinutesContent,
    OrderContent,
    SeriesContent,
)
from prongsai.meetings.models import AgendaItem, Attendance, Minutes, Series
from prongsai.meetings.wording import ATTENDS, RHYTHMS, SECTIONS, WEEKDAYS, Refused
from prongsai.rounds.wording import WHOLE_AGENCY
from prongsai.rules.calendar import Rhythm, Weekday
from prongsai.ui.fields import DayField, HourField, LineField, TextField

FOR_EXAMPLE = _("For example 12 มี.ค. 2568 or 12/3/2568")
STAYS = _("It stays readable.")
LONGEST_LINE = 200
LONGEST_TABLE = 100_000


def refuse(form: forms.Form, refused: Refused) -> None:
    """Say at its field (None, or a field that the form lacks: above the form) why it cannot be done."""
    field, sentence = refused
    form.add_error(field if field in form.fields else None, str(sentence))


class OrderForm(forms.Form):
    """The words of an order. seen: the row_version that the form was opened on."""

    subject = LineField(label=_("Subject"), longest=500)
    group_name = LineField(label=_("Name of the group"), longest=500)
    background = TextField(label=_("Whereas (ตามที่)"), required=False, rows=4)
    purpose = TextField(label=_("So that (เพื่อให้)"), required=False, rows=3)
    cancels_text = LineField(
        label=_("Cancels the order"),
        required=False,
        longest=300,
        help_text=_("As it is printed: name, number and day of the earlier order."),
    )
    duties = TextField(
        label=_("Duties"), required=False, rows=6, help_text=_("One duty on each line, without a number.")
    )
    effective = LineField(label=_("Binds from"), required=False, longest=LONGEST_LINE)
    signer = LineField(label=_("Position of the signer"), required=False, longest=LONGEST_LINE)
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def content(self) -> OrderContent:
        """Only of a valid form."""
        return OrderContent(**{name: value for name, value in self.cleaned_data.items() if name != "seen"})


class MembersForm(forms.Form):
    """The table stays as it was typed: its tabs part the cells."""

    table = forms.CharField(
        label=_("Members of the group"),
        required=False,
        strip=False,
        max_length=LONGEST_TABLE,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_(
            "One line for each member, the cells parted by tabs: name (may stay empty), position, division, role. "
            "A table copied from Word or Excel can be pasted as it is."
        ),
    )
    file = forms.FileField(
        label=_("Or a file"), required=False, help_text=_("CSV or XLSX with the same columns.")
    )


class IssueForm(forms.Form):
    number = LineField(
        label=_("Number of the order"), longest=20, help_text=_("Without the year, for example 441.")
    )
    ordered_on = DayField(label=_("Signed on"), help_text=FOR_EXAMPLE)


class SeriesForm(forms.Form):
    name_th = LineField(label=_("Name in Thai"), longest=LONGEST_LINE)
    name_en = LineField(label=_("Name in English"), required=False, longest=LONGEST_LINE)
    rhythm = forms.ChoiceField(label=_("How often"), choices=list(RHYTHMS.items()), initial=Rhythm.MONTHLY)
    weekday = forms.ChoiceField(
        label=_("Day of the week"),
        required=False,
        choices=[("", _("none")), *WEEKDAYS.items()],
        help_text=_("Only for meetings of every week."),
    )
    attends = forms.ChoiceField(label=_("Who meets"), choices=list(ATTENDS.items()))
    starts_at = HourField(label=_("Hour"), required=False)
    place = LineField(label=_("Place"), required=False, longest=LONGEST_LINE)

    def content(self) -> SeriesContent:
        typed = self.cleaned_data
        return SeriesContent(
            name_th=typed["name_th"],
            name_en=typed["name_en"],
            rhythm=Rhythm(typed["rhythm"]),
            attends=Series.Attends(typed["attends"]),
            weekday=Weekday(typed["weekday"]) if typed["weekday"] else None,
            starts_at=typed["starts_at"],
            place=typed["place"],
        )


class MeetingForm(forms.Form):
    """A single meeting."""

    title = LineField(label=_("What it is called"), longest=LONGEST_LINE)
    day = DayField(label=_("Day"), help_text=FOR_EXAMPLE)
    starts_at = HourField(label=_("Hour"), required=False)
    place = LineField(label=_("Place"), required=False, longest=LONGEST_LINE)


class MoveForm(forms.Form):
    day = DayField(label=_("Day"), help_text=FOR_EXAMPLE)
    starts_at = HourField(label=_("Hour"), required=False)
    place = LineField(label=_("Place"), required=False, longest=LONGEST_LINE)
    reason = TextField(
        label=_("Reason"), required=False, rows=2, help_text=_("Needed for another day. It stays readable.")
    )


class ReasonForm(forms.Form):
    reason = TextField(label=_("Reason"), rows=2, help_text=STAYS)


class ItemForm(forms.Form):
    """An item of one's own on the agenda."""

    section = forms.TypedChoiceField(
        label=_("Where it belongs"),
        coerce=int,
        choices=list(SECTIONS.items()),
        initial=AgendaItem.Section.TO_DECIDE,
    )
    title = LineField(label=_("What is spoken about"), longest=500)
    detail = TextField(label=_("More about it"), required=False, rows=2)

    def content(self) -> ItemContent:
        typed = self.cleaned_data
        return ItemContent(AgendaItem.Section(typed["section"]), typed["title"], typed["detail"])


class UnitField(forms.ChoiceField):
    """One of the agency's units, or the whole office."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)
        self.units: dict[str, Unit] = {}

    def offer(self, units: Iterable[Unit]) -> None:
        self.units = {one.code: one for one in units}
        self.choices = [("", WHOLE_AGENCY), *((code, one.name_th) for code, one in self.units.items())]

    def clean(self, value: Any) -> Unit | None:
        return self.units.get(super().clean(value))


class DecisionForm(forms.Form):
    text = TextField(label=_("What is to be done"), rows=2, longest=2_000)
    unit = UnitField(label=_("Whose"))
    due_on = DayField(label=_("Due"), help_text=FOR_EXAMPLE)
    item = forms.ChoiceField(label=_("Under which item"), required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        units: Sequence[Unit],
        items: Sequence[AgendaItem] = (),
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial, auto_id="decision-%s")
        self.items = {str(one.pk): one for one in items}
        unit, item = self.fields["unit"], self.fields["item"]
        assert isinstance(unit, UnitField)
        assert isinstance(item, forms.ChoiceField)
        unit.offer(units)
        item.choices = [("", _("none")), *((key, one.title[:80]) for key, one in self.items.items())]

    def content(self) -> DecisionContent:
        typed = self.cleaned_data
        return DecisionContent(typed["text"], typed["unit"], typed["due_on"])

    def chosen_item(self) -> AgendaItem | None:
        return self.items.get(self.cleaned_data["item"])


class MinutesForm(forms.Form):
    """A sitting: the words of the chair, a note for each item, who took each place."""

    announced = TextField(label=_("What the chair announced"), required=False, rows=3)
    ends_at = HourField(label=_("Ended at"), required=False)
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        minutes: Minutes,
        items: Sequence[AgendaItem],
        places: Sequence[Attendance],
    ) -> None:
        initial = {"announced": minutes.announced, "ends_at": minutes.ends_at, "seen": minutes.row_version}
        super().__init__(data, initial=initial, auto_id="minutes-%s")
        self.items, self.places = list(items), list(places)
        for item in self.items:
            self.fields[f"note-{item.pk}"] = TextField(
                label=_("What was said"), required=False, rows=2, initial=item.note
            )
        for place in self.places:
            self._add_place(place)

    def _add_place(self, place: Attendance) -> None:
        choices = [(one.value, one.label) for one in Attendance.State]
        self.fields[f"came-{place.pk}"] = forms.ChoiceField(
            choices=choices, required=False, initial=place.state
        )
        self.fields[f"instead-{place.pk}"] = LineField(
            label=_("Who came instead"), required=False, longest=LONGEST_LINE, initial=place.instead
        )

    def content(self) -> MinutesContent:
        typed = self.cleaned_data
        return MinutesContent(
            announced=typed["announced"],
            ends_at=typed["ends_at"],
            notes={one.pk: typed[f"note-{one.pk}"] for one in self.items},
            came={
                one.pk: Came(
                    Attendance.State(typed[f"came-{one.pk}"] or one.state), typed[f"instead-{one.pk}"]
                )
                for one in self.places
            },
        )

    def seen_version(self) -> int:
        return self.cleaned_data["seen"] or 0


class ReportForm(forms.Form):
    """What was done for a decision; done: it is finished."""

    text = TextField(label=_("What was done"), rows=3)
    done = forms.BooleanField(label=_("It is done"), required=False)
    done_on = DayField(label=_("Done on"), required=False, help_text=_("Left empty: today."))
    upload_id = forms.CharField(required=False, max_length=48, widget=forms.HiddenInput)


class MoveDecisionForm(forms.Form):
    due_on = DayField(label=_("New due day"), help_text=FOR_EXAMPLE)
    text = TextField(label=_("Reason"), rows=2, help_text=STAYS)
