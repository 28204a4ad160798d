"""The plan of a round and its measures."""

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from ninja import Query

from prongsai.api.door import ProgramRequest
from prongsai.api.paging import Page, PageAsked, page_among
from prongsai.api.problems import Refusal, at
from prongsai.api.routes.rounds import ROUND
from prongsai.api.routing import Area, seen_version
from prongsai.api.shapes import measures as shapes
from prongsai.frameworks.queries import framework_from
from prongsai.measures import actions, queries
from prongsai.measures.forms import PLAN_REFUSED
from prongsai.measures.models import Measure
from prongsai.measures.served import part_of, served_from
from prongsai.measures.views.answers import round_to_plan
from prongsai.people.scopes import Scope
from prongsai.rounds.models import Round
from prongsai.rounds.queries import round_or_404

area = Area("measures")
MEASURES = f"{ROUND}/measures"
MEASURE = f"{MEASURES}/{{int:measure}}"


@area.get(
    f"{ROUND}/plan",
    scope=Scope.MEASURES_READ,
    answer=shapes.PlanShape,
    summary=_("How the plan of a round stands, and what is still open"),
)
def plan(request: ProgramRequest, agency: str, year: int) -> shapes.PlanShape:
    found = round_or_404(request.member, agency, year)
    planned = queries.whole_plan(found)
    return shapes.plan(queries.plan_of(found), len(planned.measures), queries.gaps_among(planned.rows))


@area.get(
    MEASURES,
    scope=Scope.MEASURES_READ,
    answer=Page[shapes.MeasureShape],
    summary=_("Measures of a round"),
)
def measures(
    request: ProgramRequest, agency: str, year: int, asked: Query[PageAsked]
) -> Page[shapes.MeasureShape]:
    found = round_or_404(request.member, agency, year)
    rows = queries.measures_of(found)
    return page_among(rows, asked, lambda rows: [shapes.measure(one) for one in rows])


@area.get(MEASURE, scope=Scope.MEASURES_READ, answer=shapes.MeasureShape, summary=_("One measure"))
def measure(request: ProgramRequest, agency: str, year: int, measure: int) -> shapes.MeasureShape:
    return shapes.measure(_measure(round_or_404(request.member, agency, year), measure))


@area.post(
    MEASURES,
    scope=Scope.MEASURES_WRITE,
    answer=shapes.MeasureShape,
    summary=_("Plan a measure for items; an equal one that stands is answered instead of a second"),
    may=(409,),
)
def add_measure(
    request: ProgramRequest, agency: str, year: int, given: shapes.MeasureGiven
) -> shapes.MeasureShape:
    found = round_to_plan(request, agency, year)
    served = _served(found, given.items)
    try:
        made = actions.add_measure(
            round_=found,
            findings=served.findings,
            content=given.content(served.items),
            by=request.member,
            now=timezone.now(),
        )
    except actions.CannotPlan as refused:
        raise _refusal(refused) from refused
    return shapes.measure(_measure(found, made.pk))


@area.put(
    MEASURE,
    scope=Scope.MEASURES_WRITE,
    answer=shapes.MeasureShape,
    summary=_("Let a measure say something else"),
)
def change_measure(
    request: ProgramRequest, agency: str, year: int, measure: int, given: shapes.MeasureGiven
) -> shapes.MeasureShape:
    found = round_to_plan(request, agency, year)
    standing = _measure(found, measure)
    served = _served(found, given.items)
    try:
        actions.change_measure(
            measure=standing,
            findings=served.findings,
            content=given.content(served.items),
            seen=seen_version(request),
            by=request.member,
            now=timezone.now(),
        )
    except actions.CannotPlan as refused:
        raise _refusal(refused) from refused
    except actions.Stale as stale:
        raise Refusal(412, "stale") from stale
    return shapes.measure(_measure(found, measure))


@area.delete(MEASURE, scope=Scope.MEASURES_WRITE, summary=_("Take a measure out of the plan"))
def remove_measure(request: ProgramRequest, agency: str, year: int, measure: int) -> None:
    found = round_to_plan(request, agency, year)
    standing = _measure(found, measure)
    seen = seen_version(request)
    try:
        actions.remove_measure(measure=standing, seen=seen, by=request.member, now=timezone.now())
    except actions.CannotPlan as refused:
        raise _refusal(refused) from refused
    except actions.Stale as stale:
        raise Refusal(412, "stale") from stale


def _measure(round_: Round, measure_id: int) -> Measure:
    found = next((one for one in queries.measures_of(round_) if one.pk == measure_id), None)
    if found is None:
        raise Http404
    return found


def _served(round_: Round, keys: list[str]) -> queries.Targets:
    """The weak points and other items of these codes. Raises Refusal for one that the year does not have."""
    standing = {finding.node.code: finding for finding in queries.findings_of(round_)}
    framework, items = framework_from(round_.framework), [served_from(key) for key in dict.fromkeys(keys)]
    for place, item in enumerate(items):
        if item.code not in standing and part_of(framework, item) is None:
            sentence = _("%(code)s is neither a weak point nor an item of this year.")
            raise at(f"body.items[{place}]", str(sentence) % {"code": item.key}, code="unknown_item")
    return actions.serving(standing, items)


def _refusal(refused: actions.CannotPlan) -> Refusal:
    field, sentence = PLAN_REFUSED[refused.code]
    names = {None: "body", "items": "body.items", "findings": "body.items"}
    status = 409 if refused.code == "held" else 422
    return at(names.get(field, f"body.{field}"), sentence, code=refused.code, status=status)
