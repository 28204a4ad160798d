"""Kinds and applications within scope, their clocks, and the door of applicants: reference and secret."""

from collections.abc import Sequence
from datetime import date

from django.http import Http404

from prongsai.accounts.members import Member
from prongsai.agencies.models import Agency, Unit
from prongsai.licences import codes
from prongsai.licences.models import Application, Checklist, ItemCheck, LicenceType, Notice, StatusEvent
from prongsai.licences.moves import FINAL, REVIEWED_BY_ITS_HAND, State
from prongsai.rounds.holidays import holidays
from prongsai.rules.calendar import FiscalYear
from prongsai.rules.clocks import Clock, Event, Start, Tick, read_clock

TICKS = {
    State.RECEIVED: Tick.FILED,
    State.REVIEWING: Tick.COMPLETE,
    State.DEFECT: Tick.NOTICE,
    State.RESUBMITTED: Tick.ANSWERED,
    State.APPROVED: Tick.ENDED,
    State.REFUSED: Tick.ENDED,
    State.WITHDRAWN: Tick.ENDED,
}
"""What a move says to the clock; the other moves say nothing."""


def agency_or_404(member: Member, slug: str) -> Agency:
    found = Agency.objects.filter(member.scope(""), slug=slug).first()
    if found is None:
        raise Http404
    return found


def types_of(agency: Agency) -> list[LicenceType]:
    return list(LicenceType.objects.filter(agency=agency).select_related("unit"))


def type_or_404(member: Member, agency: Agency, key: str) -> LicenceType:
    found = (
        LicenceType.objects.visible_to(member).select_related("unit").filter(agency=agency, key=key).first()
    )
    if found is None:
        raise Http404
    found.agency = agency
    return found


def checklists_of(of: LicenceType) -> list[Checklist]:
    """The newest first. One query."""
    return list(of.checklists.select_related("written_by", "published_by"))


def checklist_or_404(of: LicenceType, number: int) -> Checklist:
    found = of.checklists.select_related("written_by", "published_by").filter(number=number).first()
    if found is None:
        raise Http404
    found.licence_type = of
    return found


def units_of(agency: Agency) -> list[Unit]:
    return list(Unit.objects.standing().filter(agency=agency))


def applications_of(
    agency: Agency, year: int, *, unit: Unit | None = None, open_only: bool = False
) -> list[Application]:
    """Filed in that fiscal year, and those still open from before; the newest first. One query."""
    span = FiscalYear(year)
    found = Application.objects.select_related("licence_type__unit", "checklist").filter(agency=agency)
    found = found.filter(filed_on__lte=span.ends_on).exclude(filed_on__lt=span.starts_on, state__in=FINAL)
    if unit is not None:
        found = found.filter(licence_type__unit=unit)
    if open_only:
        found = found.exclude(state__in=FINAL)
    return list(found)


def application_or_404(member: Member, agency: Agency, application_id: int) -> Application:
    """One query."""
    found = (
        Application.objects.visible_to(member)
        .select_related("licence_type__unit", "checklist", "applicant")
        .filter(agency=agency, pk=application_id)
        .first()
    )
    if found is None:
        raise Http404
    found.agency = agency
    return found


def application_at(agency: Agency, reference: str, secret: str) -> Application | None:
    """What an applicant may see, by both codes as they were typed. One query, whether there is such a reference or not."""
    wanted = codes.typed(reference)
    found = (
        Application.objects.select_related("licence_type__unit", "checklist")
        .filter(agency=agency, reference=wanted)
        .first()
    )
    right = codes.is_right(wanted, codes.typed(secret), found.secret_hash if found else None)
    return found if right else None


def events_of(application: Application) -> list[StatusEvent]:
    return list(application.events.select_related("by").order_by("seq"))


def clock_of(application: Application, events: Sequence[StatusEvent], today: date) -> Clock:
    ticks = [Event(tick, one.on) for one in events if (tick := TICKS.get(State(one.after)))]
    return read_clock(
        ticks,
        start=Start(application.licence_type.starts),
        limit=application.checklist.days,
        today=today,
        holidays=holidays(),
    )


def checks_of(application: Application) -> dict[int, ItemCheck]:
    """By item. One query."""
    return {one.item_id: one for one in application.checks.all()}


def notices_of(application: Application) -> list[Notice]:
    """Released ones, with their lines and items. Three queries at most."""
    return list(application.notices.select_related("answer").prefetch_related("lines__item"))


def worked_on(application: Application, user_id: int) -> bool:
    """Did this person check it or move it in review? Two queries."""
    moved = application.events.filter(by_id=user_id, after__in=REVIEWED_BY_ITS_HAND)
    return moved.exists() or application.checks.filter(checked_by_id=user_id).exists()
