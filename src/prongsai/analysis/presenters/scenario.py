"""What if: figures to try, and what the result would be."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from prongsai.analysis import links
from prongsai.analysis.presenters.next_level import changes_of, way_in_words
from prongsai.analysis.presenters.parts import tone_of
from prongsai.analysis.trial import Trial
from prongsai.rules.arithmetic import rounded
from prongsai.rules.framework import Kind
from prongsai.rules.improve import cheapest_way, what_if
from prongsai.rules.score import Scored, Step
from prongsai.scoring import wording
from prongsai.scoring.models import ScoreSheet
from prongsai.ui.language import in_words
from prongsai.ui.parts import Crumbs

FULL_MARKS = Fraction(100)


@dataclass(frozen=True, slots=True)
class TryRow:
    """One figure that can be tried. standing: as it is now, "" where it is missing; wrong: what is wrong with it."""

    code: str
    title: str
    standing: str
    tried: str
    wrong: str
    is_changed: bool
    href: str


@dataclass(frozen=True, slots=True)
class TryGroup:
    """The figures of one instrument. at_full: those at 100 that nobody has touched, which stand folded."""

    code: str
    title: str
    rows: tuple[TryRow, ...]
    at_full: tuple[TryRow, ...]


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    code: str
    title: str
    tone: str
    before: str
    after: str
    change: str
    trend: str


@dataclass(frozen=True, slots=True)
class Level:
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result as it would be. changed: how many figures differ from those that stand; problems: what is wrong."""

    total: BeforeAfter
    level_before: Level | None
    level_after: Level | None
    reason: str
    provisional: str
    instruments: tuple[BeforeAfter, ...]
    changed: int
    problems: tuple[str, ...]
    href: str


@dataclass(frozen=True, slots=True)
class ScenarioPage:
    """way, way_href: the cheapest way to the next level, "" where there is none."""

    year: int
    sheet_title: str
    groups: tuple[TryGroup, ...]
    outcome: Outcome
    crumbs: Crumbs
    action: str
    way: str
    way_href: str
    reset_href: str


def scenario_page(sheet: ScoreSheet, scored: Scored, trial: Trial) -> ScenarioPage:
    found = cheapest_way(scored)
    return ScenarioPage(
        year=sheet.round.fiscal_year,
        sheet_title=sheet.title,
        groups=_groups(sheet, scored, trial),
        outcome=outcome(sheet, scored, trial),
        crumbs=((_("Result"), links.of_sheet(sheet)), (_("What if"), "")),
        action=links.of_what_if(sheet),
        way=way_in_words(scored, found) if found else "",
        way_href=links.of_what_if(sheet, changes_of(found)) if found else "",
        reset_href=links.of_what_if(sheet),
    )


def outcome(sheet: ScoreSheet, scored: Scored, trial: Trial) -> Outcome:
    changes = trial.changes
    after = what_if(scored, changes) if changes else scored
    return Outcome(
        total=_before_after(scored, after, scored.total),
        level_before=_level(scored),
        level_after=_level(after),
        reason=wording.level_reason(after),
        provisional=wording.provisional_note(after),
        instruments=tuple(_before_after(scored, after, step) for step in scored.of_kind(Kind.INSTRUMENT)),
        changed=len(changes),
        problems=trial.problems,
        href=links.of_what_if(sheet, changes),
    )


def _level(scored: Scored) -> Level | None:
    if scored.level is None:
        return None
    return Level(scored.level.level.key, in_words(scored.level.level.text))


def _before_after(scored: Scored, after: Scored, step: Step) -> BeforeAfter:
    rounding = scored.framework.rounding
    then = after.steps[step.code]
    change = None
    if step.value is not None and then.value is not None:
        change = rounded(then.value, rounding) - rounded(step.value, rounding)
    node = scored.framework.nodes[step.code]
    return BeforeAfter(
        code=wording.code_in_words(step.code, scored.framework),
        title=in_words(node.text),
        tone=tone_of(node, scored.framework),
        before=step.shown,
        after=then.shown,
        change=wording.difference(change, rounding),
        trend="" if not change else ("up" if change > 0 else "down"),
    )


def _groups(sheet: ScoreSheet, scored: Scored, trial: Trial) -> tuple[TryGroup, ...]:
    by_tone: dict[str, list[str]] = {}
    for code in trial.standing:
        tone = tone_of(scored.framework.nodes[code], scored.framework)
        by_tone.setdefault(tone, []).append(code)
    changes = trial.changes
    return tuple(_group(sheet, scored, trial, tone, codes, changes) for tone, codes in by_tone.items())


def _group(
    sheet: ScoreSheet,
    scored: Scored,
    trial: Trial,
    tone: str,
    codes: list[str],
    changes: Mapping[str, Fraction],
) -> TryGroup:
    rows = tuple(_row(sheet, scored, trial, code, is_changed=code in changes) for code in codes)
    title = in_words(scored.framework.nodes[tone].text) if tone else _("Figures")
    at_full = [
        row for row in rows if trial.standing[row.code] == FULL_MARKS and not row.is_changed and not row.wrong
    ]
    return TryGroup(tone, title, tuple(row for row in rows if row not in at_full), tuple(at_full))


def _row(sheet: ScoreSheet, scored: Scored, trial: Trial, code: str, *, is_changed: bool) -> TryRow:
    value = trial.standing[code]
    standing = "" if value is None else wording.in_full(value)
    return TryRow(
        code=code,
        title=in_words(scored.framework.nodes[code].text),
        standing=standing,
        tried=trial.typed.get(code, standing),
        wrong=trial.wrong.get(code, ""),
        is_changed=is_changed,
        href=links.of_figure(sheet, code),
    )
