"""What people put in here: figures of a scenario, and the rule that picks weak points."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from prongsai.analysis.trial import Trial
from prongsai.rules.digits import arabic
from prongsai.rules.weakness import Choice, WeakRule

MOST_ITEMS = 99
MOST_PLACES = 6


class FigureField(forms.DecimalField):
    """A score from 0 to 100, in Arabic or Thai digits."""

    default_error_messages = {
        "invalid": _("Put in a score from 0 to 100, for example 92.50."),
        "min_value": _("A score is at least 0."),
        "max_value": _("A score is at most 100."),
        "max_decimal_places": _("A score has at most %(max)s decimals."),
        "required": _("Put in a score from 0 to 100, for example 92.50."),
    }

    def __init__(self, *, places: int, **options: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "num", "autocomplete": "off"})
        super().__init__(
            min_value=Decimal(0), max_value=Decimal(100), decimal_places=places, widget=widget, **options
        )
        for validator in self.validators:
            code = getattr(validator, "code", "")
            if code in self.default_error_messages:
                validator.message = self.error_messages[code]  # type: ignore[attr-defined]

    def to_python(self, value: Any) -> Any:
        return super().to_python(arabic(value).strip() if isinstance(value, str) else value)


class Scenario(forms.Form):
    """Figures to try. Each field is named by its code; what is left as it stands is no change.

    standing   code -> the figure that stands, or None where it is missing
    """

    def __init__(self, data: Mapping[str, object], *, standing: Mapping[str, Fraction | None]) -> None:
        self.standing = standing
        self.unknown = tuple(sorted(key for key in data if key not in standing))
        asked = {
            code: arabic(str(data[code])).strip() for code in standing if str(data.get(code, "")).strip()
        }
        super().__init__(asked)
        for code in standing:
            self.fields[code] = FigureField(places=MOST_PLACES, required=False, label=code)

    def clean(self) -> dict[str, Any]:
        if self.unknown:
            sentence = gettext("This sheet has no figure %(codes)s to change.")
            raise ValidationError(sentence % {"codes": ", ".join(self.unknown)})
        return self.cleaned_data

    def trial(self) -> Trial:
        """What was typed, what is wrong, what changes; what is wrong changes nothing. Validates first."""
        wrong = {field: " ".join(map(str, errors)) for field, errors in self.errors.items()}
        tried = {
            code: Fraction(value)
            for code in self.standing
            if (value := self.cleaned_data.get(code)) is not None
        }
        return Trial(
            standing=self.standing,
            typed={code: str(text) for code, text in self.data.items()},
            wrong={code: sentence for code, sentence in wrong.items() if code in self.standing},
            changes={code: value for code, value in tried.items() if value != self.standing[code]},
            problems=tuple(
                f"{field}: {sentence}" if field in self.standing else sentence
                for field, sentence in wrong.items()
            ),
        )


class WeakPoints(forms.Form):
    """The rule that picks weak points, its figure, and items added by hand."""

    rule = forms.ChoiceField(
        label=_("Which items are weak"),
        widget=forms.RadioSelect,
        choices=[
            (WeakRule.BELOW_TARGET.value, _("Every item below a target")),
            (WeakRule.LOWEST.value, _("The lowest items")),
            (WeakRule.BELOW_NEED.value, _("Items below what the next level needs")),
        ],
    )
    target = FigureField(places=2, required=False, label=_("Target score"))
    count = forms.IntegerField(
        label=_("Number of items"),
        min_value=1,
        max_value=MOST_ITEMS,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "num", "autocomplete": "off"}),
        error_messages={
            "invalid": _("Put in a whole number from 1 to 99."),
            "min_value": _("Put in a whole number from 1 to 99."),
            "max_value": _("Put in a whole number from 1 to 99."),
        },
    )
    extra = forms.MultipleChoiceField(
        label=_("Items added by hand"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": _("The result has no item %(value)s.")},
    )

    def __init__(self, data: MultiValueDict[str, Any], *, items: Sequence[tuple[str, str]]) -> None:
        super().__init__(data)
        extra = self.fields["extra"]
        assert isinstance(extra, forms.MultipleChoiceField)
        extra.choices = items

    def clean(self) -> dict[str, Any]:
        """The figure that the rule needs must be there; the other one does not matter."""
        rule = self.cleaned_data.get("rule")
        if rule == WeakRule.BELOW_TARGET and self._is_blank("target"):
            self.add_error("target", gettext("Put in a score from 0 to 100, for example 92.50."))
        if rule == WeakRule.LOWEST and self._is_blank("count"):
            self.add_error("count", gettext("Put in a whole number from 1 to 99."))
        return self.cleaned_data

    def _is_blank(self, field: str) -> bool:
        return field not in self.errors and self.cleaned_data.get(field) is None

    def choice(self) -> Choice:
        """The rule as rules.weakness takes it. Call after is_valid."""
        rule = WeakRule(self.cleaned_data["rule"])
        target, count = self.cleaned_data.get("target"), self.cleaned_data.get("count")
        if rule is WeakRule.BELOW_TARGET and target is not None:
            return Choice(rule, target=Fraction(target))
        if rule is WeakRule.LOWEST and count is not None:
            return Choice(rule, count=count)
        return Choice(rule)

    def extra_codes(self) -> tuple[str, ...]:
        return tuple(self.cleaned_data["extra"])


def asked_or_standing(
    asked: MultiValueDict[str, Any], standing: Choice | None, by_hand: Sequence[str]
) -> MultiValueDict[str, Any]:
    """What was asked for; a page opened without a question shows what stands, or a rule to begin with."""
    if "rule" in asked:
        return asked
    choice = standing or Choice(WeakRule.BELOW_TARGET)
    return MultiValueDict(
        {
            "rule": [choice.rule.value],
            "target": [f"{Decimal(choice.target.numerator) / choice.target.denominator:.2f}"],
            "count": [str(choice.count)],
            "extra": list(by_hand),
        }
    )
