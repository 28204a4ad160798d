"""An approved analysis paper proves that the measures were set and put before the director."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from prongsai.reports.models import Paper, PaperKind
from prongsai.rounds.proofs import Condition


class ApprovedPaper:
    key = "approved_paper"
    action = _("Open the papers")
    view = "reports:papers"

    def accepted(self) -> Condition:
        return self._paper(Paper.State.APPROVED)

    def in_review(self) -> Condition:
        return self._paper(Paper.State.SUBMITTED)

    def _paper(self, state: Paper.State) -> Exists:
        return Exists(Paper.objects.filter(round=OuterRef("round"), kind=PaperKind.ANALYSIS, state=state))
