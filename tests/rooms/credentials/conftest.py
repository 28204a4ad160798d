"""Somebody with a password, and a telephone of our own that makes codes as RFC 6238 says."""

import base64
import hashlib
import hmac
import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from prongsai.accounts.members import Member

PASSWORD = "a-password-of-anong"
LOG_IN = "/accounts/log-in/"
CODE = "/accounts/code/"


@dataclass
class Phone:
    """An authenticator app. secret: in base 32, as it was typed or scanned."""

    secret: str

    def code(self, *, later: int = 0) -> str:
        """The code of six digits that it shows now, or so many seconds later."""
        step = int(timezone.now().timestamp() + later) // 30
        digest = hmac.new(base64.b32decode(self.secret), struct.pack(">Q", step), hashlib.sha1).digest()
        place = digest[-1] & 15
        return f"{(struct.unpack('>I', digest[place : place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


@pytest.fixture(autouse=True)
def travel() -> Iterator[time_machine.Traveller]:
    """March 2025; travel.shift(60) waits a minute."""
    cache.clear()
    with time_machine.travel("2025-03-12T07:00:10Z", tick=False) as clock:
        yield clock


@pytest.fixture
def anong(anong: Member) -> Member:
    anong.user.set_password(PASSWORD)
    anong.user.email = "anong@example.go.th"
    anong.user.save()
    return anong


def set_up_app(client: Client) -> tuple[Phone, list[str]]:
    """The telephone, and the recovery codes that were shown."""
    page = client.get("/accounts/app/").content.decode()
    found = re.search(r'id="secret"[^>]*>([^<]+)<', page)
    assert found
    phone = Phone(found[1].replace(" ", ""))
    answer = client.post("/accounts/app/", {"code": phone.code()})
    return phone, re.findall(r"<li>(\d{4} \d{4})</li>", answer.content.decode())


@pytest.fixture
def phone(anong: Member, client_of: Callable[[Member], Client], travel: time_machine.Traveller) -> Phone:
    """Anong's, set up a minute ago."""
    made, _codes = set_up_app(client_of(anong))
    travel.shift(60)
    return made


def sign_in(client: Client, **more: str) -> object:
    return client.post(LOG_IN, {"username": "anong", "password": PASSWORD, **more})


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session
