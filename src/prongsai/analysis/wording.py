"""Why an item is on the list, and what a rule asks, in words."""

from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.analysis.selection import Selected
from prongsai.rules.arithmetic import shown
from prongsai.rules.framework import Rounding
from prongsai.rules.grade import LevelDecision
from prongsai.rules.score import Scored
from prongsai.rules.weakness import Choice, WeakPoint, WeakRule
from prongsai.scoring.wording import codes_in_words, level_in_words


def choice_in_words(choice: Choice, scored: Scored) -> str:
    """What the list holds, as a sentence of its own."""
    rounding = scored.framework.rounding
    match choice.rule:
        case WeakRule.BELOW_TARGET:
            return _("Items below %(target)s points") % {"target": shown(choice.target, rounding)}
        case WeakRule.LOWEST:
            return ngettext("The lowest item", "The %(count)s lowest items", choice.count) % {
                "count": choice.count
            }
        case WeakRule.BELOW_NEED:
            return _need_in_words(scored.level, rounding)


def reason_in_words(item: Selected, choice: Choice, scored: Scored) -> str:
    """Why this item is on the list."""
    if item.weak is not None:
        return _weak_reason(item.weak, choice, scored)
    if item.kept:
        return _(
            "The rule no longer picks it, but work has been written down for it, so it stays on the list."
        )
    if item.value is None:
        return _("Added by the officer; it has no figure.")
    return _("Added by the officer.")


def _weak_reason(weak: WeakPoint, choice: Choice, scored: Scored) -> str:
    rounding = scored.framework.rounding
    facts = {
        "gap": shown(weak.gap, rounding),
        "limit": shown(weak.limit, rounding),
        "rank": weak.rank,
    }
    if choice.rule is WeakRule.LOWEST:
        return _("Number %(rank)s from the bottom.") % facts
    if choice.rule is WeakRule.BELOW_NEED and scored.level is not None and scored.level.above is not None:
        facts["level"] = level_in_words(scored.level.above)
        return _("%(gap)s below the %(limit)s that %(level)s needs.") % facts
    return _("%(gap)s below the target of %(limit)s.") % facts


def _need_in_words(level: LevelDecision | None, rounding: Rounding) -> str:
    if level is None:
        return _("Items below what the next level needs: there is no level yet")
    if level.above is None:
        return _("Items below what the next level needs: the highest level is reached")
    stopping = [hurdle for hurdle in level.stopped_by if hurdle.key == "every_instrument_min"]
    limit: Fraction = stopping[0].limit if stopping else level.above.total_min
    facts = {
        "limit": shown(limit, rounding),
        "level": level_in_words(level.above),
        "codes": codes_in_words([hurdle.code for hurdle in stopping]),
    }
    if stopping:
        return _("Items below %(limit)s in the instruments that keep %(level)s away") % facts
    return _("Items below the %(limit)s that %(level)s needs") % facts
