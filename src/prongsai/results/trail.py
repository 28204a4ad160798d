"""What the trail says of results."""

from django.utils.translation import gettext_lazy as _

from prongsai.audit.sentences import ObjectKind, named
from prongsai.results.models import Result, UnitReport

TITLE = 80
SENTENCES = {
    "results.result.written": _("%(actor)s wrote what came of a measure: %(object)s."),
    "results.result.changed": _("%(actor)s changed what came of a measure: %(object)s."),
    "results.part.handed_in": _("%(actor)s handed in the results of a unit: %(object)s."),
    "results.part.accepted": _("%(actor)s accepted the results of a unit: %(object)s."),
    "results.part.returned": _("%(actor)s returned the results of a unit for correction: %(object)s."),
    "results.part.unlocked": _("%(actor)s opened the results of a unit again: %(object)s."),
}


def _title(result: Result) -> str:
    return result.title if len(result.title) <= TITLE else result.title[:TITLE].rstrip() + "…"


KINDS = (
    ObjectKind(
        "results.result",
        _("Result of a measure"),
        named(lambda member: Result.objects.visible_to(member), _title),
    ),
    ObjectKind(
        "results.unitreport",
        _("Results of a unit"),
        named(
            lambda member: UnitReport.objects.visible_to(member).select_related("unit"),
            lambda one: one.unit.name_th,
        ),
    ),
)
