"""Roles that must sign in with a second factor: said by the platform administrator, held from the next page on."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from prongsai.accounts.members import Member, member_of
from prongsai.accounts.models import FactorRule, Membership, User
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency
from prongsai.audit.models import Entry
from tests.rooms.accounts.test_kept import NEW, TYPED, hidden
from tests.rooms.credentials.conftest import is_in, set_up_app, sign_in

pytestmark = pytest.mark.slow
Browser = Callable[[Member], Client]
RULES = "/accounts/second-factor-rules/"


@pytest.fixture
def root(db: None) -> Member:
    """The platform administrator."""
    user = User.objects.create_user("root", None, name_th="ผู้ดูแลระบบ")
    bma = Agency.objects.get(slug="bma")
    Membership.objects.create(
        user=user, agency=bma, role=Role.PLATFORM_ADMINISTRATOR, starts_on=date(2024, 10, 1)
    )
    found = member_of(user, chosen=None, today=date(2025, 3, 12))
    assert found
    return found


@pytest.fixture
def forced(root: Member, client_of: Browser) -> None:
    """ITA officers and the central office must."""
    answer = client_of(root).post(RULES, {"roles": [Role.OFFICER.value, Role.CENTRAL_OFFICER.value]})
    assert answer.status_code == 302


def test_whoever_owes_a_factor_is_led_to_set_it_up_and_does_nothing_else(forced: None, anong: Member) -> None:
    client = Client()
    sign_in(client)
    assert is_in(client)
    for address in ("/", "/people/", "/rounds/bangkok-yai/2568/", "/files/", "/accounts/password/"):
        assert client.get(address)["Location"] == "/accounts/security/", address
    assert client.get("/people/", headers={"HX-Request": "true"})["HX-Redirect"] == "/accounts/security/"
    assert client.get("/accounts/security/").status_code == 200
    set_up_app(client)
    assert client.get("/people/").status_code == 200


def test_it_holds_from_the_next_page_and_what_was_typed_is_kept(
    anong: Member, client_of: Browser, root: Member, bangkok_yai_2568: object
) -> None:
    client = client_of(anong)
    assert client.get("/people/").status_code == 200
    FactorRule.objects.create(
        role=Role.OFFICER, is_required=True, changed_at=timezone.now(), changed_by=root.user
    )
    answer = client.post(NEW, TYPED)
    assert answer.status_code == 403
    fields = hidden(answer.content.decode())
    assert fields["title"] == TYPED["title"]
    set_up_app(client)
    assert client.post(NEW, fields).status_code == 302


def test_a_role_kept_aside_asks_too(forced: None, dao: Member, chai: Member, client_of: Browser) -> None:
    """Otherwise a second, smaller role would be the way around."""
    assert client_of(chai).get("/people/").status_code == 200
    Membership.objects.create(
        user=chai.user, agency=dao.agency, role=Role.OFFICER, starts_on=date(2025, 1, 1)
    )
    assert client_of(chai).get("/people/").status_code == 302


def test_recovery_codes_alone_are_no_second_factor(forced: None, anong: Member, client_of: Browser) -> None:
    from allauth.mfa.models import Authenticator

    Authenticator.objects.create(user=anong.user, type="recovery_codes", data={"seed": "", "used_mask": 0})
    assert client_of(anong).get("/people/").status_code == 302


def test_the_last_factor_of_a_role_that_asks_for_one_stays(
    forced: None, anong: Member, client_of: Browser
) -> None:
    client = client_of(anong)
    set_up_app(client)
    client.post("/accounts/app/remove/")
    assert client.get("/people/").status_code == 200


def test_lifting_a_rule_opens_the_door_again(
    forced: None, anong: Member, root: Member, client_of: Browser
) -> None:
    client_of(root).post(RULES, {})
    assert client_of(anong).get("/people/").status_code == 200
    changed = Entry.objects.filter(action="credentials.factor_rule.changed")
    assert [entry.details["required"] for entry in changed] == [False, False, True, True]
    assert {rule.changed_by for rule in FactorRule.objects.all()} == {root.user}


def test_nobody_asks_of_others_what_they_do_not_do_themselves(root: Member, client_of: Browser) -> None:
    client = client_of(root)
    wanted = {"roles": [Role.PLATFORM_ADMINISTRATOR.value]}
    assert client.post(RULES, wanted).status_code == 422
    assert not FactorRule.objects.exists()
    set_up_app(client)
    assert client.post(RULES, wanted).status_code == 302
    assert FactorRule.objects.get().role == Role.PLATFORM_ADMINISTRATOR


@pytest.mark.parametrize("bad", [{"roles": ["no_role"]}, {"roles": ["ita_officer", "' OR 1=1"]}])
def test_an_unknown_role_changes_nothing(root: Member, client_of: Browser, bad: dict[str, list[str]]) -> None:
    assert client_of(root).post(RULES, bad).status_code == 422
    assert not FactorRule.objects.exists()


def test_the_rules_are_set_at_the_root_by_the_administrator_alone(
    cast: dict[str, Member], client_of: Browser
) -> None:
    for member in cast.values():
        assert client_of(member).get(RULES).status_code == 403
    Membership.objects.filter(user=cast["anong"].user).update(role=Role.PLATFORM_ADMINISTRATOR)
    assert client_of(cast["anong"]).get(RULES).status_code == 403, "an administrator of a district"


def test_the_page_says_how_it_stands(forced: None, root: Member, anong: Member, client_of: Browser) -> None:
    set_up_app(client_of(anong))
    rows = {row.role: row for row in client_of(root).get(RULES).context["page"].rows}
    officers = rows[str(Role.OFFICER.label)]
    assert (officers.is_required, officers.people, officers.without) == (True, 2, 1)
    assert officers.changed_by == "ผู้ดูแลระบบ"
