"""What a browser may send in the place of a passkey. The ceremony itself: tests/journeys/test_passkeys.py."""

import json
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from prongsai.accounts.members import Member
from tests.factories.passkeys import passkey_of
from tests.rooms.credentials.conftest import CODE, Phone, is_in, sign_in

pytestmark = pytest.mark.slow
Browser = Callable[[Member], Client]
ODD = [
    "",
    "x",
    "[]",
    "null",
    "7",
    "{}",
    '{"id": 1}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {}}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "AA", "attestationObject": "AA"}}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"clientDataJSON": "e30", "authenticatorData": "AA",'
    ' "signature": "AA", "userHandle": "MQ"}}',
    '{"id": "AA", "rawId": "AA", "response": {"userHandle": {"a": 1}}}',
    "[" * 50_000,
]


@pytest.mark.parametrize("sent", ODD, ids=range(len(ODD)))
def test_what_is_no_passkey_opens_nothing_and_breaks_nothing(
    phone: Phone, anong: Member, client_of: Browser, sent: str
) -> None:
    client = Client()
    client.get("/accounts/passkey/")
    assert client.post("/accounts/passkey/", {"credential": sent}).status_code == 422
    sign_in(client)
    assert client.post(CODE, {"credential": sent, "code": ""}).status_code in {200, 422}
    assert not is_in(client)
    owner = client_of(anong)
    owner.get("/accounts/passkeys/add/")
    assert owner.post("/accounts/passkeys/add/", {"name": "ก", "credential": sent}).status_code == 422
    assert not Authenticator.objects.filter(type="webauthn").exists()


def test_each_ceremony_has_a_challenge_of_its_own(db: None) -> None:
    client = Client()
    told = [client.get("/accounts/passkey/").json()["publicKey"] for _ in range(2)]
    assert told[0]["challenge"] != told[1]["challenge"]
    assert told[0]["userVerification"] == "required"
    assert not told[0].get("allowCredentials"), "it does not say who has an account"


def test_only_the_owner_names_and_removes(anong: Member, dao: Member, client_of: Browser) -> None:
    row = passkey_of(anong.user)
    for place in ("name", "remove"):
        answer = client_of(dao).post(f"/accounts/passkeys/{row.pk}/{place}/", {"name": "ข"})
        assert answer.status_code == 404
    owner = client_of(anong)
    assert owner.post(f"/accounts/passkeys/{row.pk}/name/", {"name": "ข" * 100}).status_code == 422
    owner.post(f"/accounts/passkeys/{row.pk}/name/", {"name": "\u202eโน้ตบุ๊ก"})
    assert json.dumps("โน้ตบุ๊ก") in json.dumps(
        owner.get("/accounts/security/").context["page"].passkeys[0].name
    )
    owner.post(f"/accounts/passkeys/{row.pk}/remove/")
    assert not Authenticator.objects.exists()
