"""What the trail says of checks."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from prongsai.audit.sentences import ObjectKind, named
from prongsai.checks.models import WatchedAddress

SENTENCES = {
    "checks.link.watched": _("%(actor)s had a link watched: %(object)s."),
    "checks.link.let_go": _("%(actor)s no longer has a link watched: %(object)s."),
    "checks.link.asked": _("%(actor)s had a link checked at once: %(object)s."),
    "checks.link.looked_at": _("%(actor)s looked at changed content behind a link: %(object)s."),
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
)
