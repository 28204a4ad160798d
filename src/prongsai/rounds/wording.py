"""What this room says when something cannot be done, and what the places of an obligation are called."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prongsai.rounds.models import DutyRecord
from prongsai.rounds.states import State
from prongsai.rules.escalation import Position

TONES: Mapping[str, str] = {
    State.LATE: "late",
    State.DUE: "due",
    State.IN_REVIEW: "review",
    State.ACCEPTED: "accepted",
}
"""Colour of a state; the others are idle."""

POSITIONS: Mapping[Position, Promise] = {
    Position.OWNER: _("Who answers for it"),
    Position.HEAD: _("Head of division"),
    Position.DISTRICT_OFFICER: _("ITA officer"),
    Position.DIRECTOR: _("Director"),
}
REMINDERS_REFUSED: Mapping[str, tuple[str, Promise]] = {
    "does_not_climb": (
        "",
        _(
            "Each step needs a later day than the one above it in the list, and the second reminder a day nearer to the due day than the first. Please look at the days again."
        ),
    ),
    "too_late": ("director_after", _("After 60 days nobody is told anew. Please choose an earlier day.")),
    "never": ("digest_from", _("At these hours nothing could ever be sent. Please look at them again.")),
}
OPEN_REFUSED: Mapping[str, tuple[str, Promise]] = {
    "nobody": ("agencies", _("Please tick at least one agency.")),
    "already_open": (
        "agencies",
        _(
            "Somebody has opened this year for one of these agencies meanwhile. Please look at the list again."
        ),
    ),
}
RECORDED: Mapping[str, Promise] = {
    DutyRecord.State.ACCEPTED: _("It is recorded."),
    DutyRecord.State.IN_REVIEW: _("It is recorded, and counts as soon as it is accepted."),
}
"""By the state that the record has come into."""

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
