"""The words of assessments."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from prongsai.assessment.models import Judgement, PackItem
from prongsai.rules.assessing import PointRule, Verdict
from prongsai.rules.comparing import Difference, Machine

VERDICTS: Mapping[str, Promise] = {
    Verdict.MET: pgettext_lazy("component", "Met"),
    Verdict.NOT_MET: pgettext_lazy("component", "Not met"),
    Verdict.NOT_APPLICABLE: pgettext_lazy("component", "Does not apply"),
}
TONES: Mapping[str, str] = {
    Verdict.MET: "accepted",
    Verdict.NOT_MET: "late",
    Verdict.NOT_APPLICABLE: "idle",
}
MACHINE: Mapping[str, Promise] = {
    Machine.NOTHING: _("Nothing stands there"),
    Machine.PRIVATE: _("A file holds personal data, as a second person confirmed"),
    Machine.BROKEN: _("A link does not open"),
    Machine.UNDECIDED: _("A finding of the privacy check waits for a decision"),
    Machine.UNSCANNED: _("A file was not looked through for personal data"),
    Machine.PICTURE: _("A file is a scan without words that can be read"),
    Machine.CHANGED: _("What a link leads to has changed since"),
    Machine.UNSURE: _("Something stands there; of a link it cannot be told"),
    Machine.THERE: _("Something stands there, and no check speaks against it"),
}
"""Machine.MISSING is told with its numbers: see presenters.parts."""
MACHINE_TONES: Mapping[str, str] = {
    Machine.NOTHING: "due",
    Machine.PRIVATE: "late",
    Machine.BROKEN: "late",
    Machine.MISSING: "due",
    Machine.UNDECIDED: "review",
    Machine.UNSCANNED: "review",
    Machine.PICTURE: "review",
    Machine.CHANGED: "review",
    Machine.UNSURE: "review",
    Machine.THERE: "accepted",
}
DIFFERENCES: Mapping[Difference, Promise] = {
    Difference.OFFICE_HIGHER: _("Met for the office, not for the assessor"),
    Difference.OFFICE_LOWER: _("Met for the assessor, not for the office"),
    Difference.APPLIES: _("They differ on whether it applies"),
    Difference.MACHINE_OFFICE: _("Met for the office, doubted by the machine"),
    Difference.MACHINE_ASSESSOR: _("Met for the assessor, doubted by the machine"),
    Difference.REVISED: _("Decided otherwise after the answer"),
}
SIDES: Mapping[str, Promise] = {
    Judgement.Side.OWN: _("The office itself"),
    Judgement.Side.FIRST: _("Assessor"),
    Judgement.Side.FINAL: _("Assessor, after the answer"),
}
SOURCES: Mapping[str, Promise] = {
    PackItem.Source.PUBLISHED: _("Published"),
    PackItem.Source.APPROVED: _("Approved, not public"),
    PackItem.Source.NOTHING: _("Was not there"),
}
SOURCE_TONES: Mapping[str, str] = {
    PackItem.Source.PUBLISHED: "accepted",
    PackItem.Source.APPROVED: "due",
    PackItem.Source.NOTHING: "late",
}
RULES: Mapping[str, Promise] = {
    PointRule.ALL: _("Every component that applies is needed; else the item earns nothing"),
    PointRule.SHARE: _("Each component that applies earns its share of the points"),
}
CANNOT_FREEZE: Mapping[str, tuple[str, Promise]] = {
    "frozen": ("", _("The pack of this year is frozen already; nothing was changed.")),
    "not_yet": (
        "cut_off_on",
        _("This day is not over yet. A pack holds what stood at the end of a past day or today."),
    ),
    "before_year": ("cut_off_on", _("This day lies before the fiscal year. Please choose a later one.")),
    "no_items": ("", _("The framework of this year asks for no disclosure, so there is nothing to assess.")),
}
CANNOT_TELL: Mapping[str, tuple[str, Promise]] = {
    "no_days": ("first_on", _("Please give the first and the last day on which the office may answer.")),
    "turned": ("last_on", _("The last day lies before the first. Please choose a later one.")),
    "past": ("first_on", _("The first day is over already. Please choose today or a later day.")),
}
CANNOT_JUDGE: Mapping[str, Promise] = {
    "undecided": _("Please say of this component whether it is met."),
    "no_reason": _("Please write why; only a component that is met needs no reason."),
    "long_reason": _("A reason has at most 500 characters. Please shorten it, or use the note below."),
    "nothing_there": _("Nothing of this item was there at the cut-off, so no component of it is met."),
    "outside_pack": _("This is not in the frozen pack of the year, so it cannot be judged."),
    "over": _("The time for this opinion is over; what was said before stands."),
    "unasked": _("The office has not answered to this item, so the first opinion stands."),
    "of_the_office": _("You serve or served this office in the year, so another person must assess it."),
    "unjudged": _("Some items are not judged yet. Please judge every item, then finish."),
}
CANNOT_ANSWER: Mapping[str, Promise] = {
    "silent": _("Please write what you answer; files alone do not say what they show."),
    "not_awaited": _("The first scores are not told yet, so there is nothing to answer to."),
    "too_early": _("The days for answers have not begun yet."),
    "too_late": _("The days for answers are over. Nothing was changed; your words still stand below."),
    "decided": _("The assessor has decided on this item again; the answer does not change any more."),
    "outside_pack": _("This item is not in the frozen pack of the year."),
    "foreign_file": _("One of the files is not of this office. Please choose others."),
}
STALE: Promise = _(
    "Somebody has saved another opinion of this item meanwhile. It is shown beside; yours stands below and is not saved yet."
)
STALE_ANSWER: Promise = _(
    "Somebody of your office has changed this answer meanwhile. It is shown above; yours stands below and is not saved yet."
)
