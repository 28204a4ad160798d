"""What the trail says of score sheets."""

from django.utils.translation import gettext_lazy as _

from prongsai.audit.sentences import ObjectKind, named
from prongsai.rounds.links import of_round
from prongsai.scoring.models import ScoreSheet

SENTENCES = {
    "scoring.sheet.saved": _("%(actor)s saved and sealed the score sheet %(object)s."),
}
KINDS = (
    ObjectKind(
        "scoring.scoresheet",
        _("Score sheet"),
        named(
            lambda member: ScoreSheet.objects.visible_to(member).select_related("round__agency"),
            lambda one: f"{one.title} ({one.round.fiscal_year})",
            lambda one: of_round("analysis:result", one.round) + f"?sheet={one.pk}",
        ),
    ),
)
