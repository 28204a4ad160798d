"""A person's own calendar: what the rooms above put into it, and how a calendar program reads it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event

from prongsai.accounts.members import Member

REMINDED_BEFORE = timedelta(hours=15)
"""An event of a whole day begins at midnight: this rings at nine in the morning of the day before."""
READ_AGAIN_AFTER = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class CalendarItem:
    """One day of somebody's calendar.

    key     the same for the same thing for ever: duty-12
    since   when the thing came into being
    path    the page where it is dealt with, within this house
    changes how often its day changed or it was called off, for calendar programs that keep what they read
    """

    key: str
    day: date
    title: str
    about: str
    path: str
    since: datetime
    changes: int = 0
    is_cancelled: bool = False


Source = Callable[[Member, date], Iterable[CalendarItem]]
"""What somebody answers for in one of their memberships, and may see today."""

_sources: list[Source] = []


def register_calendar(source: Source) -> None:
    if source not in _sources:
        _sources.append(source)


def items_of(members: Iterable[Member], today: date) -> list[CalendarItem]:
    """What all rooms put into the calendar of somebody with these memberships: each thing once, by day."""
    found = {item.key: item for member in members for source in _sources for item in source(member, today)}
    return sorted(found.values(), key=lambda item: (item.day, item.key))


def written(items: Iterable[CalendarItem]) -> bytes:
    """The same as iCalendar (RFC 5545): equal items give equal bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//Prongsai//Duties//TH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _("Duties in Prongsai"))
    calendar.add("x-wr-timezone", settings.TIME_ZONE)
    calendar.add("refresh-interval", READ_AGAIN_AFTER, parameters={"VALUE": "DURATION"})
    for item in items:
        calendar.add_component(_event(item))
    content: bytes = calendar.to_ical()
    return content


def _event(item: CalendarItem) -> Event:
    address = f"{settings.PUBLIC_ADDRESS}{item.path}"
    event = Event()
    event.add("uid", f"{item.key}@{urlsplit(settings.PUBLIC_ADDRESS).hostname}")
    event.add("dtstamp", item.since)
    event.add("dtstart", item.day)
    event.add("dtend", item.day + timedelta(days=1))
    event.add("summary", item.title)
    event.add("description", f"{item.about}\n{address}")
    event.add("url", address)
    event.add("transp", "TRANSPARENT")
    event.add("sequence", item.changes)
    if item.is_cancelled:
        event.add("status", "CANCELLED")
    else:
        event.add_component(_alarm(item))
    return event


def _alarm(item: CalendarItem) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", item.title)
    alarm.add("trigger", -REMINDED_BEFORE)
    return alarm
