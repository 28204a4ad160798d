"""Who may see, hand in, decide, and change templates."""

from prongsai.accounts.members import Member
from prongsai.accounts.roles import Verb
from prongsai.reports.kinds import AnyKind, kind_of
from prongsai.reports.models import Paper
from prongsai.rounds.models import Round


def may_see_draft(member: Member, round_: Round) -> bool:
    """What nobody has approved stays in the office; the supervising office reads what is approved."""
    return member.may(Verb.READ, round_.agency_id)


def may_see_paper(member: Member, paper: Paper) -> bool:
    return paper.state == Paper.State.APPROVED or member.may(Verb.READ, paper.agency_id)


def may_submit_paper(member: Member, round_: Round, kind: AnyKind) -> bool:
    is_open = kind.is_decided and round_.phase != Round.Phase.CLOSED
    return is_open and member.may(kind.hand_in, round_.agency_id)


def may_write_letter(member: Member, round_: Round) -> bool:
    return member.may(Verb.SUBMIT_PAPER, round_.agency_id) and round_.phase != Round.Phase.CLOSED


def may_decide_paper(member: Member, paper: Paper) -> bool:
    """The role; that nobody decides their own paper is a rule of the decision, with a sentence of its own."""
    return member.may(kind_of(paper.kind).approve, paper.agency_id)


def may_return_paper(member: Member, paper: Paper) -> bool:
    """Whoever may approve, and whoever may endorse; for which papers, approvals knows."""
    return may_decide_paper(member, paper) or member.may(Verb.ENDORSE, paper.agency_id)


def may_change_template(member: Member, round_: Round) -> bool:
    return member.may(Verb.CHANGE_TEMPLATE, round_.agency_id)
