"""Who may do what: roles and their verbs, as one table. /people/roles/ shows it."""

from collections.abc import Mapping
from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    DIVISION_OFFICER = "division_officer", _("Division officer")
    SCHOOL_OFFICER = "school_officer", _("School officer")
    DIVISION_HEAD = "division_head", _("Head of division")
    OFFICER = "ita_officer", _("ITA officer")
    ASSISTANT_SECRETARY = "assistant_secretary", _("Assistant secretary")
    WORKING_GROUP = "working_group", _("Working group member")
    ASSISTANT_DIRECTOR = "assistant_director", _("Assistant director")
    DIRECTOR = "director", _("Director")
    COMPLAINTS_OFFICER = "complaints_officer", _("Complaints officer")
    CUSTODIAN = "custodian", _("Custodian of identities")
    CENTRAL_OFFICER = "central_officer", _("Central officer")
    CENTRAL_HEAD = "central_head", _("Head of the central office")
    ASSESSOR = "assessor", _("Assessor")
    AUDITOR = "auditor", _("Auditor")
    PLATFORM_ADMINISTRATOR = "platform_administrator", _("Platform administrator")


class Verb(StrEnum):
    """What can be done in one's own agency; READ_BELOW and MANAGE_BELOW reach the agencies under it.

    MANAGE_BELOW carries MANAGE_PEOPLE and MANAGE_UNITS down, READ_BELOW what an office above decides about years and
    duties (OPEN_ROUND, EXCUSE, GRANT_EXCEPTION, CHANGE_DEADLINES), and the assessment (FREEZE_PACK, ASSESS,
    CONFIRM_ASSESSMENT), and nothing else.
    """

    READ = "read"
    READ_BELOW = "read_below"
    READ_FRAMEWORK = "read_framework"
    ENTER_RESULT = "enter_result"
    PLAN = "plan"
    SUBMIT_PLAN = "submit_plan"
    SUBMIT_PAPER = "submit_paper"
    ENDORSE = "endorse"
    APPROVE_PLAN = "approve_plan"
    APPROVE_PAPER = "approve_paper"
    UNLOCK = "unlock"
    RECORD = "record"
    ACCEPT_RECORD = "accept_record"
    CHANGE_APPROVAL_RULE = "change_approval_rule"
    CHANGE_TEMPLATE = "change_template"
    PUBLISH_FRAMEWORK = "publish_framework"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_UNITS = "manage_units"
    MANAGE_BELOW = "manage_below"
    ADD_AGENCY = "add_agency"
    ADD_FILE = "add_file"
    TAKE_OUT_RECORD = "take_out_record"
    SEE_TRAIL = "see_trail"
    OPEN_ROUND = "open_round"
    SET_FACTOR_RULES = "set_factor_rules"
    EXCUSE = "excuse"
    GRANT_EXCEPTION = "grant_exception"
    CHANGE_DEADLINES = "change_deadlines"
    FOLLOW_UP = "follow_up"
    REPLAN = "replan"
    USE_API = "use_api"
    OPEN_SURVEY = "open_survey"
    SEE_BOARD = "see_board"
    WITHDRAW_PUBLISHED = "withdraw_published"
    DECIDE_FINDING = "decide_finding"
    JUDGE_OWN_DISCLOSURE = "judge_own_disclosure"
    FREEZE_PACK = "freeze_pack"
    ASSESS = "assess"
    CONFIRM_ASSESSMENT = "confirm_assessment"
    HANDLE_LICENCE = "handle_licence"
    DECIDE_LICENCE = "decide_licence"


_READING = frozenset({Verb.READ, Verb.READ_FRAMEWORK})
_PLANNING = _READING | {Verb.ENTER_RESULT, Verb.PLAN, Verb.ADD_FILE, Verb.FOLLOW_UP, Verb.USE_API}
_ARRANGING = frozenset({Verb.MANAGE_PEOPLE, Verb.MANAGE_UNITS, Verb.MANAGE_BELOW, Verb.ADD_AGENCY})
_DUTIES = frozenset({Verb.EXCUSE, Verb.GRANT_EXCEPTION, Verb.CHANGE_DEADLINES})
_CENTRAL = (
    _READING
    | _ARRANGING
    | _DUTIES
    | {
        Verb.OPEN_ROUND,
        Verb.READ_BELOW,
        Verb.PUBLISH_FRAMEWORK,
        Verb.CHANGE_APPROVAL_RULE,
        Verb.USE_API,
        Verb.SEE_TRAIL,
        Verb.SEE_BOARD,
        Verb.FREEZE_PACK,
    }
)
_OWN_REPORT = frozenset(
    {Verb.PLAN, Verb.SUBMIT_PLAN, Verb.FOLLOW_UP, Verb.ADD_FILE, Verb.SUBMIT_PAPER, Verb.CHANGE_TEMPLATE}
)
"""What the supervising office writes in a round of its own."""

