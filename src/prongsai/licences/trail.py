"""What the trail says of licences: that an application moved, and nothing of who applied."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from prongsai.audit.sentences import ObjectKind, named
from prongsai.licences.codes import printed
from prongsai.licences.models import Application, LicenceType

SENTENCES = {
    "licences.type.added": _("%(actor)s added a kind of licence: %(object)s."),
    "licences.type.changed": _("%(actor)s changed a kind of licence: %(object)s."),
    "licences.checklist.written": _("%(actor)s wrote version %(number)s of the checklist: %(object)s."),
    "licences.checklist.published": _("%(actor)s published version %(number)s of the checklist: %(object)s."),
    "licences.application.received": _("Application %(object)s was received (%(actor)s)."),
    "licences.application.checking": _("%(actor)s began to check application %(object)s."),
    "licences.application.defect": _("%(actor)s released a notice of defects for application %(object)s."),
    "licences.application.resubmitted": _(
        "Mended papers of application %(object)s were received (%(actor)s)."
    ),
    "licences.application.reviewing": _("%(actor)s found the papers of application %(object)s complete."),
    "licences.application.approved": _("%(actor)s approved application %(object)s."),
    "licences.application.refused": _("%(actor)s refused application %(object)s."),
    "licences.application.issued": _("%(actor)s issued the licence of application %(object)s."),
    "licences.application.closed": _("%(actor)s closed application %(object)s."),
    "licences.application.withdrawn": _("Application %(object)s was withdrawn (%(actor)s)."),
    "licences.paper.received": _("A paper of application %(object)s came in through the public page."),
    "licences.paper.taken": _("%(actor)s opened a paper that came with application %(object)s."),
    "licences.applicant.destroyed": _(
        "Name and contact of application %(object)s were destroyed: their time is over."
    ),
    "licences.outside.read": _(
        "%(actor)s read a status file of the central service (%(cases)s applications)."
    ),
    "licences.list.taken": _("%(actor)s took out the table of applications of FY %(year)s."),
}


def _type(row: models.Model) -> str:
    assert isinstance(row, LicenceType)
    return row.name_th


def _application(row: models.Model) -> str:
    assert isinstance(row, Application)
    return printed(row.reference)


KINDS = (
    ObjectKind(
        "licences.licencetype",
        _("Kind of licence"),
        named(lambda member: LicenceType.objects.visible_to(member), _type),
    ),
    ObjectKind(
        "licences.application",
        _("Application"),
        named(lambda member: Application.objects.visible_to(member), _application),
    ),
)
