"""Finding assignments, periods and entries."""

from datetime import date

from django.db.models import Max
from django.http import Http404

from prongsai.accounts.members import Member
from prongsai.followup.models import Assignment, AssignmentQuerySet, Entry, Period, Reopening
from prongsai.rounds.models import Round


def is_begun(round_: Round) -> bool:
    """Has the follow-up of the round's plan begun? One query."""
    return Assignment.objects.filter(plan__round=round_).exists()


def assignments_of(round_: Round) -> AssignmentQuerySet:
    """The assignments of a round with unit and cadence at hand, in plan order. One query."""
    return Assignment.objects.filter(plan__round=round_).select_related("unit", "cadence")


def assignment_or_404(member: Member, round_: Round, assignment_id: int) -> Assignment:
    """One assignment of that round, if the member may see it."""
    found = (
        Assignment.objects.visible_to(member)
        .select_related("unit", "cadence", "measure", "plan", "ended_by")
        .filter(plan__round=round_, pk=assignment_id)
        .first()
    )
    if found is None:
        raise Http404
    found.plan.round = round_
    return found


def period_or_404(member: Member, round_: Round, period_id: int) -> Period:
    """One period of that round, if the member may see it."""
    found = (
        Period.objects.visible_to(member)
        .select_related("cadence")
        .filter(cadence__round=round_, pk=period_id)
        .first()
    )
    if found is None:
        raise Http404
    found.cadence.round = round_
    return found


def reopened_until(period: Period) -> date | None:
    """The last day of the period's longest reopening, or None. One query."""
    latest: date | None = Reopening.objects.filter(period=period).aggregate(latest=Max("until"))["latest"]
    return latest


def is_touched(assignment: Assignment, period: Period) -> bool:
    """May the assignment have an entry in that period? An entry that is there stays open to mending. No query."""
    if period.cadence_id != assignment.cadence_id:
        return False
    in_span = period.starts_on <= assignment.due_on and assignment.starts_on <= period.ends_on
    standing = assignment.ended_on is None or period.ends_on < assignment.ended_on
    return standing and (in_span or assignment.cadence.look_on is not None)


def entry_of(assignment: Assignment, period: Period) -> Entry | None:
    """What was written in that period. One query."""
    entries = Entry.objects.select_related("written_by", "changed_by", "period__cadence")
    return entries.filter(assignment=assignment, period=period).first()


def entry_before(assignment: Assignment, period: Period) -> Entry | None:
    """The last entry of an earlier period. One query."""
    entries = Entry.objects.select_related("changed_by", "period__cadence")
    earlier = entries.filter(assignment=assignment, period__ends_on__lt=period.ends_on)
    return earlier.order_by("-period__ends_on").first()


def entries_of(assignment: Assignment) -> list[Entry]:
    """Everything written about an assignment, newest period first. One query."""
    entries = Entry.objects.select_related("written_by", "changed_by", "period__cadence")
    return list(entries.filter(assignment=assignment).order_by("-period__ends_on"))


def periods_of(round_: Round) -> list[Period]:
    """Every period of a round, the newest first. One query."""
    periods = Period.objects.filter(cadence__round=round_).select_related("cadence")
    return list(periods.order_by("-ends_on", "pk"))
