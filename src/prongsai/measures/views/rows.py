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
from prongsai.measures.item_fields import items_in_fields
from prongsai.measures.models import Measure
from prongsai.measures.plan_files import EVERY_DIVISION, EVERY_SCHOOL
from prongsai.measures.presenters.cards import card
from prongsai.measures.presenters.plan import Editing
from prongsai.measures.queries import Planned, PlannedFinding, WholePlan
from prongsai.measures.served import ServedItem
from prongsai.measures.versions import as_sent, in_fields
from prongsai.measures.views.answers import not_now, open_editor, round_to_plan, saved
from prongsai.rounds.models import Round
from prongsai.rules.calendar import FiscalYear
from prongsai.ui.ids import id_in
from prongsai.ui.versions import Versions, as_chosen, versions_of


@require_http_methods(["GET", "POST"])
def add_measure(request: MemberRequest, agency: str, year: int) -> HttpResponse:
    """A new measure for the weak point of ?finding= or the item of ?item=."""
    round_ = round_to_plan(request, agency, year)
    planned = queries.whole_plan(round_)
    row = queries.row_or_404(planned, _asked_for(request))
    form = _form(request, round_, planned, _new_key(row), _first_draft(round_, planned, row), _weak(row))
    editing = Editing("new", row.key, form)
    if not form.is_bound:
        return open_editor(request, round_, planned, editing)
    if not form.is_valid():
        return open_editor(request, round_, planned, editing, refused=True)
    serves, content, now = form.chosen_findings(), form.content(), timezone.now()
    try:
        actions.add_measure(round_=round_, findings=serves, content=content, by=request.member, now=now)
    except actions.CannotPlan as refused:
        form.refuse(refused)
        return open_editor(request, round_, planned, editing, refused=True)
    touched = [row.key, *_places(planned, serves, content)]
    return saved(request, round_, dict.fromkeys(touched), now=now)


@require_http_methods(["GET", "POST"])
def change_measure(request: MemberRequest, agency: str, year: int, measure_id: int) -> HttpResponse:
    round_ = round_to_plan(request, agency, year)
    planned = queries.whole_plan(round_)
    measure = queries.measure_or_404(planned, measure_id)
    before, standing = list(measure.findings.all()), content_of(measure)
    places = [one.key for one in planned.rows_of(measure)]
    form = _form(request, round_, planned, f"measure-{measure.pk}", standing, before, measure.row_version)
    editing = Editing("measure", places[0], form, measure.pk)
    if not form.is_bound:
        return open_editor(request, round_, planned, editing)
    if not form.is_valid():
        return open_editor(request, round_, planned, editing, refused=True)
    serves, content, now = form.chosen_findings(), form.content(), timezone.now()
    try:
        actions.change_measure(
            measure=measure,
            findings=serves,
            content=content,
            seen=form.seen_version(),
            by=request.member,
            now=now,
        )
    except actions.CannotPlan as refused:
        form.refuse(refused)
        return open_editor(request, round_, planned, editing, refused=True)
    except actions.Stale:
        data = as_chosen(request.POST, as_sent(standing, before)).copy()
        data["row_version"] = str(measure.row_version)
        form.data = data
        versions = _versions(form, measure, before, round_)
        editing = replace(editing, newer=card(measure), versions=versions)
        return open_editor(request, round_, planned, editing, refused=True)
    touched = [*places, *_places(planned, serves, content)]
    return saved(request, round_, dict.fromkeys(touched), now=now)


@require_http_methods(["GET", "POST"])
def remove_measure(request: MemberRequest, agency: str, year: int, measure_id: int) -> HttpResponse:
    """Asks first. What is asked about is shown, and a measure that has changed since is shown again."""
    round_ = round_to_plan(request, agency, year)
    planned = queries.whole_plan(round_)
    measure = queries.measure_or_404(planned, measure_id)
    places, now = [one.key for one in planned.rows_of(measure)], timezone.now()
    editing = Editing("remove", places[0], None, measure.pk)
    if request.method != "POST":
        return open_editor(request, round_, planned, editing)
    seen = _number(request.POST.get("row_version"))
    try:
        actions.remove_measure(measure=measure, seen=seen, by=request.member, now=now)
    except actions.CannotPlan:
        return not_now(request, round_)
    except actions.Stale:
        return open_editor(request, round_, planned, replace(editing, newer=card(measure)), refused=True)
    return saved(request, round_, places, now=now)


