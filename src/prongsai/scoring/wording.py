"""Reasons and rules of a score in words, in the active language; one place for pages and papers alike."""

from collections.abc import Sequence
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from prongsai.rules.arithmetic import exact_text, shown
from prongsai.rules.framework import (
    Framework,
    How,
    IfMissing,
    Kind,
    Level,
    Rounding,
    RoundingMode,
)
from prongsai.rules.grade import Hurdle
from prongsai.rules.score import Mismatch, Scored, Step
from prongsai.scoring.models import ScoreSheet
from prongsai.ui.language import in_words, speaks_english

FULL_PLACES = 6
MOST_NAMED = 8


def level_in_words(level: Level) -> str:
    """The level's name as it stands behind the word "level"; Thai writes a space before Latin letters only."""
    name = in_words(level.text)
    return f" {name}" if name.isascii() and not speaks_english() else name


def level_reason(scored: Scored) -> str:
    """One sentence: the total, the level, and the condition that decided it."""
    if scored.total.value is None:
        return ngettext(
            "There is no total yet: %(codes)s has no figure, and the framework asks for it.",
            "There is no total yet: %(codes)s have no figure, and the framework asks for all of them.",
            len(scored.missing),
        ) % {"codes": codes_in_words(scored.missing)}
    if scored.level is None:
        return _("%(total)s points; there is no level before %(codes)s are known.") % {
            "total": scored.total.shown,
            "codes": codes_in_words(scored.missing),
        }
    facts = {"total": scored.total.shown, "level": level_in_words(scored.level.level)}
    if scored.level.above is None:
        return _top(scored, facts)
    return _stopped(scored, scored.level.above, facts)


def provisional_note(scored: Scored) -> str:
    """What is missing and between which figures the total will lie; "" when nothing is missing."""
    if scored.complete:
        return ""
    return ngettext(
        "This is provisional: %(codes)s has no figure. With it the total will lie between %(low)s and %(high)s.",
        "This is provisional: %(codes)s have no figure. With them the total will lie between %(low)s and %(high)s.",
        len(scored.missing),
    ) % {
        "codes": codes_in_words(scored.missing),
        "low": shown(scored.lowest, scored.framework.rounding),
        "high": shown(scored.highest, scored.framework.rounding),
    }


def band_note(scored: Scored) -> str:
    """Why a total may stand outside the band that official tables print for its level; "" when it stands inside."""
    if scored.level is None or not scored.level.outside_printed_band:
        return ""
    level = scored.level.level
    return _(
        "Official tables print %(low)s to %(high)s for %(level)s; the conditions decide, not the printed band."
    ) % {
        "low": shown(level.total_min, scored.framework.rounding),
        "high": shown(level.total_max or Fraction(100), scored.framework.rounding),
        "level": level_in_words(level),
    }


def mismatch_in_words(mismatch: Mismatch) -> str:
    return _(
        "%(code)s was put in as %(given)s, but the figures below it make %(computed)s "
        "(difference %(difference)s). The figures below count."
    ) % {
        "code": mismatch.code,
        "given": mismatch.given,
        "computed": mismatch.computed,
        "difference": mismatch.difference.replace("-", "−"),
    }


def rule_in_words(step: Step) -> str:
    """How a node's figure comes about."""
    if step.how is How.GIVEN:
        return _("This figure was put in as it is.")
    count = {"count": len(step.parts)}
    if step.how is How.WEIGHTED:
        return _("Each part is multiplied by its weight, and the results are added up.")
    if len({part.share for part in step.parts if part.share}) > 1:
        return _(
            "The mean of all items below. A figure put in for several items counts once for each of them."
        )
    if step.how is How.MEAN_OF_ITEMS:
        return (
            ngettext(
                "The mean of %(count)s item.",
                "The mean of %(count)s items, each counting the same.",
                count["count"],
            )
            % count
        )
    return (
        ngettext(
            "The mean of %(count)s figure.",
            "The mean of %(count)s figures, each counting the same.",
            count["count"],
        )
        % count
    )


def if_missing_in_words(rule: IfMissing) -> str:
    """What the framework does about a missing figure."""
    if rule is IfMissing.LEAVE_OUT:
        return _("A missing figure is left out, and the result is marked as provisional.")
    if rule is IfMissing.AS_ZERO:
        return _("A missing figure counts as 0.")
    return _("There is no result until every figure is there.")


def rounding_in_words(rounding: Rounding) -> str:
    facts = {"places": rounding.places}
    if rounding.mode is RoundingMode.HALF_UP:
        return _("Figures are shown with %(places)s decimals; a half is rounded up.") % facts
    if rounding.mode is RoundingMode.HALF_EVEN:
        return _("Figures are shown with %(places)s decimals; a half is rounded to the even digit.") % facts
    return _("Figures are shown with %(places)s decimals; what follows is cut off.") % facts


def kind_in_words(kind: Kind) -> str:
    words = {
        Kind.TOTAL: pgettext("framework", "Total"),
        Kind.INSTRUMENT: pgettext("framework", "Instrument"),
        Kind.PART: pgettext("framework", "Part"),
        Kind.INDICATOR: pgettext("framework", "Indicator"),
        Kind.SUB_INDICATOR: pgettext("framework", "Sub-indicator"),
        Kind.ITEM: pgettext("framework", "Item"),
    }
    return words[kind]


