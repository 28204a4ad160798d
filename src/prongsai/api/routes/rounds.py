"""Frameworks, rounds, duties, and what is recorded for them."""

from typing import Literal

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from ninja import Query
from pydantic import Field

from prongsai.accounts.members import require
from prongsai.api.door import ProgramRequest
from prongsai.api.paging import Page, PageAsked, page_of
from prongsai.api.problems import Refusal, at
from prongsai.api.routing import Area
from prongsai.api.shapes import rounds as shapes
from prongsai.api.shapes.base import SlugAsked
from prongsai.api.wording import DETAILS
from prongsai.frameworks import permissions as framework_permissions
from prongsai.frameworks import queries as framework_queries
from prongsai.people.queries import agency_or_404
from prongsai.people.scopes import Scope
from prongsai.rounds import actions, permissions, queries
from prongsai.rounds.models import LockException, Obligation, Round
from prongsai.rounds.standing import in_states
from prongsai.rounds.states import State
from prongsai.rounds.wording import RECORD_REFUSED

area = Area("rounds")
ROUND = "/rounds/{slug:agency}/{int:year}"
DUTY = f"{ROUND}/duties/{{int:duty}}"
CONFLICTS = frozenset({"proved_elsewhere", "locked", "already_withdrawn"})
"""Refusals that lie in how things stand, not in what was sent."""


class RoundsAsked(PageAsked):
    year: int | None = Field(None, ge=0, le=9999, description="Fiscal year, Buddhist Era.")
    agency: SlugAsked = ""


class DutiesAsked(PageAsked):
    state: Literal["", "not_due", "due", "late", "in_review", "accepted", "excused"] = ""
    unit: SlugAsked = Field("", description="Code of a unit.")


@area.get(
    "/frameworks",
    scope=Scope.ROUNDS_READ,
    answer=Page[shapes.FrameworkShape],
    summary=_("Published assessment frameworks"),
)
def frameworks(request: ProgramRequest, asked: Query[PageAsked]) -> Page[shapes.FrameworkShape]:
    require(framework_permissions.may_read(request.member))
    versions = framework_queries.published_versions()
    return page_of(versions, asked, lambda rows: [shapes.framework(one) for one in rows])


@area.get(
    "/frameworks/{slug:framework}",
    scope=Scope.ROUNDS_READ,
    answer=shapes.FrameworkDocument,
    summary=_("One framework with its whole document"),
)
def framework(request: ProgramRequest, framework: str) -> shapes.FrameworkDocument:
    require(framework_permissions.may_read(request.member))
    return shapes.framework_document(framework_queries.version_or_404(framework))


@area.get(
    "/rounds",
    scope=Scope.ROUNDS_READ,
    answer=Page[shapes.RoundShape],
    summary=_("Rounds that one may see"),
)
def rounds(request: ProgramRequest, asked: Query[RoundsAsked]) -> Page[shapes.RoundShape]:
    rows = Round.objects.visible_to(request.member).with_framework()
    rows = rows.defer("framework__content", "framework__source_text")
    if asked.year is not None:
        rows = rows.filter(fiscal_year=asked.year)
    if asked.agency:
        rows = rows.filter(agency__slug=asked.agency)
    return page_of(rows, asked, lambda rows: [shapes.round_(one) for one in rows])


@area.post(
    "/rounds",
    scope=Scope.ROUNDS_WRITE,
    answer=shapes.RoundShape,
    summary=_("Open an agency's round on a published framework, with all its duties"),
    may=(409,),
)
def open_round(request: ProgramRequest, given: shapes.RoundGiven) -> shapes.RoundShape:
    agency = agency_or_404(request.member, given.agency)
    require(permissions.may_open_round(request.member, agency))
    framework = framework_queries.version_or_404(given.framework)
    try:
        opened = actions.open_rounds(
            agencies=[agency], framework=framework, by=request.member, now=timezone.now()
        )
    except actions.CannotOpen as refused:
        if refused.code == "already_open":
            raise Refusal(409, "already_open") from refused
        raise at("body.framework", DETAILS["other_kind"], code="other_kind") from refused
    return shapes.round_(opened[0])


