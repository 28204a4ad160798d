"""Activities in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prongsai.activities.kinds import activity_kinds
from prongsai.activities.models import Activity
from prongsai.activities.queries import Flag, Why
from prongsai.followup.wording import unit_in_words
from prongsai.measures.models import Measure
from prongsai.rules.framework import Text
from prongsai.ui.dates import day_in_words, days_in_words
from prongsai.ui.language import in_words, spoken

LAYOUTS: Mapping[Activity.Layout, Promise] = {
    Activity.Layout.AUTO: _("Chosen automatically"),
    Activity.Layout.ONE: _("One across"),
    Activity.Layout.TWO: _("Two side by side"),
    Activity.Layout.THREE: _("Three side by side"),
    Activity.Layout.FOUR: _("Four side by side"),
    Activity.Layout.LARGE: _("One large, small ones below"),
}
CANNOT_RECORD: Mapping[str, tuple[str | None, Promise]] = {
    "no_title": ("title", _("Please write what took place, in a few words.")),
    "unknown_kind": ("kind", _("Please choose a kind from the list.")),
    "days_out_of_order": ("ends_on", _("The last day lies before the first. Please look at both again.")),
    "not_yet": (
        "starts_on",
        _("This day has not come yet. Please record the activity once it has taken place."),
    ),
    "foreign": (
        None,
        _(
            "Something that you ticked is no longer in the plan or in the list. Please look at the ticks again."
        ),
    ),
    "not_a_photo": (None, _("An activity shows photos alone. Other files stay in the library of evidence.")),
    "no_reason": ("reason", _("Please write why it is withdrawn.")),
    "withdrawn": (None, _("This activity was withdrawn already.")),
}
_FLAGS: Mapping[Why, Promise] = {
    Why.NOTHING_PROVED: _("It is not linked to a measure or an item yet."),
    Why.NO_PHOTO: _("It has no photo yet."),
    Why.OUTSIDE_YEAR: _("It took place outside the fiscal year."),
    Why.OUTSIDE_MEASURE: _("It took place outside the period of these measures: %(measures)s."),
    Why.OTHER_DAY: _("Photo %(number)s was taken on %(day)s, not on the day of the activity."),
    Why.SAME: _("Photo %(number)s is also photo %(other_number)s of “%(other)s” (%(day)s)."),
    Why.ALIKE: _("Photo %(number)s looks like photo %(other_number)s of “%(other)s” (%(day)s)."),
}
_HERE: Mapping[Why, Promise] = {
    Why.SAME: _("Photo %(number)s is the same as photo %(other_number)s of this activity."),
    Why.ALIKE: _("Photo %(number)s looks like photo %(other_number)s of this activity."),
}
GAPS = frozenset({Why.NOTHING_PROVED, Why.NO_PHOTO})
"""What is only missing; the other flags speak of something that does not fit."""


def kind_in_words(code: str) -> str:
    return in_words(activity_kinds()[code])


def days_of(activity: Activity, *, long: bool = False) -> str:
    return days_in_words(activity.starts_on, activity.ends_on, spoken(), long=long)


def units_in_words(activity: Activity) -> str:
    """Who took part: all divisions, all schools, single units; else whose activity it is."""
    named = [
        *([str(_("All divisions"))] if activity.all_divisions else []),
        *([str(_("All schools"))] if activity.all_schools else []),
        *(in_words(Text(one.name_th, one.name_en)) for one in activity.units.all()),
    ]
    return ", ".join(named) or unit_in_words(activity.unit)


def title_of(measure: Measure) -> str:
    """The first step of a measure; its number where it has none."""
    steps = measure.steps.all()
    return steps[0].text if steps else str(_("Measure %(number)s")) % {"number": measure.position}


def flag_in_words(flag: Flag, activity: Activity) -> str:
    is_here = flag.other is not None and flag.other.pk == activity.pk
    sentence = _HERE[flag.why] if is_here else _FLAGS[flag.why]
    return str(sentence) % {
        "number": flag.number,
        "measures": ", ".join(str(one.position) for one in flag.measures),
        "other": flag.other.title if flag.other else "",
        "other_number": flag.other_number,
        "day": _day(flag),
    }


def _day(flag: Flag) -> str:
    if flag.other is not None:
        return days_of(flag.other)
    return day_in_words(flag.day, spoken()) if flag.day else ""
