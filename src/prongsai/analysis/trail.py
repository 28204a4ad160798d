"""What the trail says of findings."""

from django.utils.translation import gettext_lazy as _

from prongsai.analysis.models import Analysis, Finding
from prongsai.audit.sentences import ObjectKind, named
from prongsai.rounds.links import of_round
from prongsai.rounds.trail import round_words

SENTENCES = {
    "analysis.weak_points.chosen": _("%(actor)s chose the weak points of %(object)s."),
    "analysis.issue.set": _("%(actor)s wrote the issue to improve of item %(object)s."),
    "analysis.no_measure_reason.set": _("%(actor)s wrote why item %(object)s gets no measure."),
}
FIELDS = {
    "issue": _("Issue to improve"),
    "no_measure_reason": _("Reason for no measure"),
    "items": _("Items"),
}
KINDS = (
    ObjectKind(
        "analysis.analysis",
        _("Analysis of the result"),
        named(
            lambda member: Analysis.objects.visible_to(member).select_related("round__agency"),
            lambda one: round_words(one.round),
            lambda one: of_round("analysis:findings", one.round),
        ),
    ),
    ObjectKind(
        "analysis.finding",
        _("Weak point"),
        named(
            lambda member: Finding.objects.filter(member.scope("analysis__round__agency")).select_related(
                "node", "analysis__round__agency"
            ),
            lambda one: f"{one.node.code} ({one.analysis.round.fiscal_year})",
            lambda one: of_round("measures:plan", one.analysis.round),
        ),
    ),
)