ALLOWED: Mapping[Role, frozenset[Verb]] = {
    Role.DIVISION_OFFICER: _READING | {Verb.RECORD, Verb.ADD_FILE, Verb.FOLLOW_UP, Verb.HANDLE_LICENCE},
    Role.SCHOOL_OFFICER: _READING | {Verb.RECORD, Verb.ADD_FILE, Verb.FOLLOW_UP},
    Role.DIVISION_HEAD: _READING
    | {
        Verb.ACCEPT_RECORD,
        Verb.ADD_FILE,
        Verb.FOLLOW_UP,
        Verb.REPLAN,
        Verb.ENDORSE,
        Verb.DECIDE_FINDING,
        Verb.HANDLE_LICENCE,
        Verb.DECIDE_LICENCE,
    },
    Role.OFFICER: _PLANNING
    | {
        Verb.OPEN_ROUND,
        Verb.SUBMIT_PLAN,
        Verb.ACCEPT_RECORD,
        Verb.SUBMIT_PAPER,
        Verb.CHANGE_TEMPLATE,
        Verb.MANAGE_PEOPLE,
        Verb.MANAGE_UNITS,
        Verb.TAKE_OUT_RECORD,
        Verb.SEE_TRAIL,
        Verb.REPLAN,
        Verb.OPEN_SURVEY,
        Verb.SEE_BOARD,
        Verb.WITHDRAW_PUBLISHED,
        Verb.DECIDE_FINDING,
        Verb.JUDGE_OWN_DISCLOSURE,
        Verb.HANDLE_LICENCE,
    },
    Role.ASSISTANT_SECRETARY: _PLANNING | {Verb.JUDGE_OWN_DISCLOSURE},
    Role.WORKING_GROUP: _READING,
    Role.ASSISTANT_DIRECTOR: _READING | {Verb.ENDORSE, Verb.DECIDE_FINDING, Verb.DECIDE_LICENCE},
    Role.DIRECTOR: _READING
    | _DUTIES
    | {
        Verb.APPROVE_PLAN,
        Verb.APPROVE_PAPER,
        Verb.UNLOCK,
        Verb.CHANGE_APPROVAL_RULE,
        Verb.MANAGE_PEOPLE,
        Verb.TAKE_OUT_RECORD,
        Verb.SEE_TRAIL,
        Verb.REPLAN,
        Verb.OPEN_ROUND,
        Verb.USE_API,
        Verb.SEE_BOARD,
        Verb.WITHDRAW_PUBLISHED,
        Verb.DECIDE_FINDING,
        Verb.DECIDE_LICENCE,
    },
    Role.COMPLAINTS_OFFICER: _READING,
    Role.CUSTODIAN: _READING | {Verb.DECIDE_FINDING},
    Role.CENTRAL_OFFICER: _CENTRAL | _OWN_REPORT,
    Role.CENTRAL_HEAD: _CENTRAL
    | {Verb.CONFIRM_ASSESSMENT, Verb.APPROVE_PLAN, Verb.APPROVE_PAPER, Verb.UNLOCK},
    Role.ASSESSOR: _READING | {Verb.READ_BELOW, Verb.USE_API, Verb.ASSESS},
    Role.AUDITOR: _READING | {Verb.READ_BELOW, Verb.SEE_TRAIL},
    Role.PLATFORM_ADMINISTRATOR: _ARRANGING | {Verb.READ_FRAMEWORK, Verb.SET_FACTOR_RULES, Verb.SEE_TRAIL},
}

OF_A_UNIT = frozenset({Role.DIVISION_OFFICER, Role.SCHOOL_OFFICER, Role.DIVISION_HEAD})
"""Roles that work for one unit: their membership names it."""

_BESIDE_THE_OFFICER = OF_A_UNIT | {Role.ASSISTANT_SECRETARY, Role.WORKING_GROUP}
_OF_AN_OFFICE = _BESIDE_THE_OFFICER | {
    Role.OFFICER,
    Role.ASSISTANT_DIRECTOR,
    Role.DIRECTOR,
    Role.COMPLAINTS_OFFICER,
    Role.CUSTODIAN,
    Role.AUDITOR,
}

GIVES: Mapping[Role, frozenset[Role]] = {
    Role.OFFICER: _BESIDE_THE_OFFICER,
    Role.DIRECTOR: _OF_AN_OFFICE,
    Role.CENTRAL_OFFICER: _OF_AN_OFFICE,
    Role.CENTRAL_HEAD: _OF_AN_OFFICE | {Role.CENTRAL_OFFICER, Role.CENTRAL_HEAD, Role.ASSESSOR},
    Role.PLATFORM_ADMINISTRATOR: _OF_AN_OFFICE
    | {Role.CENTRAL_OFFICER, Role.CENTRAL_HEAD, Role.ASSESSOR, Role.PLATFORM_ADMINISTRATOR},
}
"""Which roles one may give, change and end: nobody lifts anyone above what they answer for."""
