"""The page that says who may do what tells the truth: every role tries every verb through the rooms' own checks."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from django.http import Http404
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.accounts.roles import ALLOWED, GIVES, OF_A_UNIT, Role, Verb
from prongsai.agencies.models import Agency
from prongsai.files import permissions as files
from prongsai.frameworks import permissions as frameworks
from prongsai.measures import permissions as measures
from prongsai.people import permissions as people
from prongsai.people.wording import VERBS
from prongsai.reports import permissions as reports
from prongsai.reports.models import Paper
from prongsai.rounds.models import Round
from prongsai.rounds.queries import round_or_404
from prongsai.scoring import permissions as scoring

CELL = re.compile(r'<td headers="verb-(\w+) role-(\w+)">(.*?)</td>', re.DOTALL)
District = Callable[[Member, Round], bool]


def _sees(member: Member, round_: Round) -> bool:
    try:
        round_or_404(member, round_.agency.slug, round_.fiscal_year)
    except Http404:
        return False
    return True


def _approves(member: Member, round_: Round) -> bool:
    return reports.may_decide_paper(member, Paper(agency=round_.agency, state=Paper.State.SUBMITTED))


IN_ONES_OWN: Mapping[Verb, District] = {
    Verb.READ: _sees,
    Verb.READ_FRAMEWORK: lambda member, _: frameworks.may_read(member),
    Verb.ENTER_RESULT: scoring.may_enter_result,
    Verb.PLAN: measures.may_plan,
    Verb.SUBMIT_PAPER: reports.may_submit_paper,
    Verb.APPROVE_PAPER: _approves,
    Verb.CHANGE_TEMPLATE: reports.may_change_template,
    Verb.PUBLISH_FRAMEWORK: lambda member, _: frameworks.may_publish(member),
    Verb.MANAGE_PEOPLE: lambda member, round_: people.may_manage_people(member, round_.agency),
    Verb.MANAGE_UNITS: lambda member, round_: people.may_manage_units(member, round_.agency),
    Verb.ADD_AGENCY: lambda member, round_: people.may_add_agency(member, round_.agency),
    Verb.ADD_FILE: lambda member, round_: files.may_add_file(member, round_.agency),
    Verb.TAKE_OUT_RECORD: lambda member, round_: files.may_take_out_record(member, round_.agency),
}
FROM_ABOVE: Mapping[Verb, District] = {
    Verb.READ_BELOW: _sees,
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
    assert ALLOWED[Role.AUDITOR] <= {Verb.READ, Verb.READ_BELOW, Verb.READ_FRAMEWORK}


def test_every_role_and_verb_has_its_words() -> None:
    assert set(VERBS) == set(Verb)
    assert set(ALLOWED) == set(Role)
    assert set(GIVES) <= set(Role)
    assert set(Role) >= OF_A_UNIT


def test_an_officer_cannot_make_a_director(anong: Member, chai: Member, bangkok_yai: Agency) -> None:
    assert not people.may_give(anong, Role.DIRECTOR, bangkok_yai)
    assert people.may_give(chai, Role.DIRECTOR, bangkok_yai)
    assert not people.may_give(chai, Role.CENTRAL_OFFICER, bangkok_yai)
