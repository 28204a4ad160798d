"""Who may put files in, and who may take the whole record out. Reading is a matter of scope alone."""

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb
from prongsai.agencies.models import Agency


def may_add_file(member: Member, agency: Agency) -> bool:
    """New evidence, new versions, captions, and setting aside."""
    return member.may(Verb.ADD_FILE, agency.pk)


def may_take_out_record(member: Member, agency: Agency) -> bool:
    return member.may(Verb.TAKE_OUT_RECORD, agency.pk)
