"""Measures are added, changed, moved and removed."""

from dataclasses import asdict, replace

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from prongsai.accounts.members import MemberRequest
from prongsai.analysis.models import Finding
from prongsai.measures import actions, queries
from prongsai.measures.content import MeasureContent, content_of
from prongsai.measures.forms import MeasureForm
from prongsai.measures.models import Measure
from prongsai.measures.presenters.cards import card
from prongsai.measures.presenters.plan import Editing
from prongsai.measures.queries import PlannedFinding
from prongsai.measures.views.answers import open_editor, round_to_plan, saved
from prongsai.rounds.models import Round
from prongsai.rules.calendar import FiscalYear
from prongsai.ui.ids import id_in


@require_http_methods(["GET", "POST"])
def add_measure(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """A new measure for the item of ?finding=."""
    round_ = round_to_plan(request, agency, year)
    planned = queries.planned_findings(round_)
    finding = queries.finding_among(planned, _number(request.GET.get("finding")))
    form = _form(request, round_, planned, f"new-{finding.pk}", _first_draft(round_, planned), [finding])
    editing = Editing("new", finding.pk, form)
    if not form.is_bound:
        return open_editor(request, round_, planned, editing)
    if not form.is_valid():
        return open_editor(request, round_, planned, editing, refused=True)
    serves, now = form.chosen_findings(), timezone.now()
    try:
        actions.add_measure(
            round_=round_, findings=serves, content=form.content(), by=request.member, now=now
        )
    except actions.CannotPlan as refused:
        form.refuse(refused)
        return open_editor(request, round_, planned, editing, refused=True)
    return saved(request, round_, _touched(finding, serves), now=now)


@require_http_methods(["GET", "POST"])
def change_measure(request: MemberRequest, agency: str, year: int, measure_id: int) -> HttpResponse:
    round_ = round_to_plan(request, agency, year)
    planned = queries.planned_findings(round_)
    measure = queries.measure_among(planned, measure_id)
    before = list(measure.findings.all())
    form = _form(
        request, round_, planned, f"measure-{measure.pk}", content_of(measure), before, measure.row_version
    )
    editing = Editing("measure", before[0].pk, form, measure.pk)
    if not form.is_bound:
        return open_editor(request, round_, planned, editing)
    if not form.is_valid():
        return open_editor(request, round_, planned, editing, refused=True)
    serves, now = form.chosen_findings(), timezone.now()
    try:
        actions.change_measure(
            measure=measure,
            findings=serves,
            content=form.content(),
            seen=form.seen_version(),
            by=request.member,
            now=now,
        )
    except actions.CannotPlan as refused:
        form.refuse(refused)
        return open_editor(request, round_, planned, editing, refused=True)
    except actions.Stale:
        data = request.POST.copy()
        data["row_version"] = str(measure.row_version)
        form.data = data
        return open_editor(request, round_, planned, replace(editing, newer=card(measure)), refused=True)
    return saved(request, round_, _touched(before[0], [*before, *serves]), now=now)


@require_http_methods(["GET", "POST"])
def remove_measure(request: MemberRequest, agency: str, year: int, measure_id: int) -> HttpResponse:
    """Asks first. What is asked about is shown, and a measure that has changed since is shown again."""
    round_ = round_to_plan(request, agency, year)
    planned = queries.planned_findings(round_)
    measure = queries.measure_among(planned, measure_id)
    served, now = list(measure.findings.all()), timezone.now()
    editing = Editing("remove", served[0].pk, None, measure.pk)
    if request.method != "POST":
        return open_editor(request, round_, planned, editing)
    seen = _number(request.POST.get("row_version"))
    try:
        actions.remove_measure(measure=measure, seen=seen, by=request.member, now=now)
    except actions.Stale:
        return open_editor(request, round_, planned, replace(editing, newer=card(measure)), refused=True)
    return saved(request, round_, _touched(served[0], served), now=now)


@require_POST
def move_measure(request: MemberRequest, agency: str, year: int, measure_id: int) -> HttpResponse:
    """One place up or down among the measures of the item `within`."""
    round_ = round_to_plan(request, agency, year)
    planned = queries.planned_findings(round_)
    measure = queries.measure_among(planned, measure_id)
    within = queries.finding_among(planned, _number(request.POST.get("within")))
    up = request.POST.get("direction") == actions.Direction.UP
    direction, now = actions.Direction.UP if up else actions.Direction.DOWN, timezone.now()
    actions.move_measure(measure=measure, within=within, direction=direction, by=request.member, now=now)
    return saved(request, round_, [within.pk], now=now, moved=measure.pk, focus=direction.value)


def _form(
    request: MemberRequest,
    round_: Round,
    planned: list[PlannedFinding],
    key: str,
    content: MeasureContent,
    findings: list[Finding],
    row_version: int | None = None,
) -> MeasureForm:
    """The form as sent, or one that shows the content."""
    choices = [one.finding for one in planned]
    units = queries.units_of(round_.agency)
    if request.method == "POST":
        return MeasureForm.posted(request.POST, key=key, findings=choices, own_units=units)
    shown = {**asdict(content), "findings": [str(one.pk) for one in findings], "row_version": row_version}
    return MeasureForm(initial=shown, key=key, findings=choices, own_units=units)


def _first_draft(round_: Round, planned: list[PlannedFinding]) -> MeasureContent:
    """A new measure begins with the whole fiscal year and with the follow-up of the plan's latest measure."""
    year = FiscalYear(round_.fiscal_year)
    measures: list[Measure] = [each for one in planned for each in one.measures]
    draft = MeasureContent(starts_on=year.starts_on, ends_on=year.ends_on)
    if not measures:
        return draft
    latest = content_of(max(measures, key=lambda one: (one.position, one.pk)))
    return replace(
        draft,
        follow_up=latest.follow_up,
        follow_up_on=latest.follow_up_on,
        follow_up_text=latest.follow_up_text,
    )


def _touched(first: Finding, others: list[Finding]) -> list[int]:
    """Ids of items whose blocks changed, each once, the one with the form first."""
    return list(dict.fromkeys([first.pk, *(one.pk for one in others)]))


def _number(text: str | None) -> int:
    """A whole number from the address or the form; Http404 for anything else."""
    found = id_in(text)
    if found is None:
        raise Http404
    return found
