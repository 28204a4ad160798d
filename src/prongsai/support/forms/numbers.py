"""Forms made of many figures: attendance, a month's counts, a month's check; limits; a new satisfaction form."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from prongsai.followup.wording import unit_in_words
from prongsai.support.actions import CheckContent, Counted, Mark
from prongsai.support.forms.rows import DAY_EXAMPLE, MOST_COUNTED, RowForm
from prongsai.support.lists import Criteria
from prongsai.support.models import Attendance, CheckPoint, Service
from prongsai.support.queries.limits import LimitsNow
from prongsai.ui.fields import DayField, LineField, TextField

NUMERIC = {"inputmode": "numeric", "min": 0, "size": 6}


def _number(label: Any, most: int, *, required: bool = False) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=required, min_value=0, max_value=most, widget=forms.NumberInput(attrs=NUMERIC)
    )


class AttendanceForm(forms.Form):
    """How many of each unit came; an empty box says that it is not known yet."""

    def __init__(self, data: QueryDict | None, attendance: Iterable[Attendance]) -> None:
        super().__init__(data, auto_id="came-%s")
        for one in attendance:
            field = _number(unit_in_words(one.unit), 5_000)
            field.initial = one.people
            self.fields[str(one.unit_id)] = field

    def people(self) -> dict[int, int | None]:
        return {int(unit): people for unit, people in self.cleaned_data.items()}


class MonthForm(forms.Form):
    """A month of several services. A service with both boxes empty is not counted; a zero is a count."""

    def __init__(
        self, data: QueryDict | None, services: Sequence[Service], standing: Mapping[int, Any]
    ) -> None:
        super().__init__(data, auto_id="count-%s")
        self.services = services
        for one in services:
            row = standing.get(one.pk)
            self._add(f"online-{one.pk}", _("Online"), row.online if row else None)
            self._add(f"otherwise-{one.pk}", _("Otherwise"), row.otherwise if row else None)
            seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
            seen.initial = row.row_version if row else 0
            self.fields[f"seen-{one.pk}"] = seen

    def _add(self, name: str, label: Any, initial: int | None) -> None:
        self.fields[name] = _number(label, MOST_COUNTED)
        self.fields[name].initial = initial

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        for one in self.services:
            online, otherwise = found.get(f"online-{one.pk}"), found.get(f"otherwise-{one.pk}")
            for name, own, other in (("online", online, otherwise), ("otherwise", otherwise, online)):
                key = f"{name}-{one.pk}"
                if own is None and other is not None and key not in self.errors:
                    self.add_error(key, _("Please write both figures; 0 where nobody came."))
        return found

    def counted(self) -> list[Counted]:
        found = self.cleaned_data
        return [
            Counted(
                one, found[f"online-{one.pk}"], found[f"otherwise-{one.pk}"], found[f"seen-{one.pk}"] or 0
            )
            for one in self.services
            if found[f"online-{one.pk}"] is not None
        ]


class CheckForm(forms.Form):
    """Points for each criterion and where the proof lies."""

    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    note = TextField(label=_("Note"), required=False, rows=2)

    def __init__(
        self,
        data: QueryDict | None,
        criteria: Criteria,
        *,
        marks: Mapping[str, CheckPoint],
        note: str = "",
        seen: int = 0,
    ) -> None:
        super().__init__(data, initial={"note": note, "seen": seen}, auto_id="check-%s")
        self.criteria = criteria
        for line in criteria.lines:
            mark = marks.get(line.code)
            points = _number(_("Points"), line.points, required=True)
            points.initial = mark.points if mark else None
            reference = LineField(label=_("Where the proof lies"), required=False, longest=500)
            reference.initial = mark.reference if mark else ""
            self.fields[f"points-{line.code}"] = points
            self.fields[f"reference-{line.code}"] = reference

    def content(self) -> CheckContent:
        found = self.cleaned_data
        marks = {
            line.code: Mark(found[f"points-{line.code}"], found[f"reference-{line.code}"])
            for line in self.criteria.lines
        }
        return CheckContent(marks, found["note"])

    def seen_version(self) -> int:
        return self.cleaned_data["seen"] or 0


class LimitsForm(forms.Form):
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    pass_mark = forms.IntegerField(label=_("Points to pass the monthly check"), min_value=1)
    check_day = forms.IntegerField(label=_("The monthly check is due on day"), min_value=1, max_value=28)
    count_day = forms.IntegerField(label=_("Monthly counts are due on day"), min_value=1, max_value=28)
    group = forms.IntegerField(
        label=_("Fewest answers that are shown"),
        min_value=5,
        max_value=1_000,
        help_text=_("5 at least, so that nobody is recognised. It holds for forms opened from now on."),
    )

    def __init__(self, data: QueryDict | None, *, now: LimitsNow, full_mark: int) -> None:
        names = ("pass_mark", "check_day", "count_day", "group", "seen")
        super().__init__(data, initial={name: getattr(now, name) for name in names}, auto_id="limits-%s")
        field = forms.IntegerField(label=self.fields["pass_mark"].label, min_value=1, max_value=full_mark)
        self.fields["pass_mark"] = field

    def limits(self) -> LimitsNow:
        found = self.cleaned_data
        return LimitsNow(**{**found, "seen": found["seen"] or 0})


class OpenForm(RowForm):
    """A new satisfaction form."""

    title = LineField(label=_("Title"), longest=200, help_text=_("Visitors read it above the questions."))
    unit = forms.ChoiceField(label=_("For the service of"), required=False)
    opens_on = DayField(label=_("First day"), help_text=DAY_EXAMPLE)
    closes_on = DayField(label=_("Last day"), help_text=DAY_EXAMPLE)
