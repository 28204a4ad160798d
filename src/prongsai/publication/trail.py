"""What the trail says of publication."""

from django.utils.translation import gettext_lazy as _

from prongsai.audit.sentences import ObjectKind, named
from prongsai.publication.models import Publication
from prongsai.rounds.links import of_round

SENTENCES = {
    "publication.item.published": _("%(actor)s published version %(number)s of item %(code)s."),
    "publication.item.withdrawn": _(
        "%(actor)s withdrew version %(number)s of item %(code)s from the public. Reason: %(reason)s"
    ),
}

KINDS = (
    ObjectKind(
        "publication.publication",
        _("Published item"),
        named(
            lambda member: (
                Publication.objects.visible_to(member)
                .select_related("round__agency")
                .defer("document", "sought")
            ),
            lambda one: f"{one.code} ({one.number})",
            lambda one: of_round("publication:history", one.round, code=one.code),
        ),
    ),
)
