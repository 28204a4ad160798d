"""Signs of how a survey was answered: shares with their meaning, and what the score would be without them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext as _

from prongsai.frameworks.queries import framework_from
from prongsai.rules.arithmetic import shown
from prongsai.rules.framework import Rounding, RoundingMode, Text
from prongsai.rules.survey import Question
from prongsai.rules.survey_margin import share_between
from prongsai.rules.survey_signs import busy_day
from prongsai.rules.survey_tally import item_mean
from prongsai.surveys.models import DayCount, Wave
from prongsai.surveys.presenters.changes import signed
from prongsai.surveys.presenters.result import mean_of, percent, result_crumbs
from prongsai.surveys.queries import HIDDEN_BELOW
from prongsai.surveys.questionnaires import questionnaire_of
from prongsai.surveys.telling.content import Sign, Tables
from prongsai.surveys.telling.tables import tables_of
from prongsai.surveys.wording import SIGN_MEANINGS, SIGN_TITLES
from prongsai.ui.parts import NOTHING, Crumbs

ONE_PLACE = Rounding(RoundingMode.HALF_UP, 1)


@dataclass(frozen=True, slots=True)
class Effect:
    """A question with all sheets, without those that show the sign, and the difference."""

    code: str
    text: Text
    all: str
    without: str
    by: str


@dataclass(frozen=True, slots=True)
class SignRow:
    """share, between: percent; by_chance: sheets; effects: empty where nothing may be told."""

    title: str
    meaning: str
    sheets: str
    share: str
    between: str
    by_chance: str
    effects: tuple[Effect, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class DayRow:
    """Days on which at least five answered, or several days together."""

    first: date
    last: date
    sheets: int
    share: float


@dataclass(frozen=True, slots=True)
class SignsPage:
    title: str
    crumbs: Crumbs
    generated: bool
    sheets: int
    smallest_group: int
    signs: tuple[SignRow, ...]
    days: tuple[DayRow, ...]
    busy: date | None
    busy_share: str


def signs_page(wave: Wave) -> SignsPage:
    """At most two queries. Raises telling.tables.StillOpen."""
    found = tables_of(wave)
    by_day = _by_day(list(DayCount.objects.filter(wave=wave)))
    busy = busy_day(by_day)
    return SignsPage(
        title=_("How %(instrument)s was answered") % {"instrument": wave.instrument},
        crumbs=result_crumbs(wave, _("Result"), _("How it was answered")),
        generated=wave.generated,
        sheets=found.sheets,
        smallest_group=wave.smallest_group,
        signs=tuple(_rows(wave, found)),
        days=tuple(_days(by_day)),
        busy=busy,
        busy_share=percent(by_day[busy], sum(by_day.values())) if busy else "",
    )


def _rows(wave: Wave, tables: Tables) -> Iterator[SignRow]:
    questions = questionnaire_of(wave.round, wave.instrument).questions
    rounding = framework_from(wave.round.framework).rounding
    for key, sign in tables.signs.items():
        effects = tuple(_effects(questions, tables, sign, rounding))
        yield SignRow(
            title=str(SIGN_TITLES[key]),
            meaning=str(SIGN_MEANINGS[key]),
            sheets=f"<{wave.smallest_group}" if sign.sheets is None else str(sign.sheets),
            share=_share(sign, tables.sheets, wave.smallest_group),
            between=_between(sign.sheets, tables.sheets),
            by_chance=_about(sign.by_chance),
            effects=effects,
            summary=_summary(questions, tables, sign),
        )


def _share(sign: Sign, sheets: int, smallest: int) -> str:
    if sign.sheets is None:
        return f"<{percent(smallest, sheets)}%"
    return f"{shown(Fraction(100 * sign.sheets, max(sheets, 1)), ONE_PLACE)}%"


def _between(part: int | None, whole: int) -> str:
    if not part:
        return NOTHING
    low, high = (shown(100 * limit, ONE_PLACE) for limit in share_between(part, whole))
    return f"{low}–{high}%"


def _about(sheets: Fraction) -> str:
    return "<0.1" if sheets < Fraction(1, 10) else shown(sheets, ONE_PLACE)


def _effects(
    questions: tuple[Question, ...], tables: Tables, sign: Sign, rounding: Rounding
) -> Iterator[Effect]:
    for question in questions:
        whole, others = tables.items.get(question.code), sign.others.get(question.code)
        if whole and others:
            by = item_mean(question, others) - item_mean(question, whole)
            yield Effect(
                question.code,
                question.text,
                mean_of(question, whole, rounding),
                mean_of(question, others, rounding),
                signed(by),
            )


def _summary(questions: tuple[Question, ...], tables: Tables, sign: Sign) -> str:
    if sign.sheets == 0:
        return _("No sheet shows this.")
    shifts = {
        question.code: item_mean(question, sign.others[question.code])
        - item_mean(question, tables.items[question.code])
        for question in questions
        if question.code in sign.others and question.code in tables.items
    }
    if not shifts:
        return _("Too few sheets to tell what the score would be without them.")
    code = max(shifts, key=lambda one: abs(shifts[one]))
    mean = sum(shifts.values(), Fraction(0)) / len(shifts)
    return _("Without them the questions change by %(mean)s on average, most of all %(code)s: %(by)s.") % {
        "mean": signed(mean),
        "code": code,
        "by": signed(shifts[code]),
    }


def _by_day(counts: list[DayCount]) -> dict[date, int]:
    """How many came on each day that was counted; a day that was missed goes with the next."""
    found: dict[date, int] = {}
    before = 0
    for count in counts:
        found[count.day] = count.sheets - before
        before = count.sheets
    return found


def _days(by_day: dict[date, int]) -> Iterator[DayRow]:
    """Days of fewer than five go with those after them, and at the end with the group before."""
    groups: list[tuple[date, date, int]] = []
    first, waiting = None, 0
    for day, sheets in by_day.items():
        first, waiting = first or day, waiting + sheets
        if waiting >= HIDDEN_BELOW:
            groups.append((first, day, waiting))
            first, waiting = None, 0
    if waiting and groups:
        begun, _last, sheets = groups.pop()
        groups.append((begun, max(by_day), sheets + waiting))
    most = max((sheets for _first, _last, sheets in groups), default=1)
    for begun, last, sheets in groups:
        yield DayRow(begun, last, sheets, 100 * sheets / most)
