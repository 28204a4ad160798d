"""What the trail says of activities."""

from django.utils.translation import gettext_lazy as _

from prongsai.activities.models import Activity, Announcement
from prongsai.audit.sentences import ObjectKind, named

SENTENCES = {
    "activities.activity.recorded": _("%(actor)s recorded an activity: %(object)s."),
    "activities.activity.changed": _("%(actor)s changed an activity: %(object)s."),
    "activities.activity.withdrawn": _("%(actor)s withdrew an activity: %(object)s. Reason: %(reason)s"),
    "activities.activity.shows": _("%(actor)s added photos to an activity: %(object)s."),
    "activities.activity.shows_no_more": _("%(actor)s took a photo out of an activity: %(object)s."),
    "activities.activity.arranged": _("%(actor)s arranged the photos of an activity: %(object)s."),
    "activities.announcement.worded": _("%(actor)s worded an announcement: %(object)s."),
}
FIELDS = {
    "activities.activity.all_divisions": _("All divisions"),
    "activities.activity.all_schools": _("All schools"),
    "activities.activity.ends_on": _("Last day"),
    "activities.activity.groups": _("Who took part"),
    "activities.activity.items": _("Items"),
    "activities.activity.kind": _("Kind"),
    "activities.activity.measures": _("Measures"),
    "activities.activity.people": _("How many took part"),
    "activities.activity.place": _("Place"),
    "activities.activity.starts_on": _("First day"),
    "activities.activity.text": _("What was done"),
    "activities.activity.title": _("What took place"),
    "activities.activity.units": _("Units"),
    "activities.announcement.title_th": _("Title in Thai"),
    "activities.announcement.title_en": _("Title in English"),
    "activities.announcement.text_th": _("Text in Thai"),
    "activities.announcement.text_en": _("Text in English"),
    "activities.announcement.signer_th": _("Who signs, in Thai"),
    "activities.announcement.signer_en": _("Who signs, in English"),
}
KINDS = (
    ObjectKind(
        "activities.activity",
        _("Activity"),
        named(lambda member: Activity.objects.visible_to(member), lambda one: one.title),
    ),
    ObjectKind(
        "activities.announcement",
        _("Announcement"),
        named(lambda member: Announcement.objects.visible_to(member), lambda one: one.title_th),
    ),
)
