"""How one figure came about: its rule, its parts, and the way up to the total."""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from prongsai.analysis import links
from prongsai.analysis.presenters.parts import tone_of
from prongsai.rules.framework import How, Kind, Node, Polarity
from prongsai.rules.improve import gain_per_point
from prongsai.rules.score import Part, Scored, Step
from prongsai.scoring import wording
from prongsai.scoring.models import ScoreSheet
from prongsai.ui.language import in_words
from prongsai.ui.parts import Crumbs


@dataclass(frozen=True, slots=True)
class PartRow:
    """One figure that went into another. product: share times value; "" while the figure is missing."""

    code: str
    name: str
    title: str
    href: str
    share: str
    shown: str
    product: str


@dataclass(frozen=True, slots=True)
class Named:
    """A fact with its name."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class FigurePage:
    """exact: the figure before rounding. facts: what the framework says of this node. crumbs lead from the result down.

    given_note   where a figure that was put in comes from
    """

    name: str
    kind: str
    title: str
    tone: str
    shown: str
    exact: str
    rule: str
    rounding: str
    missing: str
    mismatch: str
    parts: tuple[PartRow, ...]
    gain: str
    given_note: str
    saved_at: datetime
    facts: tuple[Named, ...]
    crumbs: Crumbs
    up: tuple[PartRow, ...]
    href: str
    what_if_href: str


def figure_page(sheet: ScoreSheet, scored: Scored, code: str) -> FigurePage:
    """code is a node of the sheet's framework."""
    node, step = scored.framework.nodes[code], scored.steps[code]
    is_given = step.how is How.GIVEN and step.value is not None
    is_total = node.kind is Kind.TOTAL
    return FigurePage(
        name=wording.code_in_words(code, scored.framework),
        kind="" if is_total else wording.kind_in_words(node.kind),
        title="" if is_total else in_words(node.text),
        tone=tone_of(node, scored.framework),
        shown=step.shown,
        exact="" if step.value is None else wording.in_full(step.value),
        rule=_rule(scored, step),
        rounding=wording.rounding_in_words(scored.framework.rounding),
        missing=_missing(step, node),
        mismatch=_mismatch(scored, code),
        parts=tuple(_part(sheet, scored, part) for part in step.parts),
        gain=_gain(scored, step),
        given_note=_given_note(sheet) if is_given else "",
        saved_at=sheet.saved_at,
        facts=_facts(node),
        crumbs=_crumbs(sheet, scored, code),
        up=tuple(_up(sheet, scored, code)),
        href=links.of_figure(sheet, code),
        what_if_href=links.of_what_if(sheet),
    )


def _rule(scored: Scored, step: Step) -> str:
    if step.how is How.GIVEN and step.value is None:
        return _no_figure(scored, step.code)
    if step.value is None:
        return _("There is no figure yet, because figures below are missing.")
    return wording.rule_in_words(step)


def _no_figure(scored: Scored, code: str) -> str:
    """Missing, or not asked for because a figure above was put in for the whole branch."""
    if code in scored.missing:
        return _("No figure was put in for this item.")
    return _("No figure was put in here: one above stands for the whole branch.")


def _missing(step: Step, node: Node) -> str:
    if not step.missing or not node.children:
        return ""
    return _("Without a figure: %(codes)s. %(rule)s") % {
        "codes": wording.codes_in_words(step.missing),
        "rule": wording.if_missing_in_words(node.if_missing),
    }


def _mismatch(scored: Scored, code: str) -> str:
    found = [mismatch for mismatch in scored.mismatches if mismatch.code == code]
    return wording.mismatch_in_words(found[0]) if found else ""


def _part(sheet: ScoreSheet, scored: Scored, part: Part) -> PartRow:
    return PartRow(
        code=part.code,
        name=wording.code_in_words(part.code, scored.framework),
        title=in_words(scored.framework.nodes[part.code].text),
        href=links.of_figure(sheet, part.code),
        share=_share(part.share),
        shown="" if part.value is None else wording.in_full(part.value),
        product="" if part.value is None else wording.in_full(part.share * part.value),
    )


def _share(share: Fraction) -> str:
    """ "30%", or "1/12 (8.33%)" where the percentage does not end."""
    if share == 0:
        return _("left out")
    percentage = wording.percent(share)
    if (share * 10000).denominator == 1:
        return percentage
    return f"{share.numerator}/{share.denominator} ({percentage})"


def _up(sheet: ScoreSheet, scored: Scored, code: str) -> list[PartRow]:
    """The figures that this one goes into directly, and with which share."""
    return [
        PartRow(
            code=step.code,
            name=wording.code_in_words(step.code, scored.framework),
            title=in_words(scored.framework.nodes[step.code].text),
            href=links.of_figure(sheet, step.code),
            share=_share(part.share),
            shown=step.shown,
            product="",
        )
        for step in scored.steps.values()
        for part in step.parts
        if part.code == code
    ]


def _gain(scored: Scored, step: Step) -> str:
    gain = gain_per_point(scored.framework, scored).get(step.code)
    if not gain or step.code == scored.total.code:
        return ""
    return _("Each point more here adds %(gain)s points to the total.") % {"gain": wording.in_full(gain)}


def _given_note(sheet: ScoreSheet) -> str:
    return _("From the sheet “%(title)s” (%(source)s, %(origin)s)") % {
        "title": sheet.title,
        "source": wording.source_in_words(sheet.source),
        "origin": sheet.origin,
    }


def _facts(node: Node) -> tuple[Named, ...]:
    """What the framework says about an item: which way it points, its wordings by service, its components."""
    facts = []
    if node.polarity is Polarity.NEGATIVE:
        sentence = _("The item names a wrong: the fewer people report it, the higher the figure.")
        facts.append(Named(pgettext("item", "Direction"), sentence))
    facts += [Named(in_words(variant.service), in_words(variant.text)) for variant in node.variants]
    facts += [
        Named(_("Component %(number)s") % {"number": number}, in_words(component.text))
        for number, component in enumerate(node.components, start=1)
    ]
    if node.note is not None:
        facts.append(Named(pgettext("item", "Note"), in_words(node.note)))
    return tuple(facts)


def _crumbs(sheet: ScoreSheet, scored: Scored, code: str) -> Crumbs:
    """From the result down the tree to this figure."""
    framework = scored.framework
    way = [code]
    while way[-1] in framework.parents:
        way.append(framework.parents[way[-1]].code)
    crumbs = [
        (wording.code_in_words(above, framework), links.of_figure(sheet, above))
        for above in reversed(way[1:])
    ]
    return ((_("Result"), links.of_sheet(sheet)), *crumbs, (wording.code_in_words(code, framework), ""))
