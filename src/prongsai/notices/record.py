"""What of notices belongs to an agency's record, and what of this room and the schedule below it does not."""

from prongsai.background.models import ScheduleRun
from prongsai.files.export import LeftOut, Table, of
from prongsai.notices.models import (
    CalendarAddress,
    Delivery,
    DeliveryLine,
    LineCode,
    LineEvent,
    Notice,
    Preference,
    SendingHours,
)

TABLES = (Table(Notice, of("agency")), Table(SendingHours, of("agency")))
LEFT_OUT = (
    LeftOut(Preference, "How a person wants to be told is their own affair, wherever they serve."),
    LeftOut(
        Delivery, "A digest speaks of all the agencies in which a person serves, so it is no one agency's."
    ),
    LeftOut(DeliveryLine, "The lines of digests, which are left out themselves."),
    LeftOut(CalendarAddress, "Secrets of persons, for their own calendars."),
    LeftOut(LineCode, "Codes with which people link a LINE account of their own; good for minutes."),
    LeftOut(LineEvent, "The memory of what LINE has sent, which says nothing of any agency."),
    LeftOut(ScheduleRun, "The memory of the worker, which says nothing of any agency."),
)
