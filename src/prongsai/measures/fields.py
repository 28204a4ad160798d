"""Form fields of a plan: pasted lists of steps, ticked rows."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prongsai.rules.numbered_lines import points_of
from prongsai.ui.fields import LONGEST_TEXT
from prongsai.ui.ids import id_in

MOST_STEPS = 100


class ManyInput(forms.Widget):
    """All values that came under one name; the template draws what sends them."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[str]:  # noqa: ARG002
        return list(data.getlist(name)) if hasattr(data, "getlist") else list(data.get(name, ()))


class StepsField(forms.Field):
    """Steps, one a box. A list pasted into one box becomes as many steps, without its numbers.

    parts   takes one box apart
    """

    widget = ManyInput

    def __init__(self, *, parts: Callable[[str], list[str]] = points_of, **options: Any) -> None:
        super().__init__(**options)
        self.parts = parts

    def clean(self, value: Sequence[str]) -> tuple[str, ...]:
        steps = tuple(point for box in value for point in self.parts(box))
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
        chosen = sorted({found for one in value if (found := id_in(one)) is not None})
        if not chosen and self.required:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return chosen
