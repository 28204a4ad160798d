"""Measures at work in words."""

from collections.abc import Mapping
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from prongsai.agencies.models import Unit
from prongsai.followup.models import Assignment, Cadence, Entry
from prongsai.followup.queries import PairState
from prongsai.rounds.wording import WHOLE_AGENCY
from prongsai.rules.followup import MARGIN, Forecast, Way, Why
from prongsai.rules.framework import Text
from prongsai.ui.dates import day_in_words, days_in_words, month_in_words, span_in_words
from prongsai.ui.language import in_words, spoken

Look = Cadence.Look
State = Entry.State

STATES: Mapping[str, Promise] = {
    State.NOT_BEGUN: _("Not begun"),
    State.UNDER_WAY: _("Under way"),
    State.DONE: pgettext_lazy("measure", "Done"),
    State.POSTPONED: _("Postponed"),
    State.OBSTACLE: _("Held up by an obstacle"),
}
STATE_TONES: Mapping[str, str] = {
    State.NOT_BEGUN: "idle",
    State.UNDER_WAY: "review",
    State.DONE: "accepted",
    State.POSTPONED: "due",
    State.OBSTACLE: "late",
}
PAIRS: Mapping[PairState, Promise] = {
    PairState.LATE: _("Late"),
    PairState.DUE: _("To be entered"),
    PairState.DONE: _("Entered"),
    PairState.AHEAD: _("Still ahead"),
}
PAIR_TONES: Mapping[PairState, str] = {
    PairState.LATE: "late",
    PairState.DUE: "due",
    PairState.DONE: "accepted",
    PairState.AHEAD: "idle",
}
WAYS: Mapping[Way, Promise] = {
    Way.DONE: pgettext_lazy("measure", "Done"),
    Way.ON_WAY: _("On its way"),
    Way.AT_RISK: _("At risk"),
    Way.OVERDUE: _("Past its due day"),
}
WAY_TONES: Mapping[Way, str] = {
    Way.DONE: "accepted",
    Way.ON_WAY: "review",
    Way.AT_RISK: "due",
    Way.OVERDUE: "late",
}
ENDED: Mapping[str, Promise] = {
    Assignment.Ended.REMOVED: _("The measure was taken out of the plan."),
    Assignment.Ended.UNIT_CHANGED: _("The plan no longer names this unit."),
    Assignment.Ended.DROPPED: _("Dropped by decision."),
}
CANNOT_ENTER: Mapping[str, tuple[str | None, Promise]] = {
    "closed": (None, _("This period is closed. Please ask the director to open it again, with a reason.")),
    "not_asked": (None, _("This work does not run in that period, so nothing is asked there.")),
    "not_yet": (None, _("This period has not begun yet. Please come back on its first day.")),
    "ended": (None, _("This work was ended. What was written stays; nothing new is asked.")),
    "foreign": (None, _("This evidence belongs to another agency.")),
    "no_text": ("text", _("Please write what was done. If nothing has moved, use “No change” instead.")),
    "no_obstacles": ("obstacles", _("Please write what stands in the way.")),
    "no_reason": ("reason", _("Please choose a reason, or write your own.")),
    "progress_out_of_range": ("progress", _("Please write a whole number from 0 to 100.")),
    "hundred_means_done": (
        "progress",
        _("100 per cent means that it is done. Please choose “Done”, or write less."),
    ),
}
CANNOT_REPLAN: Mapping[str, tuple[str | None, Promise]] = {
    "no_reason": ("reason", _("Please write why the day is moved.")),
    "same_day": ("due_on", _("This is the due day already. Please choose another one.")),
    "before_start": ("due_on", _("This day lies before the work begins. Please look at it again.")),
    "ended": (None, _("This work was ended, so its day cannot be moved.")),
}
CANNOT_END: Mapping[str, Promise] = {
    "no_reason": _("Please write why it is dropped."),
    "ended": _("This work was ended already."),
    "not_dropped": _("This work is going on already, or its measure is gone."),
}
CANNOT_TICK: Mapping[str, Promise] = {
    "no_step": _("The plan has changed: this step is no longer there."),
    "in_the_future": _("This day has not come yet. Please write the day on which it was done."),
    "ended": _("This work was ended, so its steps stay as they are."),
}
CANNOT_REOPEN: Mapping[str, tuple[str | None, Promise]] = {
    "no_reason": ("reason", _("Please write why the period is opened again.")),
    "until_is_past": ("until", _("This day is over. Please choose today or a later day.")),
    "not_closed": (None, _("This period is not closed.")),
}
CANNOT_BEGIN: Mapping[str, Promise] = {
    "no_measures": _("The plan has no measures yet. Please plan them first."),
    "not_begun": _("The follow-up has not begun yet."),
}


def why_in_words(found: Forecast, progress: int) -> str:
    """The reason of a forecast as a sentence; "" where there is nothing to say."""
    reasons = {
        Why.NOTHING: "",
        Why.PAST_DUE: gettext("The due day is over and it is not done."),
        Why.OBSTACLE: gettext("The last entry names an obstacle."),
        Why.POSTPONED: gettext("The last entry says that it was postponed."),
        Why.SILENT: gettext("The last two entries or more are missing."),
        Why.BEHIND: gettext(
            "%(progress)s per cent, where an even pace would be at %(expected)s: more than %(margin)s points behind."
        )
        % {"progress": progress, "expected": found.expected, "margin": MARGIN},
    }
    return reasons[found.why]


def period_in_words(look: str, starts_on: date, ends_on: date) -> str:
    """1-15 มี.ค. 2568, มี.ค. 2568, ต.ค. 2567 - ธ.ค. 2567; a set date alone."""
    if look == Look.ON_DATE:
        return day_in_words(ends_on, spoken())
    if look == Look.MONTHLY:
        return month_in_words(ends_on, spoken())
    if look == Look.QUARTERLY:
        return span_in_words(starts_on, ends_on, spoken())
    return days_in_words(starts_on, ends_on, spoken())


def unit_in_words(unit: Unit | None) -> str:
    return in_words(Text(unit.name_th, unit.name_en)) if unit else str(WHOLE_AGENCY)
