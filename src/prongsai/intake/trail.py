"""What the trail says of results on their way in. A draft is its author's own until it is saved."""

from django.utils.translation import gettext_lazy as _

from prongsai.audit.sentences import ObjectKind, named
from prongsai.intake.models import ResultDraft
from prongsai.rounds.links import of_round

SENTENCES = {
    "intake.draft.started": _("%(actor)s began to enter a result (%(rows)s rows)."),
    "intake.draft.changed": _("%(actor)s corrected a result that is not saved yet (%(rows)s rows)."),
    "intake.draft.abandoned": _("%(actor)s threw a result away that was not saved."),
}
KINDS = (
    ObjectKind(
        "intake.resultdraft",
        _("Draft of a result"),
        named(
            lambda member: ResultDraft.objects.visible_to(member).select_related("round__agency"),
            lambda one: one.title,
            lambda one: of_round("intake:results", one.round),
        ),
    ),
)
