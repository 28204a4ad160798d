"""How forms speak when something is wrong: a courteous sentence that says how to mend it, instead of Django's own.

Set once, when the room is made ready; a form may still give its own words through `error_messages`.
"""

from typing import TYPE_CHECKING

from django import forms
from django.core import validators
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

NOT_LISTED = _("Please choose one of those listed; “%(value)s” is not among them.")
FIELD_WORDS: dict[type[forms.Field], "dict[str, _StrPromise]"] = {
    forms.Field: {"required": _("Please fill this in.")},
    forms.ChoiceField: {
        "required": _("Please choose one."),
        "invalid_choice": NOT_LISTED,
    },
    forms.MultipleChoiceField: {"invalid_choice": NOT_LISTED, "invalid_list": _("Please choose again.")},
    forms.FileField: {
        "required": _("Please choose a file."),
        "missing": _("Please choose a file."),
        "empty": _("This file is empty. Please choose another."),
        "invalid": _("The file did not arrive whole. Please send it again."),
        "max_length": _("The name of the file is too long. Please give it a shorter one."),
    },
    forms.IntegerField: {"invalid": _("Please write a whole number.")},
    forms.DecimalField: {"invalid": _("Please write a number, for example 97.25.")},
    forms.DateField: {"invalid": _("Please choose a date.")},
    forms.BooleanField: {"required": _("Please tick this box to go on.")},
}
VALIDATOR_WORDS: "dict[type[validators.BaseValidator], _StrPromise]" = {
    validators.MaxValueValidator: _("Please write a number of %(limit_value)s or less."),
    validators.MinValueValidator: _("Please write a number of %(limit_value)s or more."),
    validators.MaxLengthValidator: _("Please use %(limit_value)s letters or fewer (now %(show_value)s)."),
    validators.MinLengthValidator: _("Please use %(limit_value)s letters or more (now %(show_value)s)."),
}
NO_NULL = _("There is a character in this that cannot be read. Please type it anew.")
DECIMAL_WORDS: "dict[str, _StrPromise]" = {
    "max_digits": _("Please use %(max)s digits or fewer."),
    "max_decimal_places": _("Please use %(max)s decimals or fewer."),
    "max_whole_digits": _("Please use %(max)s digits or fewer before the point."),
}


def speak() -> None:
    for field, words in FIELD_WORDS.items():
        field.default_error_messages = {**field.default_error_messages, **words}
    for validator, sentence in VALIDATOR_WORDS.items():
        validator.message = sentence
    validators.ProhibitNullCharactersValidator.message = NO_NULL
    validators.DecimalValidator.messages.update(DECIMAL_WORDS)  # type: ignore[arg-type]  # the stubs forget lazy text
