"""Signing in by the office's identity provider: code, PKCE, nonce and signature, against a real one on this machine."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client

from prongsai.accounts.members import Member
from prongsai.accounts.models import Membership, User
from prongsai.audit.models import Entry
from prongsai.config import env
from tests.rooms.credentials.conftest import CODE, Phone, is_in
from tests.rooms.credentials.identity_provider import CLIENT, SECRET, IdentityProvider, running

pytestmark = pytest.mark.slow
Browser = Callable[[Member], Client]
START, BACK = "/accounts/office/", "/accounts/office/callback/"


@pytest.fixture(scope="module")
def _running() -> Iterator[IdentityProvider]:
    with running() as provider:
        yield provider


@pytest.fixture
def provider(_running: IdentityProvider, settings: Any) -> IdentityProvider:
    """Set up in the installation, and honest."""
    _running.claims, _running.header, _running.algorithm, _running.asked = {}, {}, "RS256", {}
    _running.published = _running.key.public_key()
    app = {"provider_id": "office", "name": "ThaiD", "client_id": CLIENT, "secret": SECRET}
    app["settings"] = {"server_url": _running.address}  # type: ignore[assignment]
    settings.OIDC = {"issuer": _running.address, "name": "ThaiD"}
    settings.OIDC_MATCH_EMAIL = False
    of_all = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {**of_all, "APPS": [app]}}
    return _running


@pytest.fixture
def linked(provider: IdentityProvider, anong: Member, client_of: Browser) -> None:
    """Anong has linked her account."""
    client = client_of(anong)
    back = provider.authorize(client.post("/accounts/office/link/")["Location"])
    assert client.get(back)["Location"] == "/accounts/security/"


def come_back(provider: IdentityProvider, client: Client, **sent: str) -> Any:
    client.cookies["django_language"] = "en"
    return client.get(provider.authorize(client.post(START, sent)["Location"]))


def test_a_linked_account_opens(provider: IdentityProvider, linked: None, anong: Member) -> None:
    client = Client()
    answer = come_back(provider, client, next="/people/")
    assert (answer.status_code, answer["Location"]) == (302, "/people/")
    assert is_in(client)
    assert provider.asked["redirect_uri"] == f"http://localhost:8000{BACK}"
    assert provider.asked["code_challenge_method"] == "S256"
    row = SocialAccount.objects.get()
    assert (row.user, row.uid, row.extra_data) == (anong.user, "person-1", {}), (
        "nothing but the identifier is kept"
    )
    assert Entry.objects.filter(action="credentials.identity.linked").count() == 1


def test_a_second_factor_is_asked_for_all_the_same(
    provider: IdentityProvider, linked: None, phone: Phone
) -> None:
    client = Client()
    assert come_back(provider, client)["Location"] == CODE
    assert not is_in(client)
    client.post(CODE, {"code": phone.code()})
    assert is_in(client)


def test_an_unknown_person_is_not_made_into_one(provider: IdentityProvider, anong: Member) -> None:
    people = User.objects.count()
    provider.claims = {"email": "anong@example.go.th", "email_verified": True}
    client = Client()
    answer = come_back(provider, client)
    assert answer.status_code == 403
    assert "No account here belongs to this identity" in answer.content.decode()
    assert (User.objects.count(), SocialAccount.objects.count(), is_in(client)) == (people, 0, False)


@pytest.mark.parametrize(
    ("claims", "sentence"),
    [
        ({"email": "anong@example.go.th", "email_verified": True}, ""),
        ({"email": "anong@example.go.th", "email_verified": False}, "has not confirmed your e-mail address"),
        ({"email": "anong@example.go.th", "email_verified": "true"}, "has not confirmed your e-mail address"),
        ({"email": "anong@example.go.th"}, "has not confirmed your e-mail address"),
        ({"email": "nobody@example.go.th", "email_verified": True}, "No account here"),
        ({"email": "", "email_verified": True}, "No account here"),
        ({"email": ["anong@example.go.th"], "email_verified": True}, "No account here"),
    ],
)
def test_a_confirmed_address_opens_where_the_installation_says_so(
    provider: IdentityProvider, anong: Member, settings: Any, claims: dict[str, Any], sentence: str
) -> None:
    settings.OIDC_MATCH_EMAIL = True
    provider.claims = claims
    client = Client()
    answer = come_back(provider, client)
    assert is_in(client) is not bool(sentence)
    assert sentence in answer.content.decode()


@pytest.mark.parametrize(
    ("claims", "sentence"),
    [
        ({"iss": "https://elsewhere.example"}, "another identity provider"),
        ({"nonce": "another"}, "belongs to another sign-in"),
        ({"nonce": None}, "belongs to another sign-in"),
        ({"exp": 1, "iat": 0}, "too old"),
        ({"exp": None}, "could not be verified"),
        ({"aud": "another-client"}, "could not be verified"),
        ({"sub": None}, "could not be verified"),
    ],
)
def test_a_token_that_does_not_fit_opens_nothing(
    provider: IdentityProvider, linked: None, claims: dict[str, Any], sentence: str
) -> None:
    provider.claims = claims
    client = Client()
    answer = come_back(provider, client)
    assert sentence in answer.content.decode()
    assert not is_in(client)


@pytest.mark.parametrize("forged", ["key", "kid", "none", "HS256"])
def test_a_forged_signature_opens_nothing(provider: IdentityProvider, linked: None, forged: str) -> None:
    if forged == "key":
        provider.published = rsa.generate_private_key(public_exponent=65537, key_size=2048).public_key()
    elif forged == "kid":
        provider.header = {"kid": "unknown"}
    else:
        provider.algorithm = forged
    client = Client()
    assert "could not be verified" in come_back(provider, client).content.decode()
    assert not is_in(client)


def test_an_answer_that_was_not_asked_for_opens_nothing(provider: IdentityProvider, linked: None) -> None:
    """Forged, of another browser, sent twice, or too late."""
    honest, other = Client(), Client()
    back = provider.authorize(honest.post(START)["Location"])
    assert other.get(back).status_code == 403
    assert not is_in(other)
    assert honest.get(f"{BACK}?code=the-code&state=forged").status_code == 403
    assert honest.get(back).status_code == 302
    assert Client().get(BACK).status_code == 403
    assert honest.get(back).status_code == 403


def test_who_stops_there_is_told_that_nothing_happened(provider: IdentityProvider, linked: None) -> None:
    client = Client()
    client.cookies["django_language"] = "en"
    back = provider.authorize(client.post(START)["Location"]).replace("code=the-code", "error=access_denied")
    assert "You have stopped" in client.get(back).content.decode()


def test_a_provider_that_is_down_is_said(db: None, provider: IdentityProvider, settings: Any) -> None:
    [app] = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    app["settings"]["server_url"] = "http://127.0.0.1:9"
    client = Client()
    client.cookies["django_language"] = "en"
    answer = client.post(START)
    assert (answer.status_code, "cannot be reached" in answer.content.decode()) == (403, True)


def test_an_identity_belongs_to_one_account(
    provider: IdentityProvider, linked: None, dao: Member, client_of: Browser
) -> None:
    client = client_of(dao)
    client.get(provider.authorize(client.post("/accounts/office/link/")["Location"]))
    assert not SocialAccount.objects.filter(user=dao.user).exists()


def test_whose_roles_ended_does_not_come_in_this_way_either(
    provider: IdentityProvider, linked: None, anong: Member, travel: time_machine.Traveller
) -> None:
    Membership.objects.filter(user=anong.user).update(ends_on="2025-03-11")
    client = Client()
    assert "You have no role at present" in come_back(provider, client).content.decode()
    assert not is_in(client)


def test_a_forged_next_address_leads_home(provider: IdentityProvider, linked: None) -> None:
    assert come_back(provider, Client(), next="https://elsewhere.example/")["Location"] == "/"


def test_the_link_is_taken_away(
    provider: IdentityProvider, linked: None, anong: Member, client_of: Browser
) -> None:
    client_of(anong).post("/accounts/office/unlink/")
    client = Client()
    come_back(provider, client)
    assert not is_in(client)


def test_without_a_provider_its_addresses_are_not_there(db: None) -> None:
    assert Client().post(START)["Location"] == "/accounts/log-in/"
    assert Client().get(BACK)["Location"] == "/accounts/log-in/"
    assert START not in Client().get("/accounts/log-in/").content.decode()


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"ISSUER": "https://id.example.go.th"}, "PRONGSAI_OIDC_CLIENT_ID and PRONGSAI_OIDC_CLIENT_SECRET"),
        ({"ISSUER": "http://id.example.go.th", "CLIENT_ID": "a", "CLIENT_SECRET": "b"}, "https://"),
        ({"CLIENT_ID": "a", "CLIENT_SECRET": "b"}, "PRONGSAI_OIDC_ISSUER"),
    ],
)
def test_a_setting_that_is_missing_stops_the_start_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, values: dict[str, str], sentence: str
) -> None:
    for name, value in values.items():
        monkeypatch.setenv(f"PRONGSAI_OIDC_{name}", value)
    with pytest.raises(env.BadSetting, match=sentence):
        env.identity_provider("PRONGSAI_OIDC")
