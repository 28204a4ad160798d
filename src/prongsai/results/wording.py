"""Results in words."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from prongsai.results.halves import Reporting
from prongsai.results.models import UnitReport
from prongsai.results.queries import Change, ChangeKind, Flaw, Part
from prongsai.ui.dates import day_in_words
from prongsai.ui.language import spoken

STATE = UnitReport.State

STATES: Mapping[str, Promise] = {
    "": pgettext_lazy("results", "Not begun"),
    STATE.DRAFT: _("Draft"),
    STATE.IN_REVIEW: _("In review"),
    STATE.RETURNED: _("Returned for correction"),
    STATE.ACCEPTED: pgettext_lazy("record", "Accepted"),
}
TONES: Mapping[str, str] = {
    "": "idle",
    STATE.DRAFT: "idle",
    STATE.IN_REVIEW: "review",
    STATE.RETURNED: "due",
    STATE.ACCEPTED: "accepted",
}
FLAWS: Mapping[Flaw, Promise] = {
    Flaw.MISSING: _("The result is missing"),
    Flaw.REPEATS: _("Says only what the measure says"),
}
FLAW_TONES: Mapping[Flaw, str] = {Flaw.MISSING: "late", Flaw.REPEATS: "due"}
CANNOT_WRITE: Mapping[str, tuple[str | None, Promise]] = {
    "held": (
        None,
        _(
            "These results are handed in. Ask the head of the division to return them if something is to be changed."
        ),
    ),
    "gone": (
        None,
        _(
            "The measure was taken out of the plan meanwhile. Your words stand below, so that you can copy them."
        ),
    ),
    "no_text": ("text", _("Please write what was done and what came of it.")),
    "foreign": (None, _("This evidence belongs to another agency.")),
}


def changes_in_words(changes: Sequence[Change]) -> Iterator[str]:
    """What changed since a result was written, one sentence each."""
    for change in changes:
        if change.kind is ChangeKind.MOVED:
            yield gettext("The measure now serves %(now)s; when this was written, it served %(before)s.") % {
                "now": change.now,
                "before": change.before or "–",
            }
        elif change.kind is ChangeKind.REWORDED:
            yield gettext("The plan has new words for this measure.")
        else:
            yield ngettext(
                "%(count)s follow-up entry was written or changed since.",
                "%(count)s follow-up entries were written or changed since.",
                change.count,
            ) % {"count": change.count}


def timeliness_in_words(part: Part, reporting: Reporting, today: date) -> str:
    """Whether a unit handed in on time; "" where no day is known."""
    due = reporting.unit_due_on
    if due is None:
        return ""
    handed_in = part.report.handed_in_on if part.report else None
    if handed_in is None:
        words = gettext("was due %(day)s") if today > due else gettext("due %(day)s")
        return words % {"day": day_in_words(due, spoken())}
    day = day_in_words(handed_in, spoken())
    words = gettext("handed in late, %(day)s") if handed_in > due else gettext("handed in on time, %(day)s")
    return words % {"day": day}
