"""Who keeps checklists, who works on applications, who decides. Seeing cases is a matter of scope; applicants are not."""

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb
from prongsai.licences.models import Application, Checklist, LicenceType


def may_handle(member: Member, agency_id: int, unit_id: int | None) -> bool:
    """People of a unit what is their unit's."""
    return member.may(Verb.HANDLE_LICENCE, agency_id) and member.answers_for(unit_id)


def may_handle_any(member: Member, agency_id: int) -> bool:
    return member.may(Verb.HANDLE_LICENCE, agency_id)


def may_handle_type(member: Member, of: LicenceType) -> bool:
    return may_handle(member, of.agency_id, of.unit_id)


def may_work_on(member: Member, application: Application) -> bool:
    return may_handle_type(member, application.licence_type)


def may_decide(member: Member, application: Application) -> bool:
    """The verb and the unit; whether the member worked on it, the action asks of its history."""
    of = application.licence_type
    return member.may(Verb.DECIDE_LICENCE, of.agency_id) and member.answers_for(of.unit_id)


def may_publish(member: Member, checklist: Checklist) -> bool:
    """Never one's own version."""
    of = checklist.licence_type
    return (
        member.may(Verb.DECIDE_LICENCE, of.agency_id)
        and member.answers_for(of.unit_id)
        and checklist.written_by_id != member.user.pk
    )


def may_see_applicant(member: Member, application: Application) -> bool:
    return may_work_on(member, application) or may_decide(member, application)


def may_take_list(member: Member, agency_id: int) -> bool:
    """The table of the office's applications, with applicants: roles of the whole office that work on or decide them."""
    has_verb = member.may(Verb.HANDLE_LICENCE, agency_id) or member.may(Verb.DECIDE_LICENCE, agency_id)
    return has_verb and member.own_unit is None
