"""The figures of a round that other pages and plans ask for, each in its unit and with how it came about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext as _

from prongsai.followup.queries.courses import courses_of
from prongsai.rounds.models import Round
from prongsai.rules.followup import State
from prongsai.rules.framework import Kind
from prongsai.scoring.queries import official_sheet, scored_sheet
from prongsai.scoring.wording import level_in_words
from prongsai.support.models import Comment, Training
from prongsai.support.queries.checks import checked_months
from prongsai.support.queries.counts import share, year_of
from prongsai.support.queries.limits import limits_of
from prongsai.support.queries.rows import attendance_of, rows_of
from prongsai.support.queries.trainings import unit_totals
from prongsai.support.wording import programme_in_words

SCORE, LEVEL, PERCENT, COUNT = "score", "level", "percent", "count"


@dataclass(frozen=True, slots=True)
class Kpi:
    """One figure. value: exact; None where there is none yet, or where the figure is a word. text: that word."""

    key: str
    label: str
    unit: str
    value: Fraction | None
    how: str
    text: str = ""


def key_figures(round_: Round, today: date) -> list[Kpi]:
    """Scores first, then measures, online services, trainings, checks, comments. Some fifteen queries."""
    return [
        *_scores(round_),
        _measures(round_, today),
        *_shares(round_, today),
        *_trainings(round_),
        _checks(round_, today),
        _comments(round_),
    ]


def _scores(round_: Round) -> Iterable[Kpi]:
    sheet = official_sheet(round_)
    if sheet is None:
        nothing = _("There is no official result of this year yet.")
        yield Kpi("ita_total", _("Total of the assessment"), SCORE, None, nothing)
        yield Kpi("ita_level", _("Level of the assessment"), LEVEL, None, nothing)
        return
    scored = scored_sheet(sheet)
    how = _("Official result “%(title)s”, computed from its figures by the framework of the year.") % {
        "title": sheet.title
    }
    yield Kpi("ita_total", _("Total of the assessment"), SCORE, scored.total.value, how)
    level = level_in_words(scored.level.level).strip() if scored.level else ""
    yield Kpi("ita_level", _("Level of the assessment"), LEVEL, None, how, level)
    for step in scored.steps.values():
        if step.kind is Kind.INSTRUMENT:
            label = _("Score of %(code)s") % {"code": step.code}
            yield Kpi(f"ita_{step.code.lower()}", label, SCORE, step.value, how)


def _measures(round_: Round, today: date) -> Kpi:
    courses = courses_of(round_, today)
    done = sum(1 for one in courses if one.course.state is State.DONE)
    how = _("%(done)s of %(all)s assignments whose last entry says “Done”.") % {
        "done": done,
        "all": len(courses),
    }
    value = Fraction(100 * done, len(courses)) if courses else None
    return Kpi("measures_done", _("Measures done"), PERCENT, value, how)


def _shares(round_: Round, today: date) -> Iterable[Kpi]:
    year = year_of(round_, limits_of(round_.agency), today)
    for programme in dict.fromkeys(one.programme for one in year.services):
        online, otherwise = year.sums(one for one in year.services if one.programme == programme)
        how = _("%(online)s online uses of %(all)s in the months that are counted.") % {
            "online": f"{online:,}",
            "all": f"{online + otherwise:,}",
        }
        label = _("Share of online uses: %(programme)s") % {"programme": programme_in_words(programme)}
        yield Kpi(f"online_share_{programme}", label, PERCENT, share(online, otherwise), how)


def _trainings(round_: Round) -> Iterable[Kpi]:
    trainings = rows_of(round_, Training)
    totals = unit_totals(attendance_of(trainings))
    people = sum(one.people for one in totals)
    whole = sum(1 for one in totals if one.is_whole)
    held = _("Trainings that are written down in this year.")
    yield Kpi("trainings", _("Trainings"), COUNT, Fraction(len(trainings)), held)
    yield Kpi("trained_people", _("People who came to trainings"), COUNT, Fraction(people), held)
    how = _("%(whole)s of %(all)s units came to every training to which they were invited.") % {
        "whole": whole,
        "all": len(totals),
    }
    value = Fraction(100 * whole, len(totals)) if totals else None
    yield Kpi("units_trained", _("Units that were trained as planned"), PERCENT, value, how)


def _checks(round_: Round, today: date) -> Kpi:
    months = [one for one in checked_months(round_, limits_of(round_.agency), today) if one.due_on < today]
    passed = sum(1 for one in months if one.has_passed)
    how = _("%(passed)s of %(all)s months that were due reached the pass mark.") % {
        "passed": passed,
        "all": len(months),
    }
    value = Fraction(100 * passed, len(months)) if months else None
    return Kpi("checks_passed", _("Monthly checks passed"), PERCENT, value, how)


def _comments(round_: Round) -> Kpi:
    comments = rows_of(round_, Comment)
    answered = sum(1 for one in comments if one.answer)
    how = _("%(answered)s of %(all)s comments have an answer.") % {"answered": answered, "all": len(comments)}
    value = Fraction(100 * answered, len(comments)) if comments else None
    return Kpi("comments_answered", _("Comments answered"), PERCENT, value, how)
