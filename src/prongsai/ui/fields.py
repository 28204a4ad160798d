"""Form fields that read what officials type: Thai text in its kept form, days in the Buddhist Era."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from prongsai.rules.thai_dates import NotADate, read_date
from prongsai.rules.thai_text import tidy, tidy_line
from prongsai.ui.dates import day_in_words
from prongsai.ui.language import spoken

LONGEST_TEXT = 20_000
_TOO_LONG = _("This has %(show_value)d characters; %(limit_value)d are the most. Please shorten it.")


class TextField(forms.CharField):
    """Text of several lines, tidied, 20,000 characters at most unless `longest` says otherwise."""

    def __init__(self, *, rows: int = 4, longest: int = LONGEST_TEXT, **options: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(widget=options.pop("widget", widget), **options)
        self.validators.append(MaxLengthValidator(longest, _TOO_LONG))

    def to_python(self, value: Any) -> str:
        return tidy(super().to_python(value) or "")


class LineField(TextField):
    """The same on one line."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=options.pop("widget", forms.TextInput), **options)

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


class HourField(forms.TimeField):
    """An hour as officials write it: 08:00, 8.00 or 8.30 น."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            input_formats=["%H:%M", "%H.%M"],
            widget=forms.TimeInput(format="%H:%M", attrs={"size": 6}),
            error_messages={"invalid": _("Please write the time like this: 08:00.")},
            **options,
        )

    def to_python(self, value: Any) -> Any:
        return super().to_python(
            value.strip().removesuffix("น.").strip() if isinstance(value, str) else value
        )


_DAY_REFUSED = {
    "unreadable": _("Please write day, month and year, for example 1 ต.ค. 2567 or 1/10/2567."),
    "no_such_day": _("There is no such day in the calendar. Please look at day and month again."),
}
