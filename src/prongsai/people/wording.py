"""Verbs, kinds and refusals in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from prongsai.accounts.roles import Verb
from prongsai.agencies.models import Agency, Unit
from prongsai.people.lists.reading import State
from prongsai.tables.wording import ABOUT_FILES

VERBS: Mapping[Verb, Promise] = {
    Verb.READ: _("See the rounds, results, plans and papers of the own agency"),
    Verb.READ_BELOW: _("See those of the agencies below"),
    Verb.READ_FRAMEWORK: _("Read the assessment frameworks"),
    Verb.ENTER_RESULT: _("Enter a result"),
    Verb.PLAN: _("Choose weak points, plan measures, arrange meetings and write their minutes"),
    Verb.SUBMIT_PLAN: _("Hand in the plan for approval"),
    Verb.SUBMIT_PAPER: _("Hand in a paper for approval"),
    Verb.APPROVE_PAPER: _("Approve a paper, confirm minutes, or send them back (never one's own)"),
    Verb.ENDORSE: _(
        "Endorse what is handed in, or send it back (heads: for their division; never one's own)"
    ),
    Verb.APPROVE_PLAN: _("Approve the plan or send it back (never one's own)"),
    Verb.UNLOCK: _("Open an approved plan again, with a reason"),
    Verb.RECORD: _("Record what the own division or school has done, for its head to look at"),
    Verb.ACCEPT_RECORD: _(
        "Accept records of duties or send them back (heads: of their division; never one's own)"
    ),
    Verb.CHANGE_APPROVAL_RULE: _("Say whether an endorsement comes before the approval"),
    Verb.CHANGE_TEMPLATE: _("Change the office's Word template"),
    Verb.PUBLISH_FRAMEWORK: _("Publish assessment frameworks"),
    Verb.MANAGE_PEOPLE: _("Invite people, change and end their roles"),
    Verb.MANAGE_UNITS: _("Add, change and close divisions, schools and other units"),
    Verb.MANAGE_BELOW: _("Do both for the agencies below"),
    Verb.ADD_AGENCY: _("Add agencies below the own one"),
    Verb.ADD_FILE: _("Put in evidence (change the own; secretaries also that of others)"),
    Verb.SET_FACTOR_RULES: _("Say which roles sign in with a second factor, everywhere"),
    Verb.TAKE_OUT_RECORD: _("Take out the whole record of the agency"),
    Verb.SEE_TRAIL: _("See in the trail what others did (an administrator: people and settings only)"),
    Verb.OPEN_ROUND: _("Open a fiscal year (offices above: also for the agencies below)"),
    Verb.EXCUSE: _("Excuse a duty, with a reason (offices above: also for the agencies below)"),
    Verb.GRANT_EXCEPTION: _("Open a locked duty for a time (offices above: also for the agencies below)"),
    Verb.CHANGE_DEADLINES: _(
        "Say how deadlines are counted and who is reminded when (offices above: also for the agencies below)"
    ),
    Verb.FOLLOW_UP: _("Write follow-up entries (people of a unit for their own unit)"),
    Verb.REPLAN: _("Move the due day of an assignment (heads for their own unit)"),
    Verb.USE_API: _("Let programs act in one's own name, with access tokens"),
    Verb.OPEN_SURVEY: _("Prepare, open and close surveys, and print their cards"),
    Verb.SEE_BOARD: _("See how many have answered a survey (never what they said)"),
    Verb.WITHDRAW_PUBLISHED: _("Withdraw what is public, with a reason that everybody reads"),
    Verb.DECIDE_FINDING: _(
        "Decide what the privacy check has found (heads: of their division; never about one's own work)"
    ),
    Verb.JUDGE_OWN_DISCLOSURE: _("Judge the own disclosure beforehand, and answer the assessor"),
    Verb.FREEZE_PACK: _("Freeze what an office below has disclosed, for its assessment"),
    Verb.ASSESS: _("Assess what offices below have disclosed (never that of an office where one serves)"),
    Verb.CONFIRM_ASSESSMENT: _("Confirm the assessment of an office below (never one's own)"),
    Verb.HANDLE_LICENCE: _(
        "Take and check applications for licences and write checklists (people of a unit for their own)"
    ),
    Verb.DECIDE_LICENCE: _(
        "Decide on applications for licences and publish checklists (heads: of their division; never one's own work)"
    ),
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
    "not_json": _(
        "This JSON file is no list of objects that are named by the columns; ask the service for its status file again."
    ),
}
TOKEN_NOT_MADE: Mapping[str, tuple[str, Promise]] = {
    "no_scope": ("scopes", _("Please choose at least one thing that the program may do.")),
    "too_long": ("days", _("An access token lasts a year at most. Please choose a shorter time.")),
    "too_many": (
        "",
        _("You hold twenty access tokens already. Please end one that is no longer needed."),
    ),
}
TOKEN_REFUSED: Mapping[str, Promise] = {
    "unknown": _("This access token is not known. Please look whether it was copied whole."),
    "expired": _("This access token has run out. Please make a new one on the page “Access tokens”."),
    "ended": _("This access token was ended. Please make a new one on the page “Access tokens”."),
    "inactive": _("The account of this access token is closed."),
    "membership_over": _("The role for which this access token was made has ended."),
    "role": _("The role for which this access token was made no longer lets programs in."),
    "second_factor": _(
        "This account needs a second factor first. Please sign in and set it up; then the access token is good again."
    ),
}
"""Why a token opens nothing, for the program that came with it."""
TOKEN_STATES: Mapping[str, tuple[Promise, str]] = {
    "standing": (_("In use"), "accepted"),
    "unused": (_("Never used yet"), "idle"),
    "expired": (pgettext_lazy("access token", "Run out"), "idle"),
    "ended": (pgettext_lazy("access token", "Ended"), "late"),
}
"""Words and colour."""
