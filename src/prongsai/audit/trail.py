"""What the trail says of itself."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "audit.trail.taken": _("%(actor)s took out the trail as a table (%(entries)s entries)."),
}
