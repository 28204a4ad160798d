"""An official result that stands proves that the round's result is in."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from prongsai.rounds.proofs import NEVER, Condition
from prongsai.scoring.models import ScoreSheet


class OfficialResult:
    key = "official_result"
    action = _("Enter the result")
    view = "intake:new"

    def accepted(self) -> Condition:
        sheets = ScoreSheet.objects.standing().filter(round=OuterRef("round"))
        return Exists(sheets.filter(source=ScoreSheet.Source.OFFICIAL))

    def in_review(self) -> Condition:
        return NEVER
