"""Form fields that read what officials type: Thai text in its kept form, days in the Buddhist Era, pasted lists."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from prongsai.rules.numbered_lines import points_of
from prongsai.rules.thai_dates import NotADate, read_date
from prongsai.rules.thai_text import tidy, tidy_line
from prongsai.ui.dates import day_in_words
from prongsai.ui.language import spoken

LONGEST_TEXT = 20_000
MOST_STEPS = 100
_TOO_LONG = _("This has %(show_value)d characters; %(limit_value)d are the most. Please shorten it.")


class TextField(forms.CharField):
    """Text of several lines, tidied, 20,000 characters at most."""

    def __init__(self, *, rows: int = 4, **options: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(widget=options.pop("widget", widget), **options)
        self.validators.append(MaxLengthValidator(LONGEST_TEXT, _TOO_LONG))

    def to_python(self, value: Any) -> str:
        return tidy(super().to_python(value) or "")


class LineField(TextField):
    """The same on one line."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.TextInput, **options)

    def to_python(self, value: Any) -> str:
        return tidy_line(super().to_python(value))


class DayField(forms.CharField):
    """A day as officials write it: 1 ต.ค. 2567, 1/10/2567. Empty gives None."""

    def prepare_value(self, value: Any) -> Any:
        return day_in_words(value, spoken()) if isinstance(value, date) else value

    def clean(self, value: Any) -> date | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_date(text)
        except NotADate as refused:
            raise forms.ValidationError(_DAY_REFUSED[refused.code], code=refused.code) from None


_DAY_REFUSED = {
    "unreadable": _("Please write day, month and year, for example 1 ต.ค. 2567 or 1/10/2567."),
    "no_such_day": _("There is no such day in the calendar. Please look at day and month again."),
}


class ManyInput(forms.Widget):
    """All values that came under one name; the template draws what sends them."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[str]:  # noqa: ARG002
        return list(data.getlist(name)) if hasattr(data, "getlist") else list(data.get(name, ()))


class StepsField(forms.Field):
    """Steps, one a box. A list pasted into one box becomes as many steps, without its numbers."""

    widget = ManyInput

    def clean(self, value: Sequence[str]) -> tuple[str, ...]:
        steps = tuple(point for box in value for point in points_of(box))
        if len(steps) > MOST_STEPS:
            raise forms.ValidationError(
                _("These are %(number)d steps; %(limit)d are the most. Please bring some together."),
                params={"number": len(steps), "limit": MOST_STEPS},
            )
        for number, step in enumerate(steps, start=1):
            if len(step) > LONGEST_TEXT:
                raise forms.ValidationError(
                    _(
                        "Step %(number)d has %(length)d characters; %(limit)d are the most. Please shorten it."
                    ),
                    params={"number": number, "length": len(step), "limit": LONGEST_TEXT},
                )
        return steps


class IdsField(forms.Field):
    """Ticked rows by their ids. Whether they may be read is not asked here."""

    widget = ManyInput

    def clean(self, value: Sequence[str]) -> list[int]:
        chosen = sorted({int(one) for one in value if one.isascii() and one.isdigit()})
        if not chosen and self.required:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return chosen