@require_POST
def move_measure(request: MemberRequest, agency: str, year: int, measure_id: int) -> HttpResponse:
    """One place up or down among the measures of the item `within`, a place of the page."""
    round_ = round_to_plan(request, agency, year)
    planned = queries.whole_plan(round_)
    measure = queries.measure_or_404(planned, measure_id)
    within = queries.row_or_404(planned, request.POST.get("within")).key
    up = request.POST.get("direction") == actions.Direction.UP
    direction, now = actions.Direction.UP if up else actions.Direction.DOWN, timezone.now()
    try:
        actions.move_measure(measure=measure, within=within, direction=direction, by=request.member, now=now)
    except actions.CannotPlan:
        return not_now(request, round_)
    return saved(request, round_, [within], now=now, moved=measure.pk, focus=direction.value)


def _asked_for(request: MemberRequest) -> str:
    if "item" in request.GET:
        return f"item-{request.GET['item']}"
    return f"finding-{_number(request.GET.get('finding'))}"


def _form(
    request: MemberRequest,
    round_: Round,
    planned: WholePlan,
    key: str,
    content: MeasureContent,
    findings: list[Finding],
    row_version: int | None = None,
) -> MeasureForm:
    """The form as sent, or one that shows the content."""
    choices = [one.finding for one in planned.findings]
    units = queries.units_of(round_.agency)
    if request.method == "POST":
        sent = as_chosen(request.POST, as_sent(content, findings))
        return MeasureForm.posted(
            sent, key=key, findings=choices, framework=planned.framework, own_units=units
        )
    shown = {**asdict(content), "findings": [str(one.pk) for one in findings], "row_version": row_version}
    shown |= items_in_fields(content.items)
    return MeasureForm(initial=shown, key=key, findings=choices, framework=planned.framework, own_units=units)


def _versions(form: MeasureForm, measure: Measure, findings: list[Finding], round_: Round) -> Versions:
    """What was typed beside what somebody else has saved. The form is valid."""
    units = queries.units_of(round_.agency)
    mine = in_fields(form.content(), form.chosen_findings(), units)
    now = in_fields(content_of(measure), findings, units)
    labels = {name: str(form.fields[name].label) for name in mine if name in form.fields}
    by = measure.changed_by.name_th if measure.changed_by else ""
    return versions_of(labels, mine, now, by=by, at=measure.changed_at)


def _first_draft(round_: Round, planned: WholePlan, row: Planned) -> MeasureContent:
    """A new measure begins with the whole fiscal year, with the follow-up of the plan's latest measure, and for an item
    with the units that the framework names.
    """
    year = FiscalYear(round_.fiscal_year)
    draft = MeasureContent(starts_on=year.starts_on, ends_on=year.ends_on)
    if not isinstance(row, PlannedFinding):
        named = row.node.responsible
        draft = replace(
            draft,
            items=(ServedItem(row.code),),
            all_divisions=EVERY_DIVISION in named,
            all_schools=EVERY_SCHOOL in named,
            units=tuple(code for code in named if code not in {EVERY_DIVISION, EVERY_SCHOOL}),
        )
    if not planned.measures:
        return draft
    latest = content_of(max(planned.measures, key=lambda one: (one.position, one.pk)))
    return replace(
        draft,
        follow_up=latest.follow_up,
        follow_up_on=latest.follow_up_on,
        follow_up_text=latest.follow_up_text,
    )


def _new_key(row: Planned) -> str:
    return f"new-{row.finding.pk if isinstance(row, PlannedFinding) else row.code}"


def _weak(row: Planned) -> list[Finding]:
    return [row.finding] if isinstance(row, PlannedFinding) else []


def _places(planned: WholePlan, findings: list[Finding], content: MeasureContent) -> list[str]:
    """The keys of the rows beside which such a measure stands."""
    codes = {item.code for item in content.items}
    chosen = {finding.pk for finding in findings}
    return [
        row.key
        for row in planned.rows
        if row.code in codes or (isinstance(row, PlannedFinding) and row.finding.pk in chosen)
    ]


def _number(text: str | None) -> int:
    """A whole number from the address or the form; Http404 for anything else."""
    found = id_in(text)
    if found is None:
        raise Http404
    return found
