"""Who freezes a pack, judges for the office, judges from outside, and sees what the assessor thinks."""

from django.db.models import Q

from prongsai.accounts.members import Member
from prongsai.accounts.models import Membership
from prongsai.accounts.roles import Verb
from prongsai.assessment.models import Assessment
from prongsai.rounds.models import Round
from prongsai.rules.calendar import FiscalYear


def may_freeze(member: Member, round_: Round) -> bool:
    """The office above, while the round is not closed."""
    return _from_above(member, Verb.FREEZE_PACK, round_) and _is_open(round_)


def may_judge_own(member: Member, round_: Round) -> bool:
    """The office itself: its own opinion beforehand, its answers later."""
    return member.may(Verb.JUDGE_OWN_DISCLOSURE, round_.agency_id) and _is_open(round_)


def may_assess(member: Member, round_: Round) -> bool:
    """An assessor of the office above. Whether they served the assessed office as well: is_of_the_office."""
    return _from_above(member, Verb.ASSESS, round_) and _is_open(round_)


def may_confirm(member: Member, round_: Round) -> bool:
    return _from_above(member, Verb.CONFIRM_ASSESSMENT, round_) and _is_open(round_)


def may_see_all_below(member: Member) -> bool:
    return member.can(Verb.READ) and member.can(Verb.READ_BELOW)


def sees_assessor(member: Member, assessment: Assessment, round_: Round) -> bool:
    """The assessor's opinions: for the office once they were told to it."""
    return member.agency.pk != round_.agency_id or assessment.state != Assessment.State.SCORING


def is_of_the_office(member: Member, round_: Round) -> bool:
    """Did the person serve the assessed office at any time of the year? One query."""
    year = FiscalYear(round_.fiscal_year)
    there = Membership.objects.filter(user=member.user, agency=round_.agency_id, starts_on__lte=year.ends_on)
    return there.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=year.starts_on)).exists()


def _from_above(member: Member, verb: Verb, round_: Round) -> bool:
    return member.agency.pk != round_.agency_id and member.may_oversee(verb, round_.agency)


def _is_open(round_: Round) -> bool:
    return round_.phase != Round.Phase.CLOSED
