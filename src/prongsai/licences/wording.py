"""Words of this room: states as officers and applicants read them, who acts next, and why something is refused."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from prongsai.licences.models.cases import Application, Verdict
from prongsai.licences.moves import State
from prongsai.rules.clocks import Start

STATES: Mapping[str, Promise] = {
    State.RECEIVED: _("Application received"),
    State.CHECKING: _("Papers are being checked"),
    State.DEFECT: _("Waiting for the applicant"),
    State.RESUBMITTED: _("Mended papers received"),
    State.REVIEWING: _("Being considered"),
    State.APPROVED: pgettext_lazy("licence", "Approved"),
    State.REFUSED: pgettext_lazy("licence", "Refused"),
    State.ISSUED: _("Licence issued"),
    State.CLOSED: pgettext_lazy("licence", "Closed"),
    State.WITHDRAWN: pgettext_lazy("licence", "Withdrawn"),
}
TONES: Mapping[str, str] = {
    State.DEFECT: "due",
    State.APPROVED: "accepted",
    State.ISSUED: "accepted",
    State.CLOSED: "accepted",
    State.REFUSED: "late",
    State.WITHDRAWN: "idle",
}
"""Of the state alone; every other one is in review."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """For the applicant: what the state means, who acts next, what is expected of them."""

    plain: Promise
    next: Promise
    expected: Promise


_OFFICE, _YOU, _NOBODY = _("The district office"), _("You"), _("Nobody; the matter is at its end")
_WAIT = _("Nothing. You need not come to the office.")
MEANINGS: Mapping[str, Meaning] = {
    State.RECEIVED: Meaning(
        _("Your application has arrived. An officer will check the papers."), _OFFICE, _WAIT
    ),
    State.CHECKING: Meaning(
        _(
            "An officer is checking whether every paper is there. If something is missing, you are told everything at once."
        ),
        _OFFICE,
        _WAIT,
    ),
    State.DEFECT: Meaning(
        _(
            "Something is missing or has to be mended. Until your answer is in, the days of the office do not run."
        ),
        _YOU,
        _(
            "Please mend what the notice lists, and send your answer below or bring the papers to the counter."
        ),
    ),
    State.RESUBMITTED: Meaning(
        _("Your answer has arrived. An officer will look at the mended papers."), _OFFICE, _WAIT
    ),
    State.REVIEWING: Meaning(
        _("The papers are complete, and the office is considering the application."), _OFFICE, _WAIT
    ),
    State.APPROVED: Meaning(
        _("The application is approved. The licence is being made ready."),
        _OFFICE,
        _("Please pay the fee, if there is one, and fetch the licence with your slip."),
    ),
    State.REFUSED: Meaning(
        _("The application is refused. The reason stands below."),
        _YOU,
        _("If you disagree, you can appeal as it is written below. Otherwise nothing."),
    ),
    State.ISSUED: Meaning(
        _("The licence has been issued."), _NOBODY, _("Nothing. Please keep your licence.")
    ),
    State.CLOSED: Meaning(_("The matter is closed."), _NOBODY, _("Nothing.")),
    State.WITHDRAWN: Meaning(
        _("The application was withdrawn."), _NOBODY, _("Nothing. You can apply anew at any time.")
    ),
}
VERDICTS: Mapping[str, Promise] = {
    Verdict.OK: pgettext_lazy("paper", "In order"),
    Verdict.MISSING: pgettext_lazy("paper", "Missing"),
    Verdict.DEFECT: _("To be mended"),
}
CHANNELS: Mapping[str, Promise] = {
    Application.Channel.COUNTER: _("At the counter"),
    Application.Channel.ONLINE: _("On the public page"),
}
STARTS: Mapping[str, Promise] = {
    Start.FILING: _("from the day after filing"),
    Start.COMPLETE: _("from the day after the papers are complete"),
}
REFUSED: Mapping[str, Promise] = {
    "state": _(
        "The application has moved on and does not stand where this can be done. Please look at the page again."
    ),
    "unchecked": _("Not every paper has a finding yet. Please mark each one and save."),
    "nothing_wrong": _("Every paper is in order: there is nothing to tell. Please begin the review instead."),
    "still_wrong": _(
        "A paper is still missing or to be mended. Please release a notice, or mark it as in order."
    ),
    "own_work": _("Somebody else has to do this: you worked on it yourself."),
    "no_checklist": _("No checklist is in force for this kind. Please publish one first."),
    "taken": _("This short name stands already. Please choose another."),
    "past": _("The first day has passed. Please choose today or a later day, save, and publish then."),
    "empty": _("Something is missing. Please fill in what is marked."),
    "no_reason": _("Please write the reason; it is read by the applicant."),
    "no_appeal": _("Please write where and until when one may appeal."),
    "closed": _("This is closed and takes nothing more."),
    "foreign": _("This belongs to another office or checklist. Please choose again."),
    "full": _("An application holds no more papers. Please bring what is missing to the counter."),
    "bad_day": _("The last day for the answer must lie after today."),
}
STALE = _(
    "Somebody moved this application since you opened the page. It is shown as it stands now; please look again."
)
