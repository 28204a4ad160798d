"""The weak points of a past result: the rule, the list it makes, and what changes by it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.accounts.members import Member
from prongsai.analysis import links, permissions, wording
from prongsai.analysis.models import Analysis
from prongsai.analysis.presenters.parts import tone_of
from prongsai.analysis.queries import Baseline
from prongsai.analysis.selection import Selected, Selection
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rules.score import Scored
from prongsai.rules.weakness import Choice, WeakRule
from prongsai.scoring import wording as scoring_wording
from prongsai.scoring.permissions import may_enter_result
from prongsai.ui.language import in_words


@dataclass(frozen=True, slots=True)
class WeakRow:
    """One item of the list. state: new, standing or kept; issue: what has been written about it."""

    code: str
    title: str
    shown: str
    tone: str
    href: str
    reason: str
    state: str
    state_text: str
    issue: str


@dataclass(frozen=True, slots=True)
class Preview:
    """The list that a choice makes.

    leaving   codes of items that leave the list; nothing was written about them
    changes   the list or the rule would differ from what stands
    fields    names and values with which the choice is saved
    """

    rule: str
    sentence: str
    rows: tuple[WeakRow, ...]
    leaving: str
    kept_note: str
    changes: bool
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class WeakPointsPage:
    """baseline_title is "" while there is no official result of the year before.

    preview        None while what was asked for cannot be read
    is_chosen      a list stands; stale: it was made on a result that has since been corrected
    plan_href      where measures are planned, "" until a list stands
    """

    year: int
    baseline_year: int
    baseline_title: str
    baseline_href: str
    enter_href: str
    standing: str
    preview: Preview | None
    may_choose: bool
    is_held: bool
    is_chosen: bool
    stale: bool
    plan_href: str
    action: str
    choose_action: str


def weak_points_page(
    round_: Round, baseline: Baseline, selection: Selection | None, *, viewer: Member, held: bool = False
) -> WeakPointsPage:
    """selection: what the choice on the page makes; None when it cannot be read, or there is no baseline.

    held   something decided, or before somebody to decide, rests on what stands: it is read and not chosen
    """
    sheet, scored, analysis = baseline.sheet, baseline.scored, baseline.analysis
    before = baseline.round
    may_choose = permissions.may_analyse(viewer, round_) and not held
    preview = None
    if sheet is not None and scored is not None and selection is not None:
        preview = _preview(baseline, scored, selection, all_rows=may_choose)
    return WeakPointsPage(
        year=round_.fiscal_year,
        baseline_year=round_.fiscal_year - 1,
        baseline_title=sheet.title if sheet else "",
        baseline_href=links.of_sheet(sheet) if sheet else "",
        enter_href=of_round("intake:new", before) if before and may_enter_result(viewer, before) else "",
        standing=scoring_wording.level_reason(scored) if scored else "",
        preview=preview,
        may_choose=may_choose,
        is_held=held,
        is_chosen=analysis is not None,
        stale=analysis is not None and sheet is not None and analysis.baseline_id != sheet.pk,
        plan_href=of_round("measures:plan", round_) if analysis else "",
        action=of_round("analysis:findings", round_),
        choose_action=of_round("analysis:choose_weak_points", round_),
    )


def _preview(baseline: Baseline, scored: Scored, selection: Selection, *, all_rows: bool) -> Preview:
    """all_rows: also those that are not saved yet."""
    items = [item for item in selection.items if all_rows or item.finding is not None]
    return Preview(
        rule=wording.choice_in_words(selection.choice, scored),
        sentence=_sentence(len(items)),
        rows=tuple(_row(baseline, scored, selection.choice, item) for item in items),
        leaving=_codes(finding.node.code for finding in selection.leaving),
        kept_note=_kept_note(selection),
        changes=_changes(baseline.analysis, selection),
        fields=tuple(_fields(selection)),
    )


def _sentence(count: int) -> str:
    if not count:
        return _("No item is on the list by this rule.")
    sentence = ngettext("%(count)s item is on the list.", "%(count)s items are on the list.", count)
    return sentence % {"count": count}


def _kept_note(selection: Selection) -> str:
    if not selection.kept:
        return ""
    return ngettext(
        "%(codes)s would fall out by this rule, but work has been written down for it. It stays on the list as added by "
        "hand. To let it go, first take away what is written and its measures.",
        "%(codes)s would fall out by this rule, but work has been written down for them. They stay on the list as added "
        "by hand. To let them go, first take away what is written and their measures.",
        len(selection.kept),
    ) % {"codes": _codes(item.code for item in selection.kept)}


def _row(baseline: Baseline, scored: Scored, choice: Choice, item: Selected) -> WeakRow:
    assert baseline.sheet is not None
    node = scored.framework.nodes.get(item.code)
    step = scored.steps.get(item.code)
    state = "kept" if item.kept else "standing" if item.finding else "new"
    return WeakRow(
        code=item.code,
        title=in_words(node.text) if node else "",
        shown=step.shown if step else "",
        tone=tone_of(node, scored.framework) if node else "",
        href=links.of_figure(baseline.sheet, item.code) if node else "",
        reason=wording.reason_in_words(item, choice, scored),
        state=state,
        state_text={"new": _("new on the list"), "standing": _("on the list"), "kept": _("kept")}[state],
        issue=item.finding.issue if item.finding else "",
    )


def _changes(analysis: Analysis | None, selection: Selection) -> bool:
    if analysis is None or selection.new or selection.leaving:
        return True
    return analysis.choice != selection.choice


def _fields(selection: Selection) -> Iterator[tuple[str, str]]:
    choice = selection.choice
    yield "rule", choice.rule.value
    if choice.rule is WeakRule.BELOW_TARGET:
        yield "target", scoring_wording.in_full(choice.target)
    if choice.rule is WeakRule.LOWEST:
        yield "count", str(choice.count)
    for item in selection.items:
        if item.by_hand and not item.kept:
            yield "extra", item.code


def _codes(codes: Iterable[str]) -> str:
    return scoring_wording.codes_in_words(list(codes))
