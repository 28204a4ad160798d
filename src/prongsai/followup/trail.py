"""What the trail says of measures at work. Plans are named by the room measures."""

from django.utils.translation import gettext_lazy as _

from prongsai.audit.sentences import ObjectKind, named
from prongsai.followup.models import Assignment, Entry, Period

TITLE = 80
SENTENCES = {
    "followup.plan.begun": _("%(actor)s began to follow up %(object)s (%(assignments)s assignments)."),
    "followup.plan.brought_up_to_date": _("%(actor)s let the follow-up go along with %(object)s."),
    "followup.assignment.ended": _("An assignment ended: %(object)s."),
    "followup.assignment.replanned": _(
        "%(actor)s moved a last day from %(old_on)s to %(new_on)s: %(object)s. Reason: %(reason)s"
    ),
    "followup.assignment.dropped": _("%(actor)s dropped an assignment: %(object)s. Reason: %(reason)s"),
    "followup.assignment.resumed": _("%(actor)s took up an assignment again: %(object)s. Reason: %(reason)s"),
    "followup.entry.written": _("%(actor)s wrote how it stands: %(object)s."),
    "followup.entry.changed": _("%(actor)s changed what was written: %(object)s."),
    "followup.entry.shows": _("%(actor)s added evidence: %(object)s."),
    "followup.entry.shows_no_more": _("%(actor)s took evidence away: %(object)s."),
    "followup.period.reopened": _("%(actor)s reopened a period: %(object)s. Reason: %(reason)s"),
    "followup.step.ticked": _("%(actor)s ticked off a step on %(done_on)s: %(object)s."),
    "followup.step.unticked": _("%(actor)s took back that a step was done: %(object)s."),
}


def _title(assignment: Assignment) -> str:
    text = assignment.title
    return text if len(text) <= TITLE else text[:TITLE].rstrip() + "…"


KINDS = (
    ObjectKind(
        "followup.assignment",
        _("Assignment"),
        named(lambda member: Assignment.objects.visible_to(member), _title),
    ),
    ObjectKind(
        "followup.entry",
        _("Entry of a period"),
        named(
            lambda member: Entry.objects.visible_to(member).select_related("assignment"),
            lambda one: _title(one.assignment),
        ),
    ),
    ObjectKind(
        "followup.period",
        _("Follow-up period"),
        named(lambda member: Period.objects.visible_to(member), lambda one: str(one.number)),
    ),
)
