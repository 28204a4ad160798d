"""What the trail says of plans and measures."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from prongsai.audit.sentences import ObjectKind, named
from prongsai.measures.models import Measure, Plan
from prongsai.rounds.links import of_round
from prongsai.rounds.trail import round_words

TITLE = 80
SENTENCES = {
    "measures.plan.started": _("%(actor)s began the plan of %(object)s."),
    "measures.plan.submitted": _("%(actor)s handed in the plan of %(object)s for approval."),
    "measures.plan.endorsed": _("%(actor)s endorsed the plan of %(object)s."),
    "measures.plan.returned": _("%(actor)s sent the plan of %(object)s back: %(comment)s"),
    "measures.plan.approved": _("%(actor)s approved the plan of %(object)s."),
    "measures.plan.unlocked": _("%(actor)s unlocked the plan of %(object)s. Reason: %(comment)s"),
    "measures.plan.published": _("%(actor)s opened the plan of %(object)s to other agencies."),
    "measures.plan.withdrawn": _("%(actor)s closed the plan of %(object)s to other agencies."),
    "measures.plan.guidelines_written": _(
        "%(actor)s wrote how the work on disclosure is done in %(object)s."
    ),
    "measures.measure.added": _("%(actor)s planned a measure: %(object)s."),
    "measures.measure.changed": _("%(actor)s changed a measure: %(object)s."),
    "measures.measure.removed": _("%(actor)s took a measure out of the plan: %(object)s."),
    "measures.measure.moved": _("%(actor)s moved a measure within the plan: %(object)s."),
}
FIELDS = {
    "steps": _("Steps"),
    "units": _("Responsible units"),
    "all_divisions": _("All divisions"),
    "all_schools": _("All schools"),
    "starts_on": _("From"),
    "ends_on": _("Until"),
    "awareness": _("Way of making it known"),
    "follow_up": _("Follow-up"),
    "follow_up_on": _("Day of the follow-up"),
    "follow_up_text": _("Follow-up as printed"),
    "credit": _("Copied from"),
    "items": _("Items"),
    "as_written": _("Print the steps as written, without numbers"),
    "responsible": _("Units as printed beside an item"),
    "guidelines": _("How the work on disclosure is done"),
}


def _title(measure: Measure) -> str:
    """Its first step, shortened."""
    first = next(iter(measure.steps.all()), None)
    text = first.text if first else gettext("without steps")
    return text if len(text) <= TITLE else text[:TITLE].rstrip() + "…"


KINDS = (
    ObjectKind(
        "measures.plan",
        _("Plan"),
        named(
            lambda member: Plan.objects.visible_to(member).select_related("round__agency"),
            lambda one: round_words(one.round),
            lambda one: of_round("measures:plan", one.round),
        ),
    ),
    ObjectKind(
        "measures.measure",
        _("Measure"),
        named(
            lambda member: (
                Measure.objects.visible_to(member)
                .select_related("plan__round__agency")
                .prefetch_related("steps")
            ),
            _title,
            lambda one: of_round("measures:plan", one.plan.round),
        ),
    ),
)
