"""What the trail says of evidence."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from prongsai.audit.sentences import ObjectKind, named
from prongsai.files.models import Evidence

SENTENCES = {
    "files.evidence.added": _("%(actor)s put in evidence: %(object)s."),
    "files.evidence.described": _("%(actor)s described evidence: %(object)s."),
    "files.evidence.set_aside": _("%(actor)s set evidence aside: %(object)s."),
    "files.evidence.brought_back": _("%(actor)s brought evidence back into the library: %(object)s."),
    "files.version.added": _("%(actor)s added version %(version)s of evidence: %(object)s."),
    "files.original.taken": _("%(actor)s took out the sealed original of evidence: %(object)s."),
    "files.record.taken": _("%(actor)s took out the whole record of %(object)s."),
}
FIELDS = {"caption": _("Caption"), "taken_on": _("Date taken"), "place": _("Place")}
KINDS = (
    ObjectKind(
        "files.evidence",
        _("Evidence"),
        named(
            lambda member: Evidence.objects.visible_to(member),
            lambda one: one.caption or str(_("Evidence no. %(number)s")) % {"number": one.pk},
            lambda one: reverse("files:evidence", args=[one.pk]),
        ),
    ),
)
