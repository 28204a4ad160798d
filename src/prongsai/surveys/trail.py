"""What the trail says of surveys: how they were run, and nothing of what anybody answered."""

from django.utils.translation import gettext_lazy as _

from prongsai.audit.sentences import ObjectKind, named
from prongsai.surveys.models import CardBatch, PaperBatch, Point, Wave

SENTENCES = {
    "surveys.wave.prepared": _("%(actor)s prepared the survey %(object)s."),
    "surveys.wave.days_changed": _("%(actor)s changed the days of the survey %(object)s."),
    "surveys.wave.opened": _("%(actor)s opened the survey %(object)s."),
    "surveys.wave.closed": _("%(actor)s closed and sealed the survey %(object)s (%(sheets)s answers)."),
    "surveys.answers.imported": _(
        "%(actor)s took answers from elsewhere into the survey %(object)s (%(sheets)s)."
    ),
    "surveys.wave.people_counted": _(
        "%(actor)s noted for how many people the survey %(object)s was (%(people)s)."
    ),
    "surveys.comments.released": _(
        "%(actor)s released comments of the survey %(object)s in which nothing was found (%(released)s)."
    ),
    "surveys.comment.decided": _("%(actor)s decided about a comment of the survey %(object)s."),
    "surveys.cards.printed": _("%(actor)s had %(size)s cards printed for the survey %(object)s."),
    "surveys.cards.cancelled": _("%(actor)s cancelled cards of the survey %(object)s (%(voided)s)."),
    "surveys.cards.reprinted": _(
        "%(actor)s cancelled %(voided)s cards and had %(size)s new ones printed for the survey %(object)s."
    ),
    "surveys.point.added": _("%(actor)s added a place to answer, “%(name)s”, to the survey %(object)s."),
    "surveys.point.ended": _("%(actor)s ended the place to answer “%(name)s” of the survey %(object)s."),
    "surveys.paper.entered": _("%(actor)s entered %(size)s paper forms of the survey %(object)s."),
}


def _wave(one: Wave) -> str:
    return f"{one.instrument} {one.round.fiscal_year}"


KINDS = (
    ObjectKind(
        "surveys.wave",
        _("Survey"),
        named(
            lambda member: Wave.objects.filter(member.scope("round__agency")).select_related("round"), _wave
        ),
    ),
    ObjectKind(
        "surveys.cardbatch",
        _("Cards of a survey"),
        named(
            lambda member: CardBatch.objects.filter(member.scope("wave__round__agency")).select_related(
                "wave__round"
            ),
            lambda one: f"{_wave(one.wave)}/{one.number}",
        ),
    ),
    ObjectKind(
        "surveys.point",
        _("Place to answer a survey"),
        named(
            lambda member: Point.objects.filter(member.scope("wave__round__agency")).select_related(
                "wave__round"
            ),
            lambda one: f"{_wave(one.wave)}/{one.name}",
        ),
    ),
    ObjectKind(
        "surveys.paperbatch",
        _("Paper forms of a survey"),
        named(
            lambda member: PaperBatch.objects.filter(member.scope("wave__round__agency")).select_related(
                "wave__round"
            ),
            lambda one: f"{_wave(one.wave)}/{one.number}",
        ),
    ),
)
