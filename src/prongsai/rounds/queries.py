"""Finding rounds and their obligations, within scope."""

from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb
from prongsai.agencies.models import Agency
from prongsai.frameworks.models import FrameworkVersion
from prongsai.frameworks.queries import published_versions
from prongsai.rounds.models import (
    DeadlineRule,
    DutyRecord,
    LockException,
    Obligation,
    ObligationQuerySet,
    ReminderRule,
    Round,
)
from prongsai.rounds.standing import in_states, late, obligations_with_state, state_of
from prongsai.rounds.states import State
from prongsai.rules.escalation import HOUSE_DAYS, ReminderDays


def round_or_404(member: Member, agency_slug: str, fiscal_year: int) -> Round:
    """The round of that agency and year, if the member may see it; Http404 otherwise. One query."""
    rounds = Round.objects.visible_to(member).with_framework()
    return get_object_or_404(rounds, agency__slug=agency_slug, fiscal_year=fiscal_year)


def round_and_before_or_404(
    member: Member, agency_slug: str, fiscal_year: int, **marks: Exists
) -> tuple[Round, Round | None]:
    """The same, with the agency's round of the year before. One query.

    marks   further questions to be answered of both on the way, under these names
    """
    rounds = Round.objects.visible_to(member).with_framework().annotate(**marks)
    found = {
        one.fiscal_year: one
        for one in rounds.filter(agency__slug=agency_slug, fiscal_year__in=(fiscal_year - 1, fiscal_year))
    }
    if fiscal_year not in found:
        raise Http404
    return found[fiscal_year], found.get(fiscal_year - 1)


def round_before(round_: Round) -> Round | None:
    """The same agency's round of the year before."""
    return (
        Round.objects.with_framework()
        .filter(agency_id=round_.agency_id, fiscal_year=round_.fiscal_year - 1)
        .first()
    )


def obligation_or_404(member: Member, round_: Round, obligation_id: int, today: date) -> Obligation:
    """One obligation of that round with its state, if the member may see it. Two queries."""
    obligations = Obligation.objects.visible_to(member).select_related("unit", "excused_by")
    found = get_object_or_404(obligations, round=round_, pk=obligation_id)
    found.round = round_
    found.state = state_of(found, today)  # type: ignore[attr-defined]
    return found


def obligations_of(round_: Round, today: date) -> ObligationQuerySet:
    """The obligations of a round with state and unit, by due date."""
    return obligations_with_state(today).filter(round=round_).select_related("unit")


class ToDo(NamedTuple):
    """One obligation to be met, as a bare row: an agency that fell behind has many hundreds of them.

    duty   the same for all periods of one duty, and for all units that have it
    """

    pk: int
    code: str
    year: int
    title_th: str
    title_en: str
    unit: int | None
    unit_th: str | None
    unit_en: str | None
    due_on: date
    proof: str
    state: str

    @property
    def duty(self) -> tuple[int, str]:
        return self.year, self.code


TO_DO_COLUMNS: tuple[str, ...] = (
    "pk",
    "code",
    "round__fiscal_year",
    "title_th",
    "title_en",
    "unit",
    "unit__name_th",
    "unit__name_en",
    "due_on",
    "proof",
    "state",
)


def to_do(agency: Agency, *, today: date, within_days: int) -> list[ToDo]:
    """What is late or due within so many days in an agency's rounds that are not closed, oldest first. One query."""
    horizon = today + timedelta(days=within_days)
    begun = Obligation.objects.filter(
        round__agency=agency, excused_why="", opens_on__lte=today, due_on__lte=horizon
    ).exclude(round__phase=Round.Phase.CLOSED)
    found = in_states(begun, today, State.LATE, State.DUE)
    rows = found.values_list(*TO_DO_COLUMNS)
    return [ToDo._make(row) for row in rows]


def is_locked(obligation: Obligation, today: date) -> bool:
    """Is the time of records over, without an exception that is still open? At most one query."""
    if obligation.locks_on is None or obligation.locks_on > today:
        return False
    return not exceptions_of(obligation).filter(until__gte=today).exists()


