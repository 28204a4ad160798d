"""A lost password: a printed code from somebody who answers for all of the person's roles, good once, for a day."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from prongsai.accounts.members import Member
from prongsai.accounts.models import Membership, User
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency
from prongsai.audit.models import Entry
from prongsai.people.models import PasswordCode

Browser = Callable[[Member], Client]
CODE = re.compile(r'class="handed-code">([^<]+)<')
NEW = {"password": "correct-horse-battery", "again": "correct-horse-battery"}


@pytest.fixture(autouse=True)
def _march() -> object:
    with time_machine.travel("2025-03-12T07:00:00Z", tick=False):
        yield


@pytest.fixture
def helper(bangkok_yai: Agency) -> Membership:
    user = User.objects.create_user("helper", "the-old-password", name_th="ผู้ช่วยงาน")
    return Membership.objects.create(
        user=user, agency=bangkok_yai, role=Role.WORKING_GROUP, starts_on=date(2024, 10, 1)
    )


def _ask(client: Client, person: User) -> str:
    answer = client.post(f"/people/persons/{person.pk}/password/")
    assert answer.status_code == 200
    found = CODE.search(answer.content.decode())
    assert found
    return found[1]


def test_a_new_password_is_set_by_the_code_and_ends_old_sessions(
    helper: Membership, anong: Member, client_of: Browser
) -> None:
    elsewhere = Client()
    elsewhere.force_login(helper.user, "django.contrib.auth.backends.ModelBackend")
    code = _ask(client_of(anong), helper.user)
    client = Client()
    answer = client.post("/people/join/", {"code": code})
    assert client.post(answer["Location"], NEW).status_code == 302
    helper.user.refresh_from_db()
    assert helper.user.check_password(NEW["password"])
    assert elsewhere.get("/people/").status_code == 302
    assert client.post(f"/people/new-password/{code}/", NEW).status_code == 422
    made, done = Entry.objects.filter(action__startswith="people.password").order_by("id")
    assert (made.action, done.action) == ("people.password_code.made", "people.password.set")
    assert code not in f"{made.details}{done.details}"


@pytest.mark.parametrize(
    "bad", [{}, {"password": "short", "again": "short"}, {"again": "something-else-long"}]
)
def test_a_bad_password_leaves_the_code_good(
    helper: Membership, anong: Member, client_of: Browser, bad: dict[str, str]
) -> None:
    code = _ask(client_of(anong), helper.user)
    assert (
        Client().post(f"/people/new-password/{code}/", {**NEW, **bad} if bad else {"again": ""}).status_code
        == 422
    )
    assert Client().get(f"/people/new-password/{code}/").status_code == 200


def test_the_code_lasts_a_day_and_the_newest_alone_is_good(
    helper: Membership, anong: Member, client_of: Browser
) -> None:
    first, second = (_ask(client_of(anong), helper.user) for _ in range(2))
    assert Client().get(f"/people/new-password/{first}/").status_code == 422
    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        assert Client().get(f"/people/new-password/{second}/").status_code == 422


def test_an_officer_takes_over_nobody_above_or_elsewhere(
    helper: Membership, cast: dict[str, Member], khlong_toei: Agency, client_of: Browser
) -> None:
    """Not the director's account, not their own, not one that also opens a role in another office."""
    client = client_of(cast["anong"])
    for person in (cast["chai"].user, cast["anong"].user):
        assert client.post(f"/people/persons/{person.pk}/password/").status_code == 403
    Membership.objects.create(
        user=helper.user, agency=khlong_toei, role=Role.WORKING_GROUP, starts_on=date(2025, 6, 1)
    )
    assert client.post(f"/people/persons/{helper.user_id}/password/").status_code == 403
    assert client_of(cast["dao"]).post(f"/people/persons/{cast['chai'].user.pk}/password/").status_code == 404
    assert not PasswordCode.objects.exists()


@pytest.mark.parametrize("guess", ["x", "0" * 20, "ก" * 500])
def test_a_guessed_code_sets_nothing(db: None, guess: str) -> None:
    assert Client().post(f"/people/new-password/{guess}/", NEW).status_code == 422
