"""The first pages: where a round stands and what comes next; many agencies at a glance."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb
from prongsai.analysis.permissions import may_analyse
from prongsai.dashboards import queries
from prongsai.dashboards.queries import AgencyYear, Decisions
from prongsai.dashboards.work import Work, work_of
from prongsai.frameworks.queries import framework_from
from prongsai.reports.kinds import ANALYSIS
from prongsai.reports.models import Paper
from prongsai.reports.permissions import may_submit_paper
from prongsai.rounds.links import of_round
from prongsai.rounds.models import Round
from prongsai.rounds.presenters.rows import duties_address
from prongsai.rules.framework import Text
from prongsai.scoring.models import ScoreSheet
from prongsai.scoring.queries import official_sheets
from prongsai.ui.language import in_words
from prongsai.ui.parts import Tab


@dataclass(frozen=True, slots=True)
class Task:
    """One step of the way from result to paper. state: done, current or todo."""

    label: str
    sentence: str
    state: str
    href: str
    action: str


@dataclass(frozen=True, slots=True)
class Result:
    """A result as the first page shows it."""

    total: Decimal | None
    level: Text | None
    level_key: str
    is_complete: bool
    href: str


@dataclass(frozen=True, slots=True)
class RoundPage:
    year: int
    title: str
    sentence: str
    result: Result | None
    enter_href: str
    tasks: tuple[Task, ...]
    next_task: Task | None
    work: Work
    duties_href: str
    district_href: str
    framework_href: str
    framework: Text


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    href: str
    before: Result | None
    result: Result | None
    change: Decimal | None
    decisions: Decisions
    paper_state: str
    paper_label: str
    late: int
    late_href: str


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """figures: the few counts at the top, each a (label, value) pair."""

    year: int
    year_before: int
    years: tuple[Tab, ...]
    figures: tuple[tuple[str, str], ...]
    order: str
    rows: tuple[Row, ...]
    may_open: bool


def round_page(round_: Round, before: Round | None, *, viewer: Member, today: date) -> RoundPage:
    """What there is to do and where the round stands; before is the round of last year. Four queries."""
    sheets = official_sheets([round_, before] if before else [round_])
    own = sheets.get(round_.pk)
    papers = queries.newest_papers(round_)
    analysis = papers.get((ANALYSIS.key, ""))
    tasks = _tasks(round_, before, sheets.get(before.pk), analysis, viewer) if before else ()
    following = next((task for task in tasks if task.state == "current"), None)
    return RoundPage(
        year=round_.fiscal_year,
        title=_("Fiscal year %(year)s") % {"year": round_.fiscal_year},
        sentence=_sentence(round_, own, following, bool(tasks)),
        result=_result(round_, own) if own else None,
        enter_href=of_round("intake:new", round_) if viewer.may(Verb.ENTER_RESULT, round_.agency_id) else "",
        tasks=tasks,
        next_task=following,
        work=work_of(round_, papers.values(), viewer=viewer, today=today),
        duties_href=duties_address(round_),
        district_href=of_round("dashboards:district", round_),
        framework_href=reverse("frameworks:framework", args=[round_.framework.framework_id]),
        framework=Text(round_.framework.title_th, round_.framework.title_en),
    )


def _tasks(
    round_: Round, before: Round, baseline: ScoreSheet | None, paper: Paper | None, viewer: Member
) -> tuple[Task, ...]:
    decisions = queries.decisions_of(round_)
    drafts = (
        _baseline_task(before, baseline, may_enter=viewer.may(Verb.ENTER_RESULT, round_.agency_id)),
        _findings_task(round_, decisions, may_choose=may_analyse(viewer, round_)),
        _measures_task(round_, decisions),
        _paper_task(round_, paper, may_submit=may_submit_paper(viewer, round_, ANALYSIS)),
    )
    return _in_order(drafts)


def _in_order(tasks: tuple[Task, ...]) -> tuple[Task, ...]:
    """The first task that is not done is the current one; those after it wait."""
    ordered, waiting = [], False
    for task in tasks:
        state = task.state if task.state == "done" else ("todo" if waiting else "current")
        waiting = waiting or state == "current"
        ordered.append(Task(task.label, task.sentence, state, task.href, task.action))
    return tuple(ordered)


def _baseline_task(before: Round, baseline: ScoreSheet | None, *, may_enter: bool) -> Task:
    label = _("Result of fiscal year %(year)s") % {"year": before.fiscal_year}
    if baseline is None:
        sentence = _("No official result has been entered.")
        if may_enter:
            return Task(label, sentence, "todo", of_round("intake:new", before), _("Enter the result"))
        return Task(label, sentence, "todo", of_round("analysis:result", before), _("Read the result"))
    sentence = _("No total yet: figures are missing.")
    if baseline.total is not None:
        sentence = _("%(total)s points") % {"total": baseline.total}
    return Task(label, sentence, "done", of_round("analysis:result", before), _("Read the result"))


def _findings_task(round_: Round, decisions: Decisions, *, may_choose: bool) -> Task:
    href = of_round("analysis:findings", round_)
    if not decisions.findings:
        action = _("Choose the weak points") if may_choose else _("See the weak points")
        return Task(_("Weak points"), _("Not chosen yet."), "todo", href, action)
    sentence = ngettext("%(count)s item to improve", "%(count)s items to improve", decisions.findings)
    return Task(
        _("Weak points"), sentence % {"count": decisions.findings}, "done", href, _("See the weak points")
    )


def _measures_task(round_: Round, decisions: Decisions) -> Task:
    href = of_round("measures:plan", round_)
    if not decisions.findings:
        return Task(_("Measures"), _("They follow from the weak points."), "todo", href, _("Open the plan"))
    sentence = _("Decided %(decided)s of %(all)s items") % {
        "decided": decisions.decided,
        "all": decisions.findings,
    }
    state = "todo" if decisions.undecided else "done"
    return Task(_("Measures"), sentence, state, href, _("Open the plan"))


def _paper_task(round_: Round, paper: Paper | None, *, may_submit: bool) -> Task:
    href = of_round("reports:papers", round_)
    if paper is None:
        action = _("Prepare the paper") if may_submit else _("Open the papers")
        return Task(_("Paper"), _("Not submitted yet."), "todo", href, action)
    state = "done" if paper.state == Paper.State.APPROVED else "todo"
    return Task(_("Paper"), paper_label(paper.state), state, href, _("Open the papers"))


def paper_label(state: str) -> str:
    labels = {
        "": _("Not submitted yet."),
        Paper.State.SUBMITTED: _("Waiting for approval"),
        Paper.State.ENDORSED: _("Endorsed, waiting for approval"),
        Paper.State.RETURNED: _("Returned for correction"),
        Paper.State.APPROVED: _("Approved"),
    }
    return labels[state]


def _sentence(round_: Round, own: ScoreSheet | None, following: Task | None, planning: bool) -> str:
    if following is not None:
        return _("Next: %(task)s. %(sentence)s") % {"task": following.label, "sentence": following.sentence}
    if planning:
        return _("Everything from last year's result to the approved paper is done.")
    if own is not None and own.total is not None:
        return _("The official result stands at %(total)s points.") % {"total": own.total}
    return _("No official result has been entered for fiscal year %(year)s.") % {"year": round_.fiscal_year}


def _result(round_: Round, sheet: ScoreSheet) -> Result:
    levels = framework_from(round_.framework).levels.levels
    level = next((level.text for level in levels if level.key == sheet.level_key), None)
    return Result(sheet.total, level, sheet.level_key, sheet.is_complete, of_round("analysis:result", round_))


def overview_page(member: Member, year: int, years: list[int], order: str, *, today: date) -> OverviewPage:
    """The agencies below the member in one year.

    order   name, score (lowest first, those without a result last) or late (most late duties first)
    """
    rows = [_row(one, year) for one in queries.agencies_in_year(member, year, today)]
    if order == "score":
        rows.sort(key=_score_order)
    if order == "late":
        rows.sort(key=lambda row: -row.late)
    return OverviewPage(
        year=year,
        year_before=year - 1,
        years=tuple(Tab(str(one), f"?year={one}&order={order}", one == year) for one in years),
        figures=_counts(rows, year),
        order=order,
        rows=tuple(rows),
        may_open=member.can(Verb.OPEN_ROUND),
    )


def _score_order(row: Row) -> tuple[bool, Decimal]:
    """By this year's total, or last year's while there is none."""
    shown = row.result or row.before
    total = shown.total if shown else None
    return total is None, total or Decimal(0)


def _counts(rows: list[Row], year: int) -> tuple[tuple[str, str], ...]:
    before = sum(row.before is not None for row in rows)
    results = sum(row.result is not None for row in rows)
    begun = sum(row.decisions.findings > 0 for row in rows)
    approved = sum(row.paper_state == Paper.State.APPROVED for row in rows)
    of_all = _("%(count)s of %(all)s")
    return tuple(
        (label, of_all % {"count": count, "all": len(rows)})
        for label, count in (
            (_("Results of %(year)s") % {"year": year - 1}, before),
            (_("Results of %(year)s") % {"year": year}, results),
            (_("Plans begun"), begun),
            (_("Papers approved"), approved),
            (_("Agencies with late duties"), sum(row.late > 0 for row in rows)),
        )
    )


def _row(one: AgencyYear, year: int) -> Row:
    total = one.sheet.total if one.sheet else None
    total_before = one.before.total if one.before else None
    change = total - total_before if total is not None and total_before is not None else None
    here: dict[str, str | int] = {"agency": one.agency.slug, "year": year}
    return Row(
        name=in_words(Text(one.agency.short_th, one.agency.short_en)),
        href=reverse("dashboards:round", kwargs=here),
        before=_shown(one.before, one.level_before, {**here, "year": year - 1}),
        result=_shown(one.sheet, one.level, here),
        change=change,
        decisions=one.decisions,
        paper_state=one.paper_state,
        paper_label=paper_label(one.paper_state),
        late=one.late,
        late_href=f"{reverse('rounds:duties', kwargs=here)}?show=late",
    )


def _shown(sheet: ScoreSheet | None, level: Text | None, place: dict[str, str | int]) -> Result | None:
    if sheet is None:
        return None
    return Result(
        sheet.total, level, sheet.level_key, sheet.is_complete, reverse("analysis:result", kwargs=place)
    )