def exceptions_of(obligation: Obligation) -> QuerySet[LockException]:
    """Exceptions from the lock that were ever granted for the obligation or its whole round, newest first."""
    exceptions = LockException.objects.filter(round=obligation.round_id).select_related("granted_by")
    return exceptions.filter(Q(obligation=None) | Q(obligation=obligation))


def deadline_rule_of(agency: Agency) -> DeadlineRule | None:
    """The rule that binds an agency: its own, else that of the nearest agency above. One query."""
    rules = DeadlineRule.objects.filter(agency__path__in=agency.paths_upwards).select_related("agency")
    return max(rules, key=lambda rule: len(rule.agency.path), default=None)


def reminder_rule_of(agency: Agency) -> ReminderRule | None:
    """The same for whom to remind, and when. One query."""
    rules = ReminderRule.objects.filter(agency__path__in=agency.paths_upwards)
    found = rules.select_related("agency", "changed_by")
    return max(found, key=lambda rule: len(rule.agency.path), default=None)


def reminder_days_of(agency: Agency) -> ReminderDays:
    """What that rule says, or what the house says where no office has one. One query."""
    rule = reminder_rule_of(agency)
    return rule.days if rule else HOUSE_DAYS


def next_duty(round_: Round, today: date) -> Obligation | None:
    """The duty that falls due next, one of a unit where there is any. One query."""
    ahead = Obligation.objects.filter(round=round_, excused_why="", due_on__gte=today)
    return ahead.select_related("unit").order_by(F("unit").desc(nulls_last=True), "due_on", "key").first()


def late_by_agency(member: Member, year: int, today: date) -> dict[int, int]:
    """How many obligations of that year are late, by agency id, within the scope. One query."""
    rows = late(Obligation.objects.visible_to(member), today).filter(round__fiscal_year=year)
    counted = rows.order_by().values("round__agency").annotate(count=Count("pk"))
    return {row["round__agency"]: row["count"] for row in counted.exclude(round__phase=Round.Phase.CLOSED)}


def record_or_404(obligation: Obligation, record_id: int) -> DutyRecord:
    found = obligation.records.filter(pk=record_id, withdraws=None).first()
    if found is None:
        raise Http404
    found.obligation = obligation
    return found


def kinds_for(framework: FrameworkVersion) -> set[str]:
    """The kinds of agencies that a framework is for. Two queries.

    One that names none of our kinds is for every agency whose kind has no framework of its own, and for the supervising
    office in a year that has none for it.
    """
    every = set(Agency.Kind.values)
    if framework.agency_kind in every:
        return {framework.agency_kind}
    named = set(published_versions().values_list("agency_kind", flat=True))
    return (every - named) | _centre_without_own(framework)


def _centre_without_own(framework: FrameworkVersion) -> set[str]:
    centre = Agency.Kind.BMA.value
    own = published_versions().filter(fiscal_year=framework.fiscal_year, agency_kind=centre)
    return set() if own.exists() else {centre}


def agencies_to_open(member: Member, framework: FrameworkVersion) -> QuerySet[Agency]:
    """Agencies for which the member may open the framework's year and nobody has yet, by name."""
    if not member.can(Verb.OPEN_ROUND):
        return Agency.objects.none()
    opened = Round.objects.filter(agency=OuterRef("pk"), fiscal_year=framework.fiscal_year)
    found = Agency.objects.filter(member.scope(""), kind__in=kinds_for(framework))
    return found.exclude(Exists(opened)).order_by("sort_key")


def frameworks_to_open(member: Member) -> list[FrameworkVersion]:
    """Published frameworks, newest year first, of which the member may still open the year for some agency.

    Of several versions of one framework the newest counts. At most three queries for each framework.
    """
    newest: dict[str, FrameworkVersion] = {}
    for version in published_versions():
        newest.setdefault(version.framework_id, version)
    return [one for one in newest.values() if agencies_to_open(member, one).exists()]
