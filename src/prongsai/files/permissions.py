"""Who may put files in, and who may take originals and the whole record out. Seeing is a matter of scope alone."""

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb
from prongsai.agencies.models import Agency
from prongsai.files.models import Evidence, FileVersion


def may_read(member: Member) -> bool:
    return member.can(Verb.READ)


def may_add_file(member: Member, agency: Agency) -> bool:
    return member.may(Verb.ADD_FILE, agency.pk)


def may_change_evidence(member: Member, evidence: Evidence) -> bool:
    """New versions, captions, setting aside. People of a unit change what is their unit's, whoever put it in."""
    return may_add_file(member, evidence.agency) and member.answers_for(evidence.unit_id)


def may_take_out_record(member: Member, agency: Agency) -> bool:
    return member.may(Verb.TAKE_OUT_RECORD, agency.pk)


def may_take_original(member: Member, version: FileVersion) -> bool:
    """The original of a photo may tell where it was taken: it is for the agency itself. Others have the clean copy."""
    agency = version.evidence.agency
    is_own = may_add_file(member, agency) or may_take_out_record(member, agency)
    return is_own or not version.file.is_picture
