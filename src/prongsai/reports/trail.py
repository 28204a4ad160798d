"""What the trail says of papers."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from prongsai.audit.sentences import ObjectKind, named
from prongsai.reports.kinds import kind_of
from prongsai.reports.models import Letter, Paper, PaperTemplate
from prongsai.reports.topics import paper_name
from prongsai.rounds.links import of_round

SENTENCES = {
    "reports.paper.submitted": _("%(actor)s handed in %(object)s for approval."),
    "reports.paper.endorsed": _("%(actor)s endorsed %(object)s."),
    "reports.paper.returned": _("%(actor)s sent %(object)s back: %(comment)s"),
    "reports.paper.approved": _("%(actor)s approved %(object)s."),
    "reports.letter.written": _("%(actor)s began the letter %(object)s."),
    "reports.letter.changed": _("%(actor)s changed the letter %(object)s."),
    "reports.letter.removed": _("%(actor)s removed the letter “%(subject)s”."),
    "reports.archive.taken": _("%(actor)s took out all papers of the year %(year)s."),
    "reports.template.replaced": _("%(actor)s put in the office's own Word template."),
    "reports.template.withdrawn": _("%(actor)s withdrew the office's own Word template."),
}


def _title(paper: Paper) -> str:
    name = paper_name(kind_of(paper.kind), paper.subject_name)
    if paper.number:
        return gettext("%(paper)s no. %(number)s") % {"paper": name, "number": paper.number}
    return gettext("%(paper)s of the year %(year)s") % {"paper": name, "year": paper.round.fiscal_year}


KINDS = (
    ObjectKind(
        "reports.paper",
        _("Paper"),
        named(
            lambda member: Paper.objects.visible_to(member).select_related("round__agency").defer("content"),
            _title,
            lambda one: of_round("reports:paper", one.round, paper_id=one.pk),
        ),
    ),
    ObjectKind(
        "reports.letter",
        _("Letter"),
        named(
            lambda member: Letter.objects.visible_to(member).select_related("round__agency"),
            lambda one: one.subject,
            lambda one: of_round("reports:change_letter", one.round, letter_id=one.pk),
        ),
    ),
    ObjectKind(
        "reports.papertemplate",
        _("Word template"),
        named(
            lambda member: PaperTemplate.objects.filter(member.scope()).defer("content"),
            lambda one: one.name,
        ),
    ),
)
