"""A framework's arithmetic, calendar and rhythms in words of the active language."""

from collections.abc import Mapping
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from prongsai.frameworks.particulars import CalendarRule, FollowUp, Rhythm, Weekday
from prongsai.frameworks.wording import HOWS
from prongsai.rules.arithmetic import exact_text
from prongsai.rules.calendar import FiscalYear
from prongsai.rules.framework import Framework, How, IfMissing, Kind, Level, Node, Status
from prongsai.ui.dates import day_in_words
from prongsai.ui.language import spoken

RHYTHMS: Mapping[str, Promise] = {
    Rhythm.ONCE: pgettext_lazy("rhythm", "once"),
    Rhythm.DAILY: pgettext_lazy("rhythm", "every day"),
    Rhythm.WEEKLY: pgettext_lazy("rhythm", "every week"),
    Rhythm.HALF_MONTHLY: pgettext_lazy("rhythm", "every 15 days"),
    Rhythm.MONTHLY: pgettext_lazy("rhythm", "every month"),
    Rhythm.MONTHLY_OR_QUARTERLY: pgettext_lazy("rhythm", "every month or quarter, as the manual says"),
    Rhythm.QUARTERLY: pgettext_lazy("rhythm", "every quarter"),
    Rhythm.HALF_YEARLY: pgettext_lazy("rhythm", "every six months"),
    Rhythm.YEARLY: pgettext_lazy("rhythm", "every year"),
    Rhythm.ON_CHANGE: pgettext_lazy("rhythm", "whenever it changes"),
}
WEEKDAYS: Mapping[str, Promise] = {
    Weekday.MONDAY: _("every Monday"),
    Weekday.TUESDAY: _("every Tuesday"),
    Weekday.WEDNESDAY: _("every Wednesday"),
    Weekday.THURSDAY: _("every Thursday"),
    Weekday.FRIDAY: _("every Friday"),
    Weekday.SATURDAY: _("every Saturday"),
    Weekday.SUNDAY: _("every Sunday"),
}
STATUSES: Mapping[Status, Promise] = {
    Status.VERIFIED: pgettext_lazy("setting", "Verified"),
    Status.INFERRED: pgettext_lazy("setting", "Inferred"),
    Status.UNKNOWN: pgettext_lazy("setting", "Not settled"),
}
MISSING: Mapping[IfMissing, Promise] = {
    IfMissing.LEAVE_OUT: _("The total is made from what is there, and what is missing is named."),
    IfMissing.WITHHOLD: _("There is no total while an instrument is missing."),
    IfMissing.AS_ZERO: _("What is missing counts as 0 and is named."),
}


def total_formula(framework: Framework) -> str:
    """ "IIT × 0.30 + EIT × 0.30 + OIT × 0.40", or how else the total is made."""
    root = framework.root
    if root.how is not How.WEIGHTED:
        return str(HOWS[root.how])
    return " + ".join(f"{node.code} × {decimal(node.weight or Fraction(0))}" for node in root.children)


def made_from(node: Node) -> str:
    """How the node's figure comes about; empty where it is put in."""
    return "" if node.how is How.GIVEN else str(HOWS[node.how])


def rounding(framework: Framework) -> str:
    words = {"places": framework.rounding.places}
    if framework.rounding.mode == "half_up":
        sentence = _("Figures are shown with %(places)s decimals, a half rounded up.")
    elif framework.rounding.mode == "half_even":
        sentence = _("Figures are shown with %(places)s decimals, a half rounded to the even digit.")
    else:
        sentence = _("Figures are shown with %(places)s decimals, the rest cut off.")
    return sentence % words


def carried(framework: Framework) -> str:
    if framework.rounding.carried_at:
        return str(_("Some figures are rounded before they are used above them."))
    return str(_("Nothing is rounded before it is used above it."))


def missing(framework: Framework) -> str:
    return str(MISSING[framework.root.if_missing])


def level_condition(level: Level) -> str:
    """What a result must fulfil for this level, those above having failed."""
    words = {"total": decimal(level.total_min)}
    if level.every_instrument_min is not None:
        words["limit"] = decimal(level.every_instrument_min)
        return _("Total of %(total)s or more, and every instrument %(limit)s or more") % words
    if level.some_instrument_below is not None:
        words["limit"] = decimal(level.some_instrument_below)
        return _("Total of %(total)s or more, but some instrument below %(limit)s") % words
    if level.total_min == 0:
        return str(_("Every other total"))
    return _("Total of %(total)s or more") % words


def printed_band(level: Level) -> str:
    """ "85.00 - 94.99" as printed, or "85.00 or more" where a level has no upper end."""
    if level.total_max is None:
        return _("%(total)s or more") % {"total": decimal(level.total_min)}
    return f"{decimal(level.total_min)} - {decimal(level.total_max)}"


def when(rule: CalendarRule, year: FiscalYear) -> str:
    """The days of a calendar rule in a fiscal year."""
    if rule.ends is None:
        return _("Day %(day)s of every month") % {"day": rule.day_of_month}
    language = spoken()
    span = next(rule.spans_in(year))
    words = {"last": day_in_words(span.last, language)}
    if span.first is None:
        return _("By %(last)s") % words
    return _("%(first)s to %(last)s") % {**words, "first": day_in_words(span.first, language)}


def how_often(follow_up: FollowUp) -> str:
    return str(WEEKDAYS[follow_up.weekday] if follow_up.weekday else RHYTHMS[follow_up.every])


def counted(framework: Framework) -> str:
    """One sentence about the size of the framework."""
    words = {
        "items": len(framework.root.items),
        "instruments": len(framework.of_kind(Kind.INSTRUMENT)),
        "indicators": len(framework.of_kind(Kind.INDICATOR)),
    }
    if not words["items"]:
        return str(_("Arithmetic only: figures are entered by indicator or instrument."))
    return _("%(items)s items in %(indicators)s indicators and %(instruments)s instruments.") % words


def decimal(value: Fraction) -> str:
    """Two decimals at least: "85.00", "0.125"; a share such as "1/3" stays one."""
    return exact_text(value, least_places=2)
