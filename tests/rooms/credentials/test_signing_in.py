"""Through the door: name or e-mail address, password, and what is refused there."""

from collections.abc import Callable
from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import translation

from prongsai.accounts.members import Member
from prongsai.accounts.models import Membership
from prongsai.audit.models import Entry
from prongsai.people.actions import invite_person
from prongsai.people.specs import Invited
from tests.rooms.credentials.conftest import LOG_IN, PASSWORD, is_in, sign_in


@pytest.mark.parametrize("name", ["anong", "anong@example.go.th", "Anong@Example.GO.TH"])
def test_the_user_name_or_the_email_address_opens(anong: Member, name: str) -> None:
    client = Client()
    assert sign_in(client, username=name).status_code == 302  # type: ignore[attr-defined]
    assert is_in(client)


def test_an_address_that_two_people_share_opens_nothing(anong: Member, dao: Member) -> None:
    dao.user.email = "ANONG@example.go.th"
    dao.user.save()
    client = Client()
    sign_in(client, username="anong@example.go.th")
    assert not is_in(client)


def test_known_and_unknown_names_get_the_same_answer(anong: Member) -> None:
    def told(name: str) -> str:
        page: str = Client().post(LOG_IN, {"username": name, "password": "wrong"}).content.decode()
        return page.replace(name, "").split("<main", 1)[1].split("csrfmiddlewaretoken")[0]

    assert told("anong") == told("nobody") == told("nobody@example.go.th")


@pytest.mark.parametrize(
    "name", ["ก" * 10_000, "a\x00b", "anong\u202e", "\u202egnona", "", "anong\r\nSet-Cookie: a=b"]
)
def test_an_odd_name_opens_nothing_and_breaks_nothing(anong: Member, name: str) -> None:
    client = Client()
    assert sign_in(client, username=name).status_code == 200  # type: ignore[attr-defined]
    assert not is_in(client)


@pytest.mark.parametrize(
    "to", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "javascript:1"]
)
def test_a_forged_next_address_leads_home(anong: Member, to: str) -> None:
    assert sign_in(Client(), next=to)["Location"] == "/"  # type: ignore[index]


def test_a_session_handed_to_the_victim_beforehand_is_worth_nothing(
    anong: Member, bangkok_yai_2568: object
) -> None:
    attacker, victim = Client(), Client()
    attacker.session.save()
    attacker.get("/accounts/log-in/")
    session = attacker.session
    session["a"] = "b"
    session.save()
    before = session.session_key
    victim.cookies["sessionid"] = before
    sign_in(victim)
    assert victim.cookies["sessionid"].value != before
    attacker.cookies["sessionid"] = before
    assert attacker.get("/people/").status_code == 302


def test_who_has_no_role_any_more_is_told_so_and_not_let_in(anong: Member) -> None:
    Membership.objects.filter(user=anong.user).update(ends_on=date(2025, 3, 11))
    client = Client()
    client.cookies["django_language"] = "en"
    answer = sign_in(client)
    assert answer.status_code == 403  # type: ignore[attr-defined]
    assert "You have no role at present" in answer.content.decode()  # type: ignore[attr-defined]
    assert not is_in(client)
    assert Entry.objects.filter(target=f"accounts.user:{anong.user.pk}").count() == 0


def test_who_comes_back_signs_in_to_take_up_the_invitation(anong: Member, chai: Member, now: object) -> None:
    """One person has one account: without this nobody who left could ever return to it."""
    Membership.objects.filter(user=anong.user).update(ends_on=date(2025, 3, 11))
    invited = Invited(chai.role.__class__.WORKING_GROUP, None, "อนงค์", "", "", date(2025, 3, 12))
    _made, code = invite_person(agency=chai.agency, invited=invited, by=chai, now=now)  # type: ignore[arg-type]
    client = Client()
    assert sign_in(client, next=f"/people/join/{code}/").status_code == 302  # type: ignore[attr-defined]
    assert client.post(f"/people/join/{code}/").status_code == 302
    assert client.get("/people/").status_code == 200
    assert sign_in(Client(), next=f"/people/join/{code}/").status_code == 302  # type: ignore[attr-defined]


def test_an_inactive_account_does_not_open(anong: Member) -> None:
    get_user_model().objects.filter(pk=anong.user.pk).update(is_active=False)
    client = Client()
    sign_in(client)
    assert not is_in(client)


@pytest.mark.slow
def test_ten_wrong_passwords_close_the_name_for_this_address_only(
    anong: Member, dao: Member, settings: object
) -> None:
    settings.AXES_ENABLED = True  # type: ignore[attr-defined]
    dao.user.set_password(PASSWORD)
    dao.user.save()
    office = Client(REMOTE_ADDR="192.0.2.7")
    for turn in range(10):
        name = "anong" if turn % 2 else "anong@example.go.th"
        answer = sign_in(office, username=name, password="wrong")
    assert answer.status_code == 429  # type: ignore[attr-defined]
    assert sign_in(office).status_code == 429  # type: ignore[attr-defined]
    assert sign_in(office, username="dao").status_code == 302  # type: ignore[attr-defined]
    assert sign_in(Client(REMOTE_ADDR="192.0.2.8")).status_code == 302  # type: ignore[attr-defined]
    closed = Entry.objects.get(action="credentials.sign_in.closed")
    assert (closed.agency_path, closed.actor) == ("bma/bangkok-yai/", "system")


def test_a_forwarded_address_counts_only_behind_ones_own_proxies(settings: object, rf: object) -> None:
    from prongsai.credentials.addresses import client_address

    request = rf.get("/", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR="6.6.6.6, 192.0.2.7")  # type: ignore[attr-defined]
    assert client_address(request) == "127.0.0.1"
    settings.PROXIES = 1  # type: ignore[attr-defined]
    assert client_address(request) == "192.0.2.7"


def test_coming_and_going_stand_in_the_trail(anong: Member) -> None:
    client = Client()
    sign_in(client)
    client.post("/accounts/log-out/")
    ended, begun = Entry.objects.filter(action__startswith="credentials.session")
    assert (begun.action, begun.details) == ("credentials.session.begun", {"ways": ["password"]})
    assert (ended.action, ended.actor) == ("credentials.session.ended", "anong")


@pytest.mark.parametrize(
    "place", ["signup/", "login/", "password/reset/", "2fa/", "social/signup/", "inactive/"]
)
def test_pages_of_the_library_that_the_house_does_not_use_are_not_there(
    anong: Member, client_of: Callable[[Member], Client], place: str
) -> None:
    for client in (Client(), client_of(anong)):
        assert client.get(f"/accounts/{place}").status_code == 404


def test_the_account_menu_leads_there(anong: Member, client_of: Callable[[Member], Client]) -> None:
    with translation.override("en"):
        assert 'href="/accounts/security/"' in client_of(anong).get("/people/").content.decode()
