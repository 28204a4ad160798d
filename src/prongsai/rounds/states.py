"""The states of an obligation. None is ever stored or set by hand."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    NOT_DUE = "not_due", _("Not due yet")
    DUE = "due", _("Due")
    LATE = "late", _("Late")
    IN_REVIEW = "in_review", _("In review")
    ACCEPTED = "accepted", _("Done")
    EXCUSED = "excused", _("Excused")
