"""What the trail says of the working group, its meetings and what they decided."""

from django.utils.translation import gettext_lazy as _

from prongsai.audit.sentences import ObjectKind, named
from prongsai.meetings.models import ActionItem, Meeting, Minutes, Order, Series
from prongsai.meetings.wording import name_of, order_name
from prongsai.ui.language import in_words

TITLE = 80
SENTENCES = {
    "meetings.order.started": _("%(actor)s began the draft of an order of the working group."),
    "meetings.order.written": _("%(actor)s changed the draft of an order."),
    "meetings.order.members_set": _(
        "%(actor)s wrote the %(count)s members of a working group into an order."
    ),
    "meetings.order.issued": _("%(actor)s put order %(number)s of the working group in force."),
    "meetings.order.discarded": _("%(actor)s discarded the draft of an order: %(subject)s"),
    "meetings.year.prepared": _("%(actor)s prepared %(count)s meetings of %(object)s."),
    "meetings.series.begun": _("%(actor)s began a series of meetings: %(name)s."),
    "meetings.meeting.added": _("%(actor)s added a meeting: %(object)s."),
    "meetings.meeting.moved": _(
        "%(actor)s moved a meeting from %(old_on)s to %(new_on)s: %(object)s. Reason: %(reason)s"
    ),
    "meetings.meeting.placed": _("%(actor)s changed hour or place of a meeting: %(object)s."),
    "meetings.meeting.cancelled": _("%(actor)s cancelled a meeting: %(object)s. Reason: %(reason)s"),
    "meetings.agenda.drawn_up": _("%(actor)s drew up the agenda of %(object)s (%(count)s new items)."),
    "meetings.agenda.item_added": _("%(actor)s put onto the agenda of %(object)s: %(title)s"),
    "meetings.agenda.item_removed": _("%(actor)s took off the agenda of %(object)s: %(title)s"),
    "meetings.agenda.ordered": _("%(actor)s changed the order of the agenda of %(object)s."),
    "meetings.minutes.opened": _("%(actor)s began the minutes of %(object)s."),
    "meetings.minutes.written": _("%(actor)s wrote in the minutes of %(object)s."),
    "meetings.minutes.submitted": _("%(actor)s handed in the minutes of %(object)s."),
    "meetings.minutes.confirmed": _("%(actor)s confirmed the minutes of %(object)s."),
    "meetings.minutes.returned": _("%(actor)s returned the minutes of %(object)s: %(comment)s"),
    "meetings.minutes.unlocked": _("%(actor)s opened the minutes of %(object)s again: %(comment)s"),
    "meetings.decision.written": _("%(actor)s wrote down a decision of %(object)s: %(text)s"),
    "meetings.decision.changed": _("%(actor)s mended a decision of %(object)s: %(text)s"),
    "meetings.decision.removed": _("%(actor)s took out a decision of %(object)s: %(text)s"),
    "meetings.decision.reported": _("%(actor)s reported on a decision: %(object)s. %(text)s"),
    "meetings.decision.done": _("%(actor)s finished what a meeting decided: %(object)s. %(text)s"),
    "meetings.decision.reopened": _("%(actor)s opened a decision again: %(object)s. %(text)s"),
    "meetings.decision.moved": _("%(actor)s put a decision on another day: %(object)s. %(text)s"),
}


def _short(text: str) -> str:
    return text if len(text) <= TITLE else text[:TITLE].rstrip() + "…"


KINDS = (
    ObjectKind(
        "meetings.order", _("Order"), named(lambda member: Order.objects.visible_to(member), order_name)
    ),
    ObjectKind(
        "meetings.series",
        _("Series of meetings"),
        named(lambda member: Series.objects.filter(member.scope("round__agency")), lambda one: one.name_th),
    ),
    ObjectKind(
        "meetings.meeting",
        _("Meeting"),
        named(
            lambda member: Meeting.objects.visible_to(member).select_related("series", "round"),
            lambda one: in_words(name_of(one)),
        ),
    ),
    ObjectKind(
        "meetings.minutes",
        _("Minutes"),
        named(
            lambda member: Minutes.objects.visible_to(member).select_related(
                "meeting__series", "meeting__round"
            ),
            lambda one: in_words(name_of(one.meeting)),
        ),
    ),
    ObjectKind(
        "meetings.actionitem",
        _("Decision of a meeting"),
        named(lambda member: ActionItem.objects.visible_to(member), lambda one: _short(one.text)),
    ),
)
