"""What the trail says of this room."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "oversight.example.taken": _("%(actor)s took results of offices below into a result: %(object)s."),
}