def code_in_words(code: str, framework: Framework) -> str:
    """How a node is called in a line: "EIT", "Indicator 8", "Sub-indicator 9.1", "Total score"."""
    kind = framework.nodes[code].kind
    if kind is Kind.TOTAL:
        return _("Total score")
    if kind is Kind.INDICATOR and code[0].isdigit():
        return _("Indicator %(code)s") % {"code": code}
    if kind is Kind.SUB_INDICATOR and code[0].isdigit():
        return _("Sub-indicator %(code)s") % {"code": code}
    return code


def source_in_words(source: str) -> str:
    words = {
        ScoreSheet.Source.OFFICIAL: pgettext("score sheet", "Official result"),
        ScoreSheet.Source.MOCK: pgettext("score sheet", "Mock assessment"),
        ScoreSheet.Source.COMPUTED: pgettext("score sheet", "Computed here"),
    }
    return words[ScoreSheet.Source(source)]


def in_full(value: Fraction) -> str:
    """The exact figure as a decimal: "97.885"; one that does not end is cut after six decimals with "…"."""
    cut = Fraction(int(value * 10**FULL_PLACES), 10**FULL_PLACES)
    if cut == value:
        return exact_text(value, least_places=2)
    return f"{exact_text(cut, least_places=FULL_PLACES)}…"


def difference(change: Fraction | None, rounding: Rounding) -> str:
    """A difference of two shown figures with its sign, a true minus: "+0.16", "−0.16", "0.00"; "" for none."""
    if change is None:
        return ""
    sign = "−" if change < 0 else "+" if change else ""
    return f"{sign}{shown(abs(change), rounding)}"


def percent(share: Fraction) -> str:
    """A share of the whole: "30%", "4.55%"."""
    hundredths = (share * 20000 + 1) // 2
    whole, rest = divmod(hundredths, 100)
    return f"{whole}.{rest:02d}%" if rest else f"{whole}%"


def codes_in_words(codes: Sequence[str]) -> str:
    """I1, I2 and E3; of more than eight codes the first six, and how many more there are."""
    if len(codes) <= MOST_NAMED:
        return joined(list(codes))
    named = codes[: MOST_NAMED - 2]
    return _("%(codes)s and %(count)s more") % {"codes": ", ".join(named), "count": len(codes) - len(named)}


def joined(words: list[str]) -> str:
    """One, two and three."""
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s and %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}


def _top(scored: Scored, facts: dict[str, str]) -> str:
    assert scored.level is not None
    level = scored.level.level
    facts["limit"] = shown(level.total_min, scored.framework.rounding)
    if level.every_instrument_min is None or not scored.of_kind(Kind.INSTRUMENT):
        return _("%(total)s points, level %(level)s: the total reaches %(limit)s.") % facts
    facts["each"] = shown(level.every_instrument_min, scored.framework.rounding)
    return (
        _(
            "%(total)s points, level %(level)s: the total reaches %(limit)s and every instrument reaches %(each)s."
        )
        % facts
    )


def _stopped(scored: Scored, above: Level, facts: dict[str, str]) -> str:
    """Below the top: which condition of the level above does not hold."""
    assert scored.level is not None
    stopped = {hurdle.key: hurdle for hurdle in scored.level.stopped_by}
    total, each = stopped.get("total_min"), stopped.get("every_instrument_min")
    facts["above"] = level_in_words(above)
    facts["limit"] = shown(above.total_min, scored.framework.rounding)
    if each is None:
        if total is None:
            return _("%(total)s points, level %(level)s.") % facts
        return (
            _(
                "%(total)s points, level %(level)s, because the total has not reached the %(limit)s that %(above)s asks for."
            )
            % facts
        )
    facts["each"] = shown(each.limit, scored.framework.rounding)
    facts["instruments"] = joined(_instruments_under(scored, each))
    if total is None:
        return (
            _(
                "%(total)s points, level %(level)s, because %(instruments)s, which is under the %(each)s that %(above)s asks "
                "of every instrument, although the total reaches %(limit)s."
            )
            % facts
        )
    return (
        _(
            "%(total)s points, level %(level)s, because the total has not reached %(limit)s, and %(instruments)s, which is "
            "under %(each)s: %(above)s asks for both."
        )
        % facts
    )


def _instruments_under(scored: Scored, hurdle: Hurdle) -> list[str]:
    """ "EIT has 93.00" for each instrument under the limit, the lowest first; one that is missing may count as 0."""
    under = [
        step
        for step in scored.of_kind(Kind.INSTRUMENT)
        if step.code == hurdle.code
        or ((figure := scored.compared(step)) is not None and figure < hurdle.limit)
    ]
    under.sort(key=lambda step: step.value or Fraction(0))
    lowest = shown(hurdle.value, scored.framework.rounding)
    return [
        _("%(code)s has %(value)s") % {"code": step.code, "value": step.shown or lowest} for step in under
    ]
