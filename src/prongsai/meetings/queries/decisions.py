"""Finding what meetings decided."""

from django.http import Http404

from prongsai.accounts.members import Member
from prongsai.meetings.models import ActionItem, ActionItemQuerySet
from prongsai.rounds.models import Round

WITH_ALL = ("unit", "meeting__series", "meeting__round", "round__agency")


def decisions_of(round_: Round, member: Member) -> ActionItemQuerySet:
    """Decisions of a round that became duties, with unit and meeting, by due day."""
    found = ActionItem.objects.visible_to(member).given().filter(round=round_).select_related(*WITH_ALL)
    return found.order_by("done_on", "due_on", "pk")


def open_decisions_of(round_: Round, member: Member) -> list[ActionItem]:
    """Those that are still to be done, the oldest first. One query."""
    return list(decisions_of(round_, member).still_open().order_by("due_on", "pk"))


def decision_or_404(member: Member, round_: Round, decision_id: int) -> ActionItem:
    """One decision of that round, if the member may see it: a duty already, or still in open minutes."""
    found = ActionItem.objects.visible_to(member).select_related(*WITH_ALL, "agenda_item", "meeting__minutes")
    one = found.filter(round=round_, pk=decision_id).first()
    if one is None:
        raise Http404
    one.round = one.meeting.round = round_
    return one
