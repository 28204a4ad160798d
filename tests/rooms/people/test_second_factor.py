"""A lost telephone: somebody who answers for the person takes the second factor away, with a reason that the person reads."""

from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.accounts.models import Membership, User
from prongsai.accounts.roles import Role
from prongsai.agencies.models import Agency
from prongsai.audit.models import Entry
from tests.factories.queue import do_queued

Browser = Callable[[Member], Client]
PASSWORD = "the-old-password"
WHY = {"reason": "โทรศัพท์หาย มาแจ้งด้วยตนเอง"}


@pytest.fixture(autouse=True)
def _march() -> object:
    with time_machine.travel("2025-03-12T07:00:00Z", tick=False):
        yield


@pytest.fixture
def helper(bangkok_yai: Agency) -> User:
    user = User.objects.create_user("helper", PASSWORD, name_th="ผู้ช่วยงาน", email="helper@example.go.th")
    Membership.objects.create(
        user=user, agency=bangkok_yai, role=Role.WORKING_GROUP, starts_on=date(2024, 10, 1)
    )
    for kind in ("totp", "recovery_codes"):
        Authenticator.objects.create(user=user, type=kind, data={"secret": "", "seed": "", "used_mask": 0})
    return user


def _place(user: User) -> str:
    return f"/people/persons/{user.pk}/second-factor/"


def test_it_is_taken_away_and_the_person_is_told(helper: User, anong: Member, client_of: Browser) -> None:
    signed_in = Client()
    signed_in.force_login(helper, "django.contrib.auth.backends.ModelBackend")
    assert _place(helper) in client_of(anong).get(f"/people/persons/{helper.pk}/").content.decode()
    assert client_of(anong).post(_place(helper), WHY).status_code == 302
    assert not Authenticator.objects.filter(user=helper).exists()
    assert signed_in.get("/people/").status_code == 302
    do_queued()
    assert mail.outbox[-1].to == ["helper@example.go.th"]
    entry = Entry.objects.get(action="people.second_factor.reset")
    assert (entry.agency_path, entry.actor, entry.details["reason"]) == (
        "bma/bangkok-yai/",
        "anong",
        WHY["reason"],
    )
    client = Client()
    client.post("/accounts/log-in/", {"username": "helper", "password": PASSWORD})
    assert WHY["reason"] in client.get("/people/").content.decode()
    assert WHY["reason"] not in client.get("/people/").content.decode()


@pytest.mark.parametrize("bad", [{"reason": ""}, {"reason": " \u202e "}, {"reason": "ก" * 10_000}])
def test_without_a_reason_nothing_is_taken(
    helper: User, anong: Member, client_of: Browser, bad: dict[str, str]
) -> None:
    assert client_of(anong).post(_place(helper), bad).status_code == 422
    assert Authenticator.objects.filter(user=helper).count() == 2


def test_not_ones_own_nor_of_somebody_above_or_elsewhere(
    helper: User, cast: dict[str, Member], khlong_toei: Agency, client_of: Browser
) -> None:
    officer = client_of(cast["anong"])
    for person in (cast["anong"].user, cast["chai"].user):
        assert officer.post(_place(person), WHY).status_code == 403
    assert client_of(cast["dao"]).post(_place(helper), WHY).status_code == 404
    Membership.objects.create(
        user=helper, agency=khlong_toei, role=Role.WORKING_GROUP, starts_on=date(2025, 1, 1)
    )
    assert officer.post(_place(helper), WHY).status_code == 403, "it would open a role of another office too"
    assert Authenticator.objects.filter(user=helper).count() == 2
