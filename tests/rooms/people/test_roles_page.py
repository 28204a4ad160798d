"""The page that says who may do what tells the truth: every role tries every verb through the rooms' own checks."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from django.http import Http404
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.accounts.roles import ALLOWED, GIVES, OF_A_UNIT, Role, Verb
from prongsai.agencies.models import Agency, Unit
from prongsai.approvals import permissions as approvals
from prongsai.approvals.models import ApprovalRule
from prongsai.approvals.permissions import Setting
from prongsai.assessment import permissions as assessment
from prongsai.audit import permissions as audit
from prongsai.checks import permissions as checks
from prongsai.checks.models import Scan
from prongsai.credentials import permissions as credentials
from prongsai.files import permissions as files
from prongsai.followup import permissions as followup
from prongsai.frameworks import permissions as frameworks
from prongsai.licences import permissions as licences
from prongsai.licences.models import Application, LicenceType
from prongsai.measures import permissions as measures
from prongsai.measures.approving import PLAN
from prongsai.measures.models import Plan
from prongsai.people import permissions as people
from prongsai.people.wording import VERBS
from prongsai.publication import permissions as publication
from prongsai.publication.models import Publication
from prongsai.reports import permissions as reports
from prongsai.reports.kinds import ANALYSIS
from prongsai.reports.models import Paper
from prongsai.rounds import permissions as rounds
from prongsai.rounds.models import DutyRecord, Obligation, Round
from prongsai.rounds.queries import round_or_404
from prongsai.rounds.reviewing import RECORD
from prongsai.scoring import permissions as scoring
from prongsai.surveys import permissions as surveys

CELL = re.compile(r'<td headers="verb-(\w+) role-(\w+)">(.*?)</td>', re.DOTALL)
District = Callable[[Member, Round], bool]


def _sees(member: Member, round_: Round) -> bool:
    try:
        round_or_404(member, round_.agency.slug, round_.fiscal_year)
    except Http404:
        return False
    return True


def _approves(member: Member, round_: Round) -> bool:
    return reports.may_decide_paper(
        member, Paper(agency=round_.agency, kind=ANALYSIS.key, state=Paper.State.SUBMITTED)
    )


def _at_work(member: Member) -> Member:
    """With a unit, as roles of a unit have one."""
    return replace(member, unit=member.agency.units.first())


def _in_the_secretariat(member: Member) -> Member:
    """Heads and officers of a unit do what they may there."""
    unit = Unit.objects.get(agency=member.agency, code="administration") if member.role in OF_A_UNIT else None
    return replace(member, unit=unit)


def _duty_of_the_secretariat(round_: Round) -> Obligation:
    return Obligation(round=round_, unit=Unit.objects.get(agency=round_.agency, code="administration"))


def _kind(member: Member, round_: Round) -> LicenceType:
    return LicenceType(agency=round_.agency, unit=member.agency.units.first())


def _moves(move: str) -> District:
    """May the role make this move with a plan of the round?"""

    def may(member: Member, round_: Round) -> bool:
        setting = Setting(ApprovalRule(agency=round_.agency))
        return PLAN.allows(_in_the_secretariat(member), move, Plan(round=round_), setting)

    return may


IN_ONES_OWN: Mapping[Verb, District] = {
    Verb.READ: _sees,
    Verb.READ_FRAMEWORK: lambda member, _: frameworks.may_read(member),
    Verb.ENTER_RESULT: scoring.may_enter_result,
    Verb.PLAN: measures.may_plan,
    Verb.SUBMIT_PAPER: lambda member, round_: reports.may_submit_paper(member, round_, ANALYSIS),
    Verb.APPROVE_PAPER: _approves,
    Verb.SUBMIT_PLAN: _moves("submit"),
    Verb.ENDORSE: _moves("endorse"),
    Verb.APPROVE_PLAN: _moves("approve"),
    Verb.UNLOCK: _moves("unlock"),
    Verb.RECORD: lambda member, round_: rounds.may_hand_in_record(
        _in_the_secretariat(member), _duty_of_the_secretariat(round_)
    ),
    Verb.ACCEPT_RECORD: lambda member, round_: RECORD.allows(
        _in_the_secretariat(member),
        "accept",
        DutyRecord(obligation=_duty_of_the_secretariat(round_)),
        Setting(ApprovalRule(agency=round_.agency)),
    ),
    Verb.CHANGE_APPROVAL_RULE: lambda member, round_: approvals.may_change_rule(member, round_.agency),
    Verb.CHANGE_TEMPLATE: reports.may_change_template,
    Verb.PUBLISH_FRAMEWORK: lambda member, _: frameworks.may_publish(member),
    Verb.MANAGE_PEOPLE: lambda member, round_: people.may_manage_people(member, round_.agency),
    Verb.MANAGE_UNITS: lambda member, round_: people.may_manage_units(member, round_.agency),
    Verb.ADD_AGENCY: lambda member, round_: people.may_add_agency(member, round_.agency),
    Verb.ADD_FILE: lambda member, round_: files.may_add_file(member, round_.agency),
    Verb.SEE_TRAIL: lambda member, round_: audit.may_see_trail(member, round_.agency),
    Verb.TAKE_OUT_RECORD: lambda member, round_: files.may_take_out_record(member, round_.agency),
    Verb.OPEN_ROUND: lambda member, round_: rounds.may_open_round(member, round_.agency),
    Verb.EXCUSE: rounds.may_excuse,
    Verb.GRANT_EXCEPTION: rounds.may_grant_exception,
    Verb.CHANGE_DEADLINES: lambda member, round_: rounds.may_change_deadline_rule(member, round_.agency),
    Verb.FOLLOW_UP: lambda member, round_: followup.may_enter(
        _at_work(member), round_, member.agency.units.first()
    ),
    Verb.REPLAN: lambda member, round_: followup.may_replan(
        _at_work(member), round_, member.agency.units.first()
    ),
    Verb.USE_API: lambda member, round_: people.may_hold_token(member, round_.agency),
    Verb.OPEN_SURVEY: surveys.may_open_survey,
    Verb.SEE_BOARD: surveys.may_see_board,
    Verb.WITHDRAW_PUBLISHED: lambda member, round_: publication.may_withdraw(
        member, Publication(agency=round_.agency)
    ),
    Verb.DECIDE_FINDING: lambda member, round_: checks.may_decide_some(
        _at_work(member), Scan(agency=round_.agency, unit=member.agency.units.first())
    ),
    Verb.JUDGE_OWN_DISCLOSURE: assessment.may_judge_own,
    Verb.HANDLE_LICENCE: lambda member, round_: licences.may_handle_type(
        _at_work(member), _kind(member, round_)
    ),
    Verb.DECIDE_LICENCE: lambda member, round_: licences.may_decide(
        _at_work(member), Application(licence_type=_kind(member, round_))
    ),
}
FROM_ABOVE: Mapping[Verb, District] = {
    Verb.SET_FACTOR_RULES: lambda member, _: credentials.may_set_factor_rules(member),
    Verb.READ_BELOW: _sees,
    Verb.FREEZE_PACK: assessment.may_freeze,
    Verb.ASSESS: assessment.may_assess,
    Verb.CONFIRM_ASSESSMENT: assessment.may_confirm,
    Verb.MANAGE_BELOW: lambda member, round_: (
        people.may_manage_people(member, round_.agency) and people.may_manage_units(member, round_.agency)
    ),
}


@pytest.fixture
def shown(anong: Member, client_of: Callable[[Member], Client]) -> dict[tuple[str, str], bool]:
    """What the page says: (verb, role) -> may."""
    page = client_of(anong).get("/people/roles/").content.decode()
    return {(verb, role): "hidden-text" in cell for verb, role, cell in CELL.findall(page)}


def test_the_page_shows_every_verb_and_every_role(shown: dict[tuple[str, str], bool]) -> None:
    assert set(shown) == {(verb.value, role.value) for verb in Verb for role in Role}


@pytest.mark.parametrize("verb", Verb)
def test_the_page_is_true(
    shown: dict[tuple[str, str], bool],
    anong: Member,
    boon: Member,
    bangkok_yai_2568: Round,
    verb: Verb,
) -> None:
    """Each verb is tried where it counts: in one's own district, or from the supervising office downwards."""
    member, tried = (boon, FROM_ABOVE[verb]) if verb in FROM_ABOVE else (anong, IN_ONES_OWN[verb])
    for role in Role:
        found = tried(replace(member, role=role), bangkok_yai_2568)
        assert shown[verb.value, role.value] == found, f"{role} {verb}"


