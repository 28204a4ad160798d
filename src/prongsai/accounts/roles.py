"""Who may do what: roles and their verbs, as one table."""

from collections.abc import Mapping
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    OFFICER = "ita_officer", _("ITA officer")
    DIRECTOR = "director", _("Director")
    CENTRAL_OFFICER = "central_officer", _("Central officer")


class Verb(StrEnum):
    """What can be done in one's own agency; READ_BELOW reaches the agencies under it."""

    READ = "read"
    READ_BELOW = "read_below"
    ENTER_RESULT = "enter_result"
    PLAN = "plan"
    SUBMIT_PAPER = "submit_paper"
    APPROVE_PAPER = "approve_paper"
    CHANGE_TEMPLATE = "change_template"
    PUBLISH_FRAMEWORK = "publish_framework"


ALLOWED: Mapping[Role, frozenset[Verb]] = {
    Role.OFFICER: frozenset(
        {
            Verb.READ,
            Verb.ENTER_RESULT,
            Verb.PLAN,
            Verb.SUBMIT_PAPER,
            Verb.CHANGE_TEMPLATE,
        }
    ),
    Role.DIRECTOR: frozenset({Verb.READ, Verb.APPROVE_PAPER}),
    Role.CENTRAL_OFFICER: frozenset({Verb.READ, Verb.READ_BELOW, Verb.PUBLISH_FRAMEWORK}),
}
