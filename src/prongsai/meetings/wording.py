"""Orders, meetings and decisions in words."""

from collections.abc import Mapping

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from prongsai.meetings.models import ActionNote, AgendaItem, Attendance, Meeting, Order, OrderMember, Series
from prongsai.rules.calendar import Rhythm, Weekday
from prongsai.rules.framework import Text
from prongsai.rules.meetings import Standing

Refused = tuple[str | None, Promise]

ROLES: Mapping[str, Promise] = {
    OrderMember.Role.CHAIR: _("Chair of the working group"),
    OrderMember.Role.DEPUTY: _("Deputy chair of the working group"),
    OrderMember.Role.MEMBER: _("Member of the working group"),
    OrderMember.Role.SECRETARY: _("Member and secretary"),
    OrderMember.Role.ASSISTANT: _("Member and assistant secretary"),
}
ORDER_STATES: Mapping[str, Promise] = {
    Order.State.DRAFT: _("Draft"),
    Order.State.IN_FORCE: pgettext_lazy("order", "In force"),
    Order.State.CANCELLED: pgettext_lazy("order", "Cancelled"),
}
ORDER_TONES: Mapping[str, str] = {
    Order.State.DRAFT: "due",
    Order.State.IN_FORCE: "accepted",
    Order.State.CANCELLED: "idle",
}
ATTENDS: Mapping[str, Promise] = {
    Series.Attends.GROUP: _("The working group"),
    Series.Attends.HEADS: _("Heads of division"),
    Series.Attends.SCHOOLS: _("The working group and the schools"),
}
RHYTHMS: Mapping[str, Promise] = {
    Rhythm.WEEKLY: _("Every week"),
    Rhythm.HALF_MONTHLY: _("Every 15 days"),
    Rhythm.MONTHLY: _("Every month"),
    Rhythm.QUARTERLY: _("Every quarter"),
    Rhythm.HALF_YEARLY: _("Every six months"),
}
WEEKDAYS: Mapping[str, Promise] = {
    Weekday.MONDAY: _("Monday"),
    Weekday.TUESDAY: _("Tuesday"),
    Weekday.WEDNESDAY: _("Wednesday"),
    Weekday.THURSDAY: _("Thursday"),
    Weekday.FRIDAY: _("Friday"),
}
MEETING_STATES: Mapping[str, Promise] = {
    Meeting.State.PLANNED: pgettext_lazy("meeting", "Planned"),
    Meeting.State.HELD: pgettext_lazy("meeting", "Held"),
    Meeting.State.CANCELLED: pgettext_lazy("meeting", "Cancelled"),
}
SECTIONS: Mapping[int, Promise] = {
    AgendaItem.Section.ANNOUNCED: _("What the chair announces"),
    AgendaItem.Section.MINUTES: _("Confirmation of earlier minutes"),
    AgendaItem.Section.FOLLOWED: _("Matters arising and follow-up"),
    AgendaItem.Section.TO_DECIDE: _("Matters to be decided"),
    AgendaItem.Section.OTHER: _("Other matters"),
}
ATTENDANCE: Mapping[str, Promise] = {
    Attendance.State.PRESENT: pgettext_lazy("attendance", "Present"),
    Attendance.State.ABSENT: pgettext_lazy("attendance", "Absent"),
    Attendance.State.REPRESENTED: pgettext_lazy("attendance", "Represented"),
}
STANDINGS: Mapping[Standing, Promise] = {
    Standing.LATE: _("Late"),
    Standing.SOON: _("Due soon"),
    Standing.WAITING: pgettext_lazy("decision", "To be done"),
    Standing.DONE: pgettext_lazy("decision", "Done"),
}
STANDING_TONES: Mapping[Standing, str] = {
    Standing.LATE: "late",
    Standing.SOON: "due",
    Standing.WAITING: "idle",
    Standing.DONE: "accepted",
}
NOTES: Mapping[str, Promise] = {
    ActionNote.Kind.PROGRESS: _("How it goes on"),
    ActionNote.Kind.DONE: pgettext_lazy("decision", "Done"),
    ActionNote.Kind.REOPENED: _("Opened again"),
    ActionNote.Kind.MOVED: _("Put on another day"),
}
NOTE_TONES: Mapping[str, str] = {
    ActionNote.Kind.PROGRESS: "review",
    ActionNote.Kind.DONE: "accepted",
    ActionNote.Kind.REOPENED: "due",
    ActionNote.Kind.MOVED: "due",
}
CANNOT_ORDER: Mapping[str, Refused] = {
    "no_number": ("number", _("Please write the number of the order, for example 441.")),
    "number_used": (
        "number",
        _(
            "An order of this number and year is here already. Please look at the number on the signed paper again."
        ),
    ),
    "day_in_the_future": ("ordered_on", _("This day has not come yet. Please write the day of signing.")),
    "in_force": (
        None,
        _("This order is in force, so it stays as it was signed. Begin a new order to replace it."),
    ),
    "another_draft": (None, _("The draft of an order is here already. Please finish or discard it first.")),
    "no_members": (None, _("The order names nobody yet. Please add the members of the working group.")),
    "no_chair": (None, _("The order needs exactly one chair. Please look at the last column again.")),
}
CANNOT_ARRANGE: Mapping[str, Refused] = {
    "no_reason": ("reason", _("Please write the reason. It stays readable beside the meeting.")),
    "not_planned": (None, _("This meeting was held or cancelled, so it stays as it is.")),
    "outside_the_year": ("day", _("This day lies outside the fiscal year. Please choose another one.")),
    "name_used": ("name_th", _("A series of that name is here already. Please choose another name.")),
    "no_name": ("title", _("Please write what the meeting is called.")),
}
CANNOT_MINUTE: Mapping[str, Refused] = {
    "not_planned": (None, _("This meeting was held or cancelled, so its agenda stays as it is.")),
    "not_begun": (None, _("The day of this meeting has not come yet. The minutes begin on that day.")),
    "held": (None, _("The minutes are handed in or confirmed, so they stay as they are.")),
    "nobody_instead": (None, _("Please write who came for those who were represented.")),
    "no_text": ("text", _("Please write what is to be done.")),
    "due_before": ("due_on", _("This day lies before the meeting. Please choose a later one.")),
    "given": (
        None,
        _("This is a duty already: it stays, and its day is moved with a reason on its own page."),
    ),
    "foreign_unit": ("unit", _("This unit belongs to another agency.")),
}
CANNOT_FOLLOW: Mapping[str, Refused] = {
    "no_text": ("text", _("Please write a few words: what was done, or why.")),
    "done": (None, _("This is done already.")),
    "not_done": (None, _("This is not done yet.")),
    "not_given": (None, _("The minutes of this meeting are not handed in yet, so this is no duty yet.")),
    "same_day": ("due_on", _("This is the due day already. Please choose another one.")),
    "in_the_future": ("done_on", _("This day has not come yet. Please write the day on which it was done.")),
    "before": (None, _("This day lies before the meeting. Please look at it again.")),
    "foreign": (None, _("This evidence belongs to another agency.")),
}


def name_of(meeting: Meeting) -> Text:
    """What the meeting is called: the series and its number in the year, or its own title."""
    if meeting.series is None:
        return Text(meeting.title, meeting.title)
    with translation.override("th"):
        thai = _numbered(meeting.series.name_th, meeting)
    with translation.override("en"):
        return Text(thai, _numbered(meeting.series.name_en, meeting))


def _numbered(name: str, meeting: Meeting) -> str:
    return gettext("%(name)s, no. %(number)s of FY %(year)s") % {
        "name": name,
        "number": meeting.number,
        "year": meeting.round.fiscal_year,
    }


def order_name(order: Order) -> str:
    """441/2567; words where it has no number yet."""
    return f"{order.number}/{order.year}" if order.number else gettext("Draft without a number")
