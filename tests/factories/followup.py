"""Measures at work: a small plan of Bangkok Yai whose follow-up began with the fiscal year."""

from dataclasses import replace
from datetime import UTC, date, datetime

from prongsai.accounts.members import Member
from prongsai.accounts.models import Membership, User
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency
from prongsai.analysis.models import Finding
from prongsai.followup.actions import begin_follow_up, write_entry
from prongsai.followup.content import EntryContent
from prongsai.followup.models import Assignment, Entry, Period
from prongsai.measures.content import FollowUp
from prongsai.measures.models import Measure, Plan
from tests.factories.base import member
from tests.factories.plans import WHOLE, planned

BEGINNING = datetime(2024, 10, 1, 2, 0, tzinfo=UTC)
ALONE = replace(WHOLE, all_divisions=False, units=("administration",))
SAID = EntryContent(Entry.State.UNDER_WAY, 40, text="จัดประชุมชี้แจงแล้ว 2 ครั้ง")


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 3, 0, tzinfo=UTC)


def put_to_work(findings: dict[str, Finding]) -> dict[str, Measure]:
    """E1: the administration every 15 days; E4: the whole office every quarter; E5: all ten divisions every month."""
    measures = {
        "E1": planned(findings["E1"], BEGINNING, replace(ALONE, follow_up=FollowUp.FORTNIGHTLY)),
        "E4": planned(findings["E4"], BEGINNING, replace(ALONE, units=(), follow_up=FollowUp.QUARTERLY)),
        "E5": planned(findings["E5"], BEGINNING, WHOLE),
    }
    begin_follow_up(plan=Plan.objects.get(), by=None, now=BEGINNING)
    return measures


def assignment_of(measure: Measure, unit: str = "") -> Assignment:
    found = Assignment.objects.select_related("unit", "cadence", "plan__round__agency", "measure").filter(
        measure=measure
    )
    return found.get(unit__code=unit) if unit else found.get()


def period_at(assignment: Assignment, day: date) -> Period:
    periods = Period.objects.select_related("cadence__round__agency")
    return periods.get(cadence=assignment.cadence, starts_on__lte=day, ends_on__gte=day)


def written(
    assignment: Assignment, day: date, content: EntryContent = SAID, *, on: date | None = None
) -> Entry:
    """The entry of the period in which the day lies, written on that day or on another."""
    return write_entry(
        assignment=assignment,
        period=period_at(assignment, day),
        content=content,
        seen=0,
        by=None,
        now=at(on or day),
    )


def person_of(agency: Agency, name: str, role: Role, unit: str, today: date) -> Member:
    """Somebody who serves in one unit."""
    user = User.objects.create_user(name, None, name_th=name)
    Membership.objects.create(
        user=user, agency=agency, role=role, unit=agency.units.get(code=unit), starts_on=date(2024, 10, 1)
    )
    return member(name, today)
