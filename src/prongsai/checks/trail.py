"""What the trail says of checks."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from prongsai.audit.sentences import ObjectKind, named
from prongsai.checks.models import Finding, Scan, WatchedAddress

SENTENCES = {
    "checks.link.watched": _("%(actor)s had a link watched: %(object)s."),
    "checks.link.let_go": _("%(actor)s no longer has a link watched: %(object)s."),
    "checks.link.asked": _("%(actor)s had a link checked at once: %(object)s."),
    "checks.link.looked_at": _("%(actor)s looked at changed content behind a link: %(object)s."),
    "checks.scan.made": _(
        "%(actor)s had something looked through before publishing: %(object)s (%(waiting)s to decide)."
    ),
    "checks.finding.cleared": _("%(actor)s cleared a finding of the privacy check: %(object)s."),
    "checks.finding.confirmed": _("%(actor)s confirmed a finding of the privacy check: %(object)s."),
}
KINDS = (
    ObjectKind(
        "checks.watchedaddress",
        _("Link"),
        named(
            lambda member: WatchedAddress.objects.visible_to(member).select_related("agency"),
            lambda one: one.url,
            lambda one: reverse("checks:link", args=[one.agency.slug, one.pk]),
        ),
    ),
    ObjectKind(
        "checks.scan",
        _("Privacy check"),
        named(lambda member: Scan.objects.visible_to(member), lambda one: one.title),
    ),
    ObjectKind(
        "checks.finding",
        _("Finding of the privacy check"),
        named(
            lambda member: Finding.objects.visible_to(member).select_related("scan__agency"),
            lambda one: one.scan.title,
            lambda one: reverse("checks:finding", args=[one.scan.agency.slug, one.pk]),
        ),
    ),
)
