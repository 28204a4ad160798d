"""What the trail says of telling people."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from prongsai.audit.sentences import ObjectKind, named
from prongsai.notices.models import CalendarAddress, Delivery, Preference

SENTENCES = {
    "notices.notice.told": _("%(actor)s told people of matters of %(object)s (%(count)s notices)."),
    "notices.digest.ended": _("A digest was sent or given up: %(object)s."),
    "notices.line.linked": _("A LINE account was linked: %(object)s."),
    "notices.line.unlinked": _("A LINE account was unlinked: %(object)s."),
    "notices.calendar.made": _("%(actor)s had an address for their calendar made."),
    "notices.calendar.revoked": _("%(actor)s ended the address for their calendar."),
    "notices.preference.changed": _("%(actor)s changed how they are told."),
    "notices.sending_hours.changed": _("%(actor)s changed the sending hours of %(object)s."),
}
FIELDS = {
    "by_email": _("By e-mail"),
    "by_line": _("By LINE"),
    "line_user": _("LINE user ID"),
    "language": _("Language"),
    "digest_from": _("Digest from"),
    "quiet_from": _("Quiet from"),
    "quiet_until": _("Quiet until"),
}
KINDS = (
    ObjectKind(
        "notices.preference",
        _("How a person is told"),
        named(
            lambda member: Preference.objects.filter(user=member.user).select_related("user"),
            lambda one: one.user.name_th,
            lambda _one: reverse("notices:preference"),
        ),
    ),
    ObjectKind(
        "notices.calendaraddress",
        _("Address for a calendar"),
        named(
            lambda member: CalendarAddress.objects.filter(user=member.user).select_related("user"),
            lambda one: one.user.name_th,
            lambda _one: reverse("notices:preference"),
        ),
    ),
    ObjectKind(
        "notices.delivery",
        _("Digest"),
        named(
            lambda member: Delivery.objects.filter(user=member.user).select_related("user"),
            lambda one: one.user.name_th,
            lambda _one: reverse("notices:preference"),
        ),
    ),
)
