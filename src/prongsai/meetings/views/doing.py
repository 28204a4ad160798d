"""One form, one action: how the pages of this room carry out what was typed, and say why not."""

from collections.abc import Callable, Mapping

from django import forms

from prongsai.meetings.forms import refuse
from prongsai.meetings.refusing import CannotArrange, CannotFollow, CannotMinute, CannotOrder
from prongsai.meetings.wording import CANNOT_ARRANGE, CANNOT_FOLLOW, CANNOT_MINUTE, CANNOT_ORDER, Refused

WORDS: Mapping[type[Exception], Mapping[str, Refused]] = {
    CannotArrange: CANNOT_ARRANGE,
    CannotFollow: CANNOT_FOLLOW,
    CannotMinute: CANNOT_MINUTE,
    CannotOrder: CANNOT_ORDER,
}


def was_done(form: forms.Form, do: Callable[[], object]) -> bool:
    """Whether the form was whole and its action went through; else the form says what stands against it."""
    if not form.is_valid():
        return False
    try:
        do()
    except (CannotArrange, CannotFollow, CannotMinute, CannotOrder) as refused:
        refuse(form, WORDS[type(refused)][refused.code])
        return False
    return True
