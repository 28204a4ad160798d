"""Whose role allows a move, and who says whether an endorsement is demanded."""

from collections.abc import Iterable
from dataclasses import dataclass

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Role, Verb
from prongsai.agencies.models import Agency
from prongsai.approvals.models import ApprovalRule


@dataclass(frozen=True, slots=True)
class Setting:
    """What the question who may endorse rests on: the agency's rule, and the unit of the person who handed it in."""

    rule: ApprovalRule
    unit_id: int | None = None


def may_move(member: Member, verbs: Iterable[Verb], agency: Agency, setting: Setting) -> bool:
    """One of the verbs, for the own agency. Heads of divisions endorse for their unit, the secretariat's for the whole office."""
    return any(
        member.may(verb, agency.pk) and (verb is not Verb.ENDORSE or _endorses_here(member, setting))
        for verb in verbs
    )


def _endorses_here(member: Member, setting: Setting) -> bool:
    if member.role != Role.DIVISION_HEAD:
        return True
    return member.unit is not None and (
        member.unit.pk == setting.unit_id or member.unit.code == setting.rule.secretariat
    )


def may_change_rule(member: Member, agency: Agency) -> bool:
    """For the own agency; a supervising office also for those below it."""
    below = member.can(Verb.READ_BELOW) and agency.path.startswith(member.agency.path)
    return member.can(Verb.CHANGE_APPROVAL_RULE) and (agency.pk == member.agency.pk or below)
