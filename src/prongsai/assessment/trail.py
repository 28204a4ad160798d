"""What the trail says of assessments."""

from django.utils.translation import gettext_lazy as _

from prongsai.assessment.models import Answer, Assessment, Judgement, Pack
from prongsai.audit.sentences import ObjectKind, named
from prongsai.rounds.links import of_round

SENTENCES = {
    "assessment.pack.frozen": _("%(actor)s froze what was disclosed, for the assessment: %(object)s."),
    "assessment.judgement.judged_own": _("%(actor)s judged an item of the own disclosure: %(object)s."),
    "assessment.judgement.scored": _("%(actor)s scored an item of disclosure: %(object)s."),
    "assessment.judgement.scored_again": _("%(actor)s scored an item of disclosure again: %(object)s."),
    "assessment.assessment.own_finished": _("%(actor)s finished the office’s own opinion: %(object)s."),
    "assessment.answer.given": _("%(actor)s answered to the first scores of an item: %(object)s."),
    "assessment.assessment.told": _("%(actor)s told the office the first scores: %(object)s."),
    "assessment.assessment.finished": _("%(actor)s finished an assessment of disclosure: %(object)s."),
    "assessment.assessment.returned": _("%(actor)s returned an assessment of disclosure: %(object)s."),
    "assessment.assessment.confirmed": _("%(actor)s confirmed an assessment of disclosure: %(object)s."),
    "assessment.assessment.unlocked": _("%(actor)s opened an assessment of disclosure again: %(object)s."),
}
KINDS = (
    ObjectKind(
        "assessment.pack",
        _("Frozen pack of disclosure"),
        named(
            lambda member: Pack.objects.visible_to(member).select_related("round__agency"),
            lambda one: f"OIT {one.round.fiscal_year}",
            lambda one: of_round("assessment:board", one.round),
        ),
    ),
    ObjectKind(
        "assessment.assessment",
        _("Assessment of disclosure"),
        named(
            lambda member: Assessment.objects.visible_to(member).select_related("pack__round__agency"),
            lambda one: f"OIT {one.pack.round.fiscal_year}",
            lambda one: of_round("assessment:board", one.pack.round),
        ),
    ),
    ObjectKind(
        "assessment.judgement",
        _("Opinion of a disclosure item"),
        named(
            lambda member: Judgement.objects.visible_to(member).select_related("item__pack__round__agency"),
            lambda one: one.item.code,
            lambda one: of_round("assessment:item", one.item.pack.round, code=one.item.code),
        ),
    ),
    ObjectKind(
        "assessment.answer",
        _("Answer to the assessor"),
        named(
            lambda member: Answer.objects.visible_to(member).select_related("item__pack__round__agency"),
            lambda one: one.item.code,
            lambda one: of_round("assessment:item", one.item.pack.round, code=one.item.code),
        ),
    ),
)
