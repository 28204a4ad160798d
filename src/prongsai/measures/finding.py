"""What of plans can be found by words."""

from collections.abc import Sequence

from django.db.models import Q
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prongsai.accounts.finding import Finder, Found, holding
from prongsai.accounts.members import Member
from prongsai.measures.models import Measure
from prongsai.measures.served import nodes_served
from prongsai.rounds.links import of_round
from prongsai.rules.framework import Text
from prongsai.ui.language import in_words

LONGEST_TITLE = 120
_NAMES = ("findings__node__code", "findings__node__title_th", "items__node__code", "items__node__title_th")


def find_measures(member: Member, words: Sequence[str], most: int) -> list[Found]:
    """By the words of their steps, of the issue they answer, and of its item's code."""
    seen = Measure.objects.visible_to(member)
    by_steps = holding(words, "steps__text")
    by_issue = holding(words, "findings__issue", *_NAMES)
    keys = seen.filter(Q(by_steps) | by_issue).order_by().values("pk").distinct()
    rows = (
        seen.filter(pk__in=keys)
        .select_related("plan__round__agency")
        .prefetch_related("steps", "findings__node", "items__node")
    )
    return [_measure(one) for one in rows.order_by("-plan__round__fiscal_year", "plan", "position")[:most]]


def _measure(one: Measure) -> Found:
    round_ = one.plan.round
    first = next(iter(one.steps.all()), None)
    codes = ", ".join(node.code for node in nodes_served(one))
    about = _("%(agency)s, fiscal year %(year)s, %(codes)s") % {
        "agency": in_words(Text(round_.agency.name_th, round_.agency.name_en)),
        "year": round_.fiscal_year,
        "codes": codes,
    }
    title = Truncator(first.text if first else _("A measure without steps")).chars(LONGEST_TITLE)
    return Found(title, about, f"{of_round('measures:plan', round_)}#measure-{one.pk}")


FINDERS = (Finder("measures", gettext_lazy("Measures"), find_measures),)
