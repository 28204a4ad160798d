"""The agenda of a meeting that is still ahead: drawn up from what is late, at risk and returned, with items of one's own."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone, translation

from prongsai.accounts.members import Member, require
from prongsai.audit import actions as audit
from prongsai.meetings import permissions
from prongsai.meetings.content import ItemContent
from prongsai.meetings.matters import matters_of
from prongsai.meetings.models import AgendaItem, Meeting
from prongsai.meetings.refusing import CannotMinute
from prongsai.rules.thai_text import tidy, tidy_line

PAPER_LANGUAGE = "th"
"""What an agenda says is kept, and printed, in the language of the papers."""


@transaction.atomic
def draw_up_agenda(*, meeting: Meeting, by: Member | None, now: datetime) -> int:
    """Put onto the agenda what is late, at risk, decided and still open, or returned; how many items are new.

    Items made earlier say what holds today, those that are settled go; items of one's own and the order stay.
    Raises CannotMinute: not_planned.
    """
    standing = _planned(meeting, by)
    with translation.override(PAPER_LANGUAGE):
        matters = {one.source: one for one in matters_of(standing, by, timezone.localdate(now))}
    known = {one.source: one for one in standing.agenda.exclude(source="")}
    AgendaItem.objects.filter(pk__in=[one.pk for key, one in known.items() if key not in matters]).delete()
    for key, item in known.items():
        if key in matters:
            _fill(item, matters[key]).save()
    fresh = [one for key, one in matters.items() if key not in known]
    for one in fresh:
        _append(standing, one)
    _note("meetings.agenda.drawn_up", standing, by, now, count=len(fresh))
    return len(fresh)


@transaction.atomic
def add_item(*, meeting: Meeting, content: ItemContent, by: Member | None, now: datetime) -> AgendaItem:
    """Put an item of one's own at the end of its section. Raises CannotMinute: not_planned, no_text."""
    standing = _planned(meeting, by)
    if not tidy_line(content.title):
        raise CannotMinute("no_text")
    item = _append(standing, content)
    _note("meetings.agenda.item_added", standing, by, now, title=item.title[:80])
    return item


@transaction.atomic
def remove_item(*, item: AgendaItem, by: Member, now: datetime) -> None:
    """Take an item off the agenda. Raises CannotMinute: not_planned."""
    standing = _planned(item.meeting, by)
    _note("meetings.agenda.item_removed", standing, by, now, title=item.title[:80])
    item.delete()


@transaction.atomic
def shift_item(*, item: AgendaItem, up: bool, by: Member, now: datetime) -> None:
    """Let an item change places with its neighbour in the section; at the edge nothing happens. CannotMinute: not_planned."""
    standing = _planned(item.meeting, by)
    section = list(standing.agenda.filter(section=item.section))
    place = [one.pk for one in section].index(item.pk)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(section):
        return
    section[place], section[other] = section[other], section[place]
    for position, one in enumerate(section, start=1):
        one.position = position
    AgendaItem.objects.bulk_update(section, ["position"])
    _note("meetings.agenda.ordered", standing, by, now, title=item.title[:80])


def _append(meeting: Meeting, content: ItemContent) -> AgendaItem:
    last = meeting.agenda.filter(section=content.section).aggregate(last=Max("position"))["last"] or 0
    item = _fill(AgendaItem(meeting=meeting, position=last + 1), content)
    item.save()
    return item


def _fill(item: AgendaItem, content: ItemContent) -> AgendaItem:
    item.section = content.section
    item.title, item.detail = tidy_line(content.title), tidy(content.detail)
    item.unit, item.source = content.unit, content.source
    return item


def _planned(meeting: Meeting, by: Member | None) -> Meeting:
    meetings = Meeting.objects.select_for_update(of=("self",)).select_related("round__agency", "series")
    standing = meetings.get(pk=meeting.pk)
    if by is not None:
        require(permissions.may_arrange(by, standing.round))
    if standing.state != Meeting.State.PLANNED:
        raise CannotMinute("not_planned")
    return standing


def _note(action: str, meeting: Meeting, by: Member | None, now: datetime, **details: str | int) -> None:
    path = meeting.round.agency.path
    audit.record(action, by=by, target=meeting, at=now, agency_path=path, **details)
