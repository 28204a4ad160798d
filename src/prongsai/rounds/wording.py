"""What this room says when something cannot be done, and what the places of an obligation are called."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prongsai.rounds.states import State

TONES: Mapping[str, str] = {
    State.LATE: "late",
    State.DUE: "due",
    State.IN_REVIEW: "review",
    State.ACCEPTED: "accepted",
}
"""Colour of a state; the others are idle."""

RECORD_REFUSED: Mapping[str, tuple[str, Promise]] = {
    "proved_elsewhere": ("", _("This duty is proved by the work itself; nothing has to be written here.")),
    "in_the_future": ("done_on", _("This day has not come yet. Please write the day on which it was done.")),
    "before_it_opens": ("done_on", _("This day lies before the duty begins. Please look at the date again.")),
    "locked": ("", _("This duty is locked. Please ask the director for an exception, with a reason.")),
    "already_withdrawn": ("", _("This record was taken back already.")),
}
EXCUSE_REFUSED: Mapping[str, tuple[str, Promise]] = {
    "already": ("", _("This duty is excused already.")),
    "not_excused": ("", _("This duty is not excused.")),
    "until_is_past": ("until", _("This day is over. Please choose today or a later day.")),
}
EXCUSED_BEFORE_OPENING = _("It was due before the round was opened here, so it is not counted.")
WHOLE_AGENCY = _("Whole agency")
RECORD_ACTION = _("Record what was done")