@pytest.mark.parametrize("role", Role)
def test_nobody_does_in_a_sister_agency_what_they_may_at_home(
    anong: Member, khlong_toei_2568: Round, role: Role
) -> None:
    member = replace(anong, role=role)
    common = {Verb.READ_FRAMEWORK, Verb.PUBLISH_FRAMEWORK}
    for verb, tried in {**IN_ONES_OWN, **FROM_ABOVE}.items():
        assert verb in common or not tried(member, khlong_toei_2568), verb


@pytest.mark.parametrize("role", Role)
def test_what_is_carried_below_is_arranging_and_reading_only(
    boon: Member, bangkok_yai_2568: Round, role: Role
) -> None:
    member = replace(boon, role=role)
    for verb in (Verb.ENTER_RESULT, Verb.PLAN, Verb.SUBMIT_PAPER, Verb.APPROVE_PAPER, Verb.CHANGE_TEMPLATE):
        assert not IN_ONES_OWN[verb](member, bangkok_yai_2568)


DECIDED_FROM_ABOVE = (Verb.EXCUSE, Verb.GRANT_EXCEPTION, Verb.CHANGE_DEADLINES)


@pytest.mark.parametrize("verb", DECIDED_FROM_ABOVE)
def test_decisions_on_duties_are_carried_below_by_those_who_read_there(
    boon: Member, bangkok_yai_2568: Round, verb: Verb
) -> None:
    for role in Role:
        may = IN_ONES_OWN[verb](replace(boon, role=role), bangkok_yai_2568)
        assert may == ({verb, Verb.READ_BELOW} <= ALLOWED[role]), role


