"""Who sees what, and who may do what."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from prongsai.accounts.members import Member, member_of
from prongsai.accounts.models import Membership
from prongsai.accounts.roles import OF_A_UNIT, Role, Verb
from prongsai.agencies.models import Agency, Unit
from prongsai.rounds.models import Round

Browser = Callable[[Member], Client]


def test_a_member_sees_only_the_own_agency(anong: Member, dao: Member) -> None:
    assert set(Round.objects.visible_to(anong).values_list("agency__slug", flat=True)) == {"bangkok-yai"}
    assert set(Round.objects.visible_to(dao).values_list("agency__slug", flat=True)) == {"khlong-toei"}


def test_the_supervising_office_sees_all_below_it(boon: Member) -> None:
    seen = set(Round.objects.visible_to(boon).values_list("agency__slug", flat=True))
    assert {"bangkok-yai", "khlong-toei", "wang-thonglang"} <= seen


def test_a_path_is_not_mistaken_for_a_longer_name(boon: Member, bangkok_yai: Agency) -> None:
    Agency.objects.create(
        slug="bma-two",
        kind="other",
        name_th="x",
        name_en="x",
        short_th="x",
        short_en="x",
        path="bma-two/",
        sort_key="x",
    )
    assert not Agency.objects.under(boon.agency).filter(slug="bma-two").exists()


def test_supervising_is_reading_not_doing(boon: Member, bangkok_yai: Agency) -> None:
    assert boon.can(Verb.READ_BELOW)
    assert not any(boon.may(verb, bangkok_yai.pk) for verb in Verb)


def test_an_ended_membership_opens_nothing(anong: Member) -> None:
    Membership.objects.filter(user=anong.user).update(ends_on=date(2025, 3, 1))
    assert member_of(anong.user, chosen=None, today=date(2025, 3, 1)) is not None
    assert member_of(anong.user, chosen=None, today=date(2025, 3, 2)) is None


def test_a_chosen_membership_of_someone_else_is_ignored(anong: Member, dao: Member) -> None:
    foreign = Membership.objects.get(user=dao.user)
    found = member_of(anong.user, chosen=foreign.pk, today=date(2025, 3, 1))
    assert found is not None
    assert found.agency.slug == "bangkok-yai"


def test_a_stranger_is_led_to_the_sign_in_page_and_back(db: None) -> None:
    answer = Client().get("/rounds/bangkok-yai/2568/")
    assert answer.status_code == 302
    assert answer["Location"] == "/accounts/log-in/?next=/rounds/bangkok-yai/2568/"


def test_someone_without_any_membership_is_told_no(anong: Member, client_of: Browser) -> None:
    Membership.objects.filter(user=anong.user).update(ends_on=date(2024, 12, 1))
    assert client_of(anong).get("/").status_code == 403


def test_a_forged_next_address_leads_home(anong: Member) -> None:
    anong.user.set_password("a-long-password")
    anong.user.save()
    answer = Client().post(
        "/accounts/log-in/?next=https://elsewhere.example/",
        {"username": "anong", "password": "a-long-password"},
    )
    assert answer.status_code == 302
    assert answer["Location"] == "/"


@pytest.mark.parametrize("role", Role)
def test_no_role_both_submits_and_approves(anong: Member, role: Role) -> None:
    member = replace(anong, role=role)
    assert not (member.can(Verb.SUBMIT_PAPER) and member.can(Verb.APPROVE_PAPER))


@pytest.mark.parametrize("role", sorted(OF_A_UNIT))
def test_a_role_of_a_unit_answers_for_its_own_unit_and_nothing_else(
    anong: Member, bangkok_yai: Agency, role: Role
) -> None:
    own, other = Unit.objects.filter(agency=bangkok_yai)[:2]
    member = replace(anong, role=role, unit=own)
    assert member.answers_for(own.pk)
    assert not member.answers_for(other.pk)
    assert not member.answers_for(None), "what is of the whole office"
    unplaced = replace(anong, role=role, unit=None)
    assert not unplaced.answers_for(own.pk)
    assert not unplaced.answers_for(None)


@pytest.mark.parametrize("role", sorted(set(Role) - OF_A_UNIT))
def test_a_role_of_the_office_answers_for_every_unit(anong: Member, bangkok_yai: Agency, role: Role) -> None:
    own, other = Unit.objects.filter(agency=bangkok_yai)[:2]
    member = replace(anong, role=role, unit=own)
    assert all(member.answers_for(unit) for unit in (own.pk, other.pk, None))
