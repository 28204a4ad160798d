"""What of meetings can be found by words."""

from collections.abc import Sequence

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prongsai.accounts.finding import Finder, Found, holding
from prongsai.accounts.members import Member
from prongsai.followup.wording import unit_in_words
from prongsai.meetings.links import decision_address
from prongsai.meetings.models import ActionItem
from prongsai.ui.dates import day_in_words
from prongsai.ui.language import spoken

LONGEST_TITLE = 120


def find_decisions(member: Member, words: Sequence[str], most: int) -> list[Found]:
    """Decisions that became duties, by their words and their unit."""
    found = (
        ActionItem.objects.visible_to(member)
        .given()
        .filter(holding(words, "text", beside=("unit__name_th",)))
    )
    rows = found.select_related("unit", "round__agency").order_by("-due_on", "-pk")[:most]
    return [
        Found(
            Truncator(one.text).chars(LONGEST_TITLE),
            _("%(unit)s, due on %(day)s")
            % {"unit": unit_in_words(one.unit), "day": day_in_words(one.due_on, spoken())},
            decision_address(one),
        )
        for one in rows
    ]


FINDERS = (Finder("decisions", gettext_lazy("Decisions of meetings"), find_decisions),)
