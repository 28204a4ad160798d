"""A monthly check that reached its pass mark proves the duty of that month."""

from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext_lazy as _

from prongsai.rounds.proofs import NEVER, Condition
from prongsai.support.models import MonthlyCheck


class PassedCheck:
    """For a duty with twelve periods: its number is the month of the fiscal year."""

    key = "infocenter_check"
    action = _("Make the monthly check")
    view = "support:checks"

    def accepted(self) -> Condition:
        checks = MonthlyCheck.objects.filter(round=OuterRef("round"), period=OuterRef("period"))
        return Exists(checks.filter(points__gte=F("pass_mark")))

    def in_review(self) -> Condition:
        return NEVER
