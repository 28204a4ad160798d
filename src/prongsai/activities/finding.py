"""What of activities can be found by words."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy

from prongsai.accounts.finding import Finder, Found, holding
from prongsai.accounts.members import Member
from prongsai.activities.models import Activity
from prongsai.activities.presenters.parts import activity_address
from prongsai.activities.wording import days_of
from prongsai.rules.framework import Text
from prongsai.ui.language import in_words


def find_activities(member: Member, words: Sequence[str], most: int) -> list[Found]:
    rows = Activity.objects.visible_to(member).standing().select_related("round__agency")
    found = rows.filter(holding(words, "title", "text", "place"))
    return [
        Found(one.title, f"{_agency(one)}, {days_of(one)}", activity_address(one, one.round))
        for one in found[:most]
    ]


def _agency(one: Activity) -> str:
    return in_words(Text(one.round.agency.name_th, one.round.agency.name_en))


FINDERS = (Finder("activities", gettext_lazy("Activities"), find_activities),)
