"""Verbs, kinds and refusals in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from prongsai.accounts.roles import Verb
from prongsai.agencies.models import Agency, Unit
from prongsai.people.lists.reading import State
from prongsai.tables.wording import ABOUT_FILES

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
    Verb.ADD_FILE: _("Put in evidence (change the own; secretaries also that of others)"),
    Verb.TAKE_OUT_RECORD: _("Take out the whole record of the agency"),
}
KINDS_OF_UNIT: Mapping[str, Promise] = {
    Unit.Kind.DIVISION: _("Divisions"),
    Unit.Kind.SCHOOL: _("Schools"),
    Unit.Kind.OTHER: _("Other units"),
}
KINDS_OF_AGENCY: Mapping[Agency.Kind, Promise] = {
    Agency.Kind.BMA: _("Bangkok Metropolitan Administration"),
    Agency.Kind.BUREAU: _("Bureau"),
    Agency.Kind.DISTRICT: _("District office"),
    Agency.Kind.OTHER: _("Other agency"),
}
STATES: Mapping[State, Promise] = {
    State.NEW: _("New"),
    State.CHANGED: _("Changes"),
    State.KNOWN: _("Known already"),
}
REFUSALS: Mapping[str, Promise] = {
    "code_used": _("Another unit of this agency has this code, perhaps one that is closed."),
    "slug_used": _("Another agency has this code; please choose another."),
    "unit_needed": _("This role belongs to a unit; please choose which."),
    "foreign_unit": _("This unit belongs to another agency."),
    "closed_unit": _("This unit is closed; please choose another."),
    "own": _("Nobody gives a role to themselves; please ask a colleague or the office above."),
    "end_needed": _("Acting for another needs a last day."),
    "before_start": _("The last day lies before the first; please look at both."),
    "has_role": _("This person has this role already."),
}
WHY_NOT_ACCEPTED: Mapping[str, Promise] = {
    "unknown": _("This code is not known. Please look at it again, or ask your office for a new one."),
    "used": _("This invitation has been used already. If it was you, please sign in with your account."),
    "expired": _("This invitation has expired. Please ask your office for a new one."),
    "withdrawn": _("This invitation was withdrawn or replaced by a newer one. Please ask your office."),
    "used_password": _("This code has been used already. Please sign in, or ask for a new code."),
    "expired_password": _("This code has expired or was replaced by a newer one. Please ask for a new code."),
    "own": _("Nobody can take up an invitation that they made themselves."),
    "has_account": _(
        "There is an account with this e-mail address already. Please sign in with it, then open the invitation again."
    ),
    "name_used": _("This user name belongs to somebody already; please choose another."),
    "has_role": _("You have this role already; there is nothing to take up."),
}
CANNOT_READ: Mapping[str, Promise] = {
    **ABOUT_FILES,
    "empty": _("There is nothing in the file; please choose another."),
    "too_large": _("The file is larger than %(limit)s; send only the list."),
    "too_many_rows": _("The list has more than %(limit)s lines; send it in parts."),
    "not_a_table_file": _("This is not a list; send a CSV or XLSX file."),
    "no_heads": _("The columns %(columns)s were not found; name them in the first row."),
}
