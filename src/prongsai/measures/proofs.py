"""A plan that is begun and in which every weak point is decided proves that the measures of the year are set."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from prongsai.analysis.models import Finding
from prongsai.measures.models import MeasureItem
from prongsai.measures.queries import measured
from prongsai.rounds.proofs import NEVER, Condition


class DecidedPlan:
    key = "decided_plan"
    action = _("Open the plan")
    view = "measures:plan"

    def accepted(self) -> Condition:
        findings = Finding.objects.filter(analysis__round=OuterRef("round"))
        items = MeasureItem.objects.filter(measure__plan__round=OuterRef("round"))
        undecided = findings.filter(~measured(), no_measure_reason="")
        return (Q(Exists(findings)) | Q(Exists(items))) & ~Q(Exists(undecided))

    def in_review(self) -> Condition:
        return NEVER
