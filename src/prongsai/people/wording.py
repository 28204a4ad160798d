"""Verbs in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prongsai.accounts.roles import Verb

VERBS: Mapping[Verb, Promise] = {
    Verb.READ: _("See the rounds, results, plans and papers of the own agency"),
    Verb.READ_BELOW: _("See those of the agencies below"),
    Verb.READ_FRAMEWORK: _("Read the assessment frameworks"),
    Verb.ENTER_RESULT: _("Enter a result"),
    Verb.PLAN: _("Choose weak points and plan measures"),
    Verb.SUBMIT_PAPER: _("Hand in a paper for approval"),
    Verb.APPROVE_PAPER: _("Approve a paper or send it back (never one's own)"),
    Verb.CHANGE_TEMPLATE: _("Change the office's Word template"),
    Verb.PUBLISH_FRAMEWORK: _("Publish assessment frameworks"),
    Verb.MANAGE_PEOPLE: _("Invite people, change and end their roles"),
    Verb.MANAGE_UNITS: _("Add, change and close divisions, schools and other units"),
    Verb.MANAGE_BELOW: _("Do both for the agencies below"),
    Verb.ADD_AGENCY: _("Add agencies below the own one"),
}
