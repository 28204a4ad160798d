"""What the trail says of disclosure."""

from django.utils.translation import gettext_lazy as _

from prongsai.audit.sentences import ObjectKind, named
from prongsai.disclosure.models import Item, Record

SENTENCES = {
    "disclosure.round.prepared": _("%(actor)s prepared the disclosure items of the year: %(object)s."),
    "disclosure.record.filled": _("%(actor)s filled in what is disclosed: %(object)s."),
    "disclosure.record.emptied": _("%(actor)s emptied what was to be disclosed: %(object)s."),
    "disclosure.item.handed_in": _("%(actor)s handed in a disclosure item: %(object)s."),
    "disclosure.item.checked": _("%(actor)s marked a disclosure item as checked: %(object)s."),
    "disclosure.item.approved": _("%(actor)s approved a disclosure item: %(object)s."),
    "disclosure.item.returned": _("%(actor)s returned a disclosure item for correction: %(object)s."),
    "disclosure.item.unlocked": _("%(actor)s opened a disclosure item again: %(object)s."),
}
KINDS = (
    ObjectKind(
        "disclosure.item",
        _("Disclosure item"),
        named(lambda member: Item.objects.visible_to(member), lambda item: item.code),
    ),
    ObjectKind(
        "disclosure.record",
        _("Record of a disclosure item"),
        named(
            lambda member: Record.objects.visible_to(member).select_related("item"),
            lambda record: f"{record.item.code} ({record.component})",
        ),
    ),
)
