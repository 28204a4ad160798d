"""States, moves and refusals in words, for every flow. A room says only what differs (procedures.Words)."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from prongsai.approvals.procedures import ENDORSEMENT_WANTED
from prongsai.rules.moves import Kind, WhyNot

STATES: Mapping[str, Promise] = {
    "draft": _("Draft"),
    "submitted": _("Waiting for approval"),
    "endorsed": _("Endorsed, waiting for approval"),
    "returned": _("Returned for correction"),
    "approved": _("Approved"),
    "confirmed": _("Confirmed"),
    "in_review": _("In review"),
    "checked": _("Checked, waiting for approval"),
    "accepted": pgettext_lazy("record", "Accepted"),
}
TONES: Mapping[str, str] = {
    "submitted": "review",
    "endorsed": "review",
    "in_review": "review",
    "checked": "review",
    "returned": "due",
    "approved": "accepted",
    "confirmed": "accepted",
    "accepted": "accepted",
    "scoring": "due",
    "clarifying": "review",
    "finished": "review",
}
"""Colour of a state; the others are idle."""

MOVES: Mapping[str, Promise] = {
    "submit": _("Hand in for approval"),
    "endorse": _("Endorse"),
    "check": _("Mark as checked"),
    "approve": _("Approve"),
    "confirm": _("Confirm the minutes"),
    "accept": _("Accept"),
    "return": _("Return for correction"),
    "unlock": _("Open it again"),
    "tell": _("Tell the office the first scores"),
    "finish": _("Finish the assessment"),
}
MOVE_ICONS: Mapping[str, str] = {
    "submit": "check",
    "endorse": "check",
    "check": "check",
    "approve": "check-circle",
    "confirm": "check-circle",
    "accept": "check-circle",
    "return": "history",
    "unlock": "pencil",
    "tell": "check",
    "finish": "check",
}
DONE: Mapping[str, Promise] = {
    "submit": pgettext_lazy("step", "Handed in"),
    "endorse": _("Endorsed"),
    "check": pgettext_lazy("step", "Checked"),
    "approve": _("Approved"),
    "confirm": _("Confirmed"),
    "accept": pgettext_lazy("record", "Accepted"),
    "return": _("Returned for correction"),
    "unlock": _("Opened again"),
    "tell": _("Told to the office"),
    "finish": pgettext_lazy("step", "Finished"),
}
MADE: Mapping[str, Promise] = {
    "submit": _("It is handed in. Those who decide on it are told."),
    "endorse": _("It is endorsed. Those who approve it are told."),
    "check": _("It is marked as checked. Those who approve it are told."),
    "approve": _("It is approved and does not change any more."),
    "confirm": _("The minutes are confirmed and do not change any more."),
    "accept": _("It is accepted."),
    "return": _("It is returned with your words."),
    "unlock": _("It is open for changes again. Your reason stays readable."),
    "tell": _("The office is told the first scores and may answer."),
    "finish": _("It is finished. The head who confirms it is told."),
}
DONE_TONES: Mapping[str, str] = {Kind.APPROVE: "accepted", Kind.SEND_BACK: "due", Kind.UNLOCK: "due"}

REFUSED: Mapping[str, Promise] = {
    WhyNot.WRONG_STATE: _("This cannot be done as it stands now."),
    WhyNot.OWN_WORK: _("You had a hand in it yourself, so another person must decide on it."),
    WhyNot.BOTH_HANDS: _("You have endorsed it yourself, so another person must approve it."),
    ENDORSEMENT_WANTED: _("It must be endorsed first; your office has decided so."),
    "moved_on": _("Somebody was faster. It stands here as it is now; what you have written is kept below."),
    "content_changed": _(
        "It has changed since you opened this page. Please look at it again as it stands now; "
        "what you have written is kept below."
    ),
    "no_comment": _("Please write what should be changed, at the whole or at one of the rows."),
    "no_reason": _("Please write the reason. It stays readable."),
    "unknown_row": _(
        "One of the rows that you have written about is no longer there. Please look at it again."
    ),
}
ASKED: Mapping[str, Promise] = {
    "return": _("What should be changed"),
    "unlock": _("Reason for opening it again"),
}
EXPLAINED: Mapping[str, Promise] = {
    "return": _("Write about the whole, or beside the rows that you mean; one of them is enough."),
    "unlock": _(
        "It can then be changed, and must be handed in and approved anew. The reason stays readable."
    ),
}