def test_the_platform_administrator_sees_no_content(
    boon: Member, bangkok_yai_2568: Round, client_of: Callable[[Member], Client]
) -> None:
    from prongsai.accounts.models import Membership

    Membership.objects.filter(user=boon.user).update(role=Role.PLATFORM_ADMINISTRATOR)
    client = client_of(boon)
    assert client.get("/rounds/bangkok-yai/2568/").status_code == 404
    assert client.get("/rounds/bangkok-yai/2567/result/").status_code == 404
    assert client.get("/").status_code == 200
    assert client.get("/people/roles/").status_code == 200


def test_the_auditor_changes_nothing() -> None:
    assert ALLOWED[Role.AUDITOR] <= {Verb.READ, Verb.READ_BELOW, Verb.READ_FRAMEWORK, Verb.SEE_TRAIL}


def test_every_role_and_verb_has_its_words() -> None:
    assert set(VERBS) == set(Verb)
    assert set(ALLOWED) == set(Role)
    assert set(GIVES) <= set(Role)
    assert set(Role) >= OF_A_UNIT


def test_an_officer_cannot_make_a_director(anong: Member, chai: Member, bangkok_yai: Agency) -> None:
    assert not people.may_give(anong, Role.DIRECTOR, bangkok_yai)
    assert people.may_give(chai, Role.DIRECTOR, bangkok_yai)
    assert not people.may_give(chai, Role.CENTRAL_OFFICER, bangkok_yai)
