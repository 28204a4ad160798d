"""What of the duties stands in people's own calendars."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.notices.calendar import CalendarItem
from prongsai.rounds.models import Obligation, Round
from prongsai.rounds.presenters.rows import duty_address, unit_words
from prongsai.rounds.standing import in_states
from prongsai.rounds.states import State
from prongsai.rules.framework import Text
from prongsai.ui.language import in_words

SHOWN = (State.LATE, State.DUE, State.NOT_DUE)


def duties_in_calendar(member: Member, today: date) -> Iterator[CalendarItem]:
    """What is still to be done in the member's own agency and is theirs to do. One query."""
    own = Obligation.objects.visible_to(member).filter(round__agency=member.agency, excused_why="")
    still_open = in_states(own.exclude(round__phase=Round.Phase.CLOSED), today, *SHOWN)
    for duty in still_open.select_related("unit", "round__agency"):
        if member.answers_for(duty.unit_id):
            yield _item(duty)


def _item(duty: Obligation) -> CalendarItem:
    about = _("%(unit)s, fiscal year %(year)s") % {
        "unit": in_words(unit_words(duty.unit)),
        "year": duty.round.fiscal_year,
    }
    return CalendarItem(
        key=f"duty-{duty.pk}",
        day=duty.due_on,
        title=in_words(Text(duty.title_th, duty.title_en)),
        about=about,
        path=duty_address(duty.round, duty.pk),
        since=duty.round.opened_at,
    )