@area.get(ROUND, scope=Scope.ROUNDS_READ, answer=shapes.RoundShape, summary=_("One round"))
def round_(request: ProgramRequest, agency: str, year: int) -> shapes.RoundShape:
    return shapes.round_(queries.round_or_404(request.member, agency, year))


@area.get(
    f"{ROUND}/duties",
    scope=Scope.ROUNDS_READ,
    answer=Page[shapes.DutyShape],
    summary=_("Duties of a round with their state today"),
)
def duties(
    request: ProgramRequest, agency: str, year: int, asked: Query[DutiesAsked]
) -> Page[shapes.DutyShape]:
    found = queries.round_or_404(request.member, agency, year)
    today = timezone.localdate()
    rows = queries.obligations_of(found, today)
    if asked.state:
        rows = in_states(Obligation.objects.filter(round=found), today, State(asked.state))
    if asked.unit:
        rows = rows.filter(unit__code=asked.unit)
    return page_of(rows.select_related("unit"), asked, lambda rows: [shapes.duty(one) for one in rows])


@area.get(DUTY, scope=Scope.ROUNDS_READ, answer=shapes.DutyShape, summary=_("One duty"))
def duty(request: ProgramRequest, agency: str, year: int, duty: int) -> shapes.DutyShape:
    return shapes.duty(_duty(request, agency, year, duty))


@area.get(
    f"{DUTY}/records",
    scope=Scope.ROUNDS_READ,
    answer=Page[shapes.RecordShape],
    summary=_("What was recorded for a duty, withdrawals too"),
)
def records(
    request: ProgramRequest, agency: str, year: int, duty: int, asked: Query[PageAsked]
) -> Page[shapes.RecordShape]:
    rows = _duty(request, agency, year, duty).records.select_related("recorded_by")
    return page_of(rows, asked, lambda rows: [shapes.record(one) for one in rows])


@area.post(
    f"{DUTY}/records",
    scope=Scope.ROUNDS_WRITE,
    answer=shapes.RecordShape,
    summary=_("Record what was done for a duty"),
    may=(409,),
)
def record_done(
    request: ProgramRequest, agency: str, year: int, duty: int, given: shapes.RecordGiven
) -> shapes.RecordShape:
    obligation = _duty(request, agency, year, duty)
    try:
        made = actions.record_done(
            obligation=obligation,
            done_on=given.done_on,
            text=given.text,
            reference=given.reference,
            by=request.member,
            now=timezone.now(),
        )
    except actions.CannotRecord as refused:
        raise _refusal(refused) from refused
    return shapes.record(made)


@area.post(
    f"{DUTY}/records/{{int:record}}/withdrawal",
    scope=Scope.ROUNDS_WRITE,
    answer=shapes.RecordShape,
    summary=_("Take a record back, with the reason; it stays readable"),
    may=(409,),
)
def withdraw_record(
    request: ProgramRequest,
    agency: str,
    year: int,
    duty: int,
    record: int,
    given: shapes.WithdrawalGiven,
) -> shapes.RecordShape:
    found = queries.record_or_404(_duty(request, agency, year, duty), record)
    try:
        made = actions.withdraw_record(
            record=found, reason=given.reason, by=request.member, now=timezone.now()
        )
    except actions.CannotRecord as refused:
        raise _refusal(refused) from refused
    return shapes.record(made)


@area.get(
    f"{ROUND}/exceptions",
    scope=Scope.ROUNDS_READ,
    answer=Page[shapes.ExceptionShape],
    summary=_("Exceptions from the lock that were granted in a round"),
)
def exceptions(
    request: ProgramRequest, agency: str, year: int, asked: Query[PageAsked]
) -> Page[shapes.ExceptionShape]:
    found = queries.round_or_404(request.member, agency, year)
    rows = LockException.objects.filter(round=found).select_related("granted_by")
    return page_of(rows, asked, lambda rows: [shapes.exception(one) for one in rows])


def _duty(request: ProgramRequest, agency: str, year: int, duty: int) -> Obligation:
    found = queries.round_or_404(request.member, agency, year)
    return queries.obligation_or_404(request.member, found, duty, timezone.localdate())


def _refusal(refused: actions.CannotRecord) -> Refusal:
    place, sentence = RECORD_REFUSED[refused.code]
    status = 409 if refused.code in CONFLICTS else 422
    return at(f"body.{place}" if place else "body", sentence, code=refused.code, status=status)
