"""Letters: a forgotten password, a new e-mail address. Good once and for a time, and silent about who has an account."""

import re
from collections.abc import Callable

import pytest
import time_machine
from django.core import mail
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.audit.models import Entry
from tests.factories.queue import do_queued
from tests.rooms.credentials.conftest import CODE, PASSWORD, Phone, is_in, sign_in

Browser = Callable[[Member], Client]
pytestmark = pytest.mark.slow
FORGOTTEN = "/accounts/forgotten/"
NEW = {"password": "correct-horse-battery", "again": "correct-horse-battery"}
LINK = re.compile(r"http://localhost:8000(/accounts/\S+)")


def posted() -> list[mail.EmailMessage]:
    """What the worker sends now."""
    mail.outbox.clear()
    do_queued()
    return list(mail.outbox)


def letter_to(name: str) -> str:
    """The link in the letter about a forgotten password."""
    Client(HTTP_HOST="testserver").post(FORGOTTEN, {"name": name})
    [letter] = posted()
    found = LINK.search(letter.body)
    assert found
    return found[1]


@pytest.mark.parametrize("name", ["anong", "anong@example.go.th"])
def test_a_letter_opens_a_new_password_once(anong: Member, client_of: Browser, name: str) -> None:
    elsewhere = client_of(anong)
    link = letter_to(name)
    client = Client()
    assert client.post(link, {**NEW, "again": "x"}).status_code == 422
    assert client.post(link, NEW)["Location"] == "/accounts/log-in/"
    assert not is_in(client)
    assert sign_in(client, password=NEW["password"]).status_code == 302  # type: ignore[attr-defined]
    assert elsewhere.get("/people/").status_code == 302
    assert client.post(link, NEW).status_code == 422
    assert Entry.objects.filter(action="credentials.password.set")[0].agency_path == "bma/bangkok-yai/"
    [told] = posted()
    assert told.to == ["anong@example.go.th"]
    assert NEW["password"] not in told.body


def test_a_second_factor_holds_after_a_new_password(phone: Phone) -> None:
    Client().post(letter_to("anong"), NEW)
    client = Client()
    assert sign_in(client, password=NEW["password"])["Location"] == CODE  # type: ignore[index]
    assert not is_in(client)


def test_the_letter_lasts_an_hour(anong: Member, travel: time_machine.Traveller) -> None:
    link = letter_to("anong")
    travel.shift(3601)
    assert Client().get(link).status_code == 422


def test_an_earlier_letter_is_void_once_somebody_signed_in(
    anong: Member, travel: time_machine.Traveller
) -> None:
    link = letter_to("anong")
    travel.shift(60)
    sign_in(Client())
    assert Client().get(link).status_code == 422


def test_the_answer_is_the_same_whoever_is_asked_for(
    anong: Member, dao: Member, django_assert_num_queries: Callable[[int], object]
) -> None:
    """Also in what it costs: the letter itself is written by the worker."""
    answers, queries = set(), []
    for name in ("anong", "dao", "nobody", "nobody@example.go.th", "anong@example.go.th"):
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(
            connection,
        ) as counted:
            answers.add(
                re.sub(r'value="\w{64}"', "", Client().post(FORGOTTEN, {"name": name}).content.decode())
            )
        queries.append(len(counted))
    assert len(answers) == 1
    assert len(set(queries)) == 1
    assert sorted(letter.to[0] for letter in posted()) == ["anong@example.go.th"] * 2


def test_nobody_is_flooded_with_letters(anong: Member) -> None:
    for _ in range(9):
        Client().post(FORGOTTEN, {"name": "anong"})
    assert len(posted()) == 3


@pytest.mark.parametrize(
    "name",
    [
        "anong\nBcc: x@b.example",
        "anong@example.go.th\r\nBcc: x@b.example",
        "ก" * 10_000,
        "a\x00",
        "\u202eanong",
    ],
)
def test_a_name_cannot_turn_a_letter_around(anong: Member, name: str) -> None:
    answer = Client().post(FORGOTTEN, {"name": name})
    assert answer.status_code in {200, 422}
    assert all(letter.recipients() == ["anong@example.go.th"] for letter in posted())


def test_a_forged_host_does_not_stand_in_the_letter(anong: Member, settings: object) -> None:
    settings.ALLOWED_HOSTS = ["*"]  # type: ignore[attr-defined]
    Client(HTTP_HOST="evil.example").post(FORGOTTEN, {"name": "anong"})
    [letter] = posted()
    assert "evil.example" not in letter.body
    assert LINK.search(letter.body)


@pytest.mark.parametrize("key", ["x", "MQ", "AAAA", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5", "ก"])
def test_a_guessed_link_opens_nothing(anong: Member, key: str) -> None:
    assert Client().post(f"/accounts/forgotten/{key}/c0ffee-{'0' * 32}/", NEW).status_code == 422
    assert User.objects.get(pk=anong.user.pk).check_password(PASSWORD)


def test_without_a_mail_server_the_page_says_where_to_go(db: None, settings: object) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined]
    settings.EMAIL_HOST = ""  # type: ignore[attr-defined]
    page = Client().get(FORGOTTEN).content.decode()
    assert 'name="name"' not in page
    assert "/people/join/" in page


def test_a_new_address_counts_once_its_letter_came_back(anong: Member, client_of: Browser) -> None:
    client = client_of(anong)
    client.post("/accounts/email/", {"email": "new@example.go.th"})
    [letter] = posted()
    assert letter.to == ["new@example.go.th"]
    link = LINK.search(letter.body)
    assert link
    assert User.objects.get(pk=anong.user.pk).email == "anong@example.go.th"
    assert client.get(link[1]).status_code == 200
    assert User.objects.get(pk=anong.user.pk).email == "anong@example.go.th", "opening it is not enough"
    client.post(link[1])
    assert User.objects.get(pk=anong.user.pk).email == "new@example.go.th"
    [told] = posted()
    assert told.to == ["anong@example.go.th"]
    User.objects.filter(pk=anong.user.pk).update(email="third@example.go.th")
    client.post(link[1])
    assert User.objects.get(pk=anong.user.pk).email == "third@example.go.th"


def test_the_letter_of_another_person_changes_nothing(anong: Member, dao: Member, client_of: Browser) -> None:
    client_of(anong).post("/accounts/email/", {"email": "new@example.go.th"})
    link = LINK.search(posted()[0].body)
    assert link
    client_of(dao).post(link[1])
    assert User.objects.get(pk=dao.user.pk).email == ""


@pytest.mark.parametrize(
    "email", ["a@b.example\nBcc: c@b.example", "no address", "x" * 300 + "@b.example", ""]
)
def test_a_bad_address_is_refused_in_its_place(anong: Member, client_of: Browser, email: str) -> None:
    assert client_of(anong).post("/accounts/email/", {"email": email}).status_code == 422
    assert posted() == []


def test_an_address_that_another_account_has_is_not_taken(
    anong: Member, dao: Member, client_of: Browser
) -> None:
    client_of(dao).post("/accounts/email/", {"email": "Anong@example.go.th"})
    link = LINK.search(posted()[0].body)
    assert link
    client_of(dao).post(link[1])
    assert User.objects.get(pk=dao.user.pk).email == ""
