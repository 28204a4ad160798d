"""Who has a place at a meeting: the group of the order in force, the heads of division, the schools."""

from collections.abc import Iterator

from django.utils import translation
from django.utils.translation import gettext as _

from prongsai.agencies.models import Unit
from prongsai.meetings.models import Attendance, Meeting, Order, OrderMember, Series

PAPER_LANGUAGE = "th"


def places_at(meeting: Meeting) -> list[Attendance]:
    """Fresh rows for the list of attendance, numbered from 1. At most three queries."""
    attends = meeting.series.attends if meeting.series else Series.Attends.GROUP
    with translation.override(PAPER_LANGUAGE):
        found = list(_heads(meeting) if attends == Series.Attends.HEADS else _group(meeting))
        if attends == Series.Attends.SCHOOLS:
            found += _units(meeting, Unit.Kind.SCHOOL, _("Head of the school"))
    for position, one in enumerate(found, start=1):
        one.position = position
    return found


def _group(meeting: Meeting) -> Iterator[Attendance]:
    """The members that the order names."""
    order = Order.objects.in_force().filter(agency=meeting.round.agency_id)
    for one in OrderMember.objects.filter(order__in=order).select_related("unit").order_by("position"):
        yield Attendance(
            meeting=meeting,
            name=one.name,
            title=one.title,
            unit=one.unit,
            division=one.division,
            role=one.role,
        )


def _heads(meeting: Meeting) -> Iterator[Attendance]:
    """Chair and deputies of the order in force, then the head of each division."""
    for one in _group(meeting):
        if one.role in {OrderMember.Role.CHAIR, OrderMember.Role.DEPUTY}:
            yield one
    yield from _units(meeting, Unit.Kind.DIVISION, _("Head of division"))


def _units(meeting: Meeting, kind: Unit.Kind, title: str) -> Iterator[Attendance]:
    units = Unit.objects.standing().filter(agency=meeting.round.agency_id, kind=kind)
    for one in units.order_by("position"):
        yield Attendance(meeting=meeting, title=title, unit=one)
