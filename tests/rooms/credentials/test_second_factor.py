"""The authenticator app and the recovery codes: set up, asked for, good once, sealed."""

import threading
from collections.abc import Callable

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import encrypt
from django.core.cache import cache
from django.db import connection, connections
from django.test import Client
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from prongsai.accounts.members import Member
from prongsai.accounts.models import User
from prongsai.audit.models import Entry
from prongsai.credentials import actions, sealing
from prongsai.credentials.sweeping import reseal_factors
from prongsai.intake.models import ResultDraft
from tests.rooms.accounts.test_kept import NEW, TYPED, hidden
from tests.rooms.credentials.conftest import CODE, PASSWORD, Phone, is_in, set_up_app, sign_in

Browser = Callable[[Member], Client]


def test_a_code_is_asked_for_once_the_app_is_set_up(phone: Phone) -> None:
    client = Client()
    answer = sign_in(client, next="/people/")
    assert answer["Location"] == CODE  # type: ignore[index]
    assert not is_in(client)
    assert client.get("/people/").status_code == 302
    assert client.post(CODE, {"code": "000000"}).status_code == 422
    assert not is_in(client)
    assert client.post(CODE, {"code": f"{phone.code()[:3]} {phone.code()[3:]}"})["Location"] == "/people/"
    assert is_in(client)
    assert Entry.objects.filter(action="credentials.session.begun")[0].details == {
        "ways": ["password", "totp"]
    }


def test_thai_digits_are_digits(phone: Phone) -> None:
    client = Client()
    sign_in(client)
    client.post(CODE, {"code": phone.code().translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))})
    assert is_in(client)


@pytest.mark.parametrize("off", [-30, 30])
def test_a_clock_half_a_minute_off_still_opens(phone: Phone, off: int) -> None:
    client = Client()
    sign_in(client)
    client.post(CODE, {"code": phone.code(later=off)})
    assert is_in(client)


@pytest.mark.parametrize("back", [0, -20, -60])
def test_a_code_opens_once_even_when_the_clock_is_moved_back(
    phone: Phone, travel: time_machine.Traveller, back: int
) -> None:
    code = phone.code()
    first, second = Client(), Client()
    sign_in(first)
    first.post(CODE, {"code": code})
    cache.clear()  # another process of the server, or the same after a restart
    travel.shift(back)
    sign_in(second)
    assert second.post(CODE, {"code": code}).status_code == 422
    assert not is_in(second)


def test_the_code_that_set_up_the_app_does_not_sign_in_too(anong: Member, client_of: Browser) -> None:
    phone, _ = set_up_app(client_of(anong))
    cache.clear()
    client = Client()
    sign_in(client)
    assert client.post(CODE, {"code": phone.code()}).status_code == 422


@pytest.mark.slow
def test_a_recovery_code_opens_once(anong: Member, client_of: Browser) -> None:
    _phone, codes = set_up_app(client_of(anong))
    assert len(set(codes)) == 10
    for expected in (True, False):
        client = Client()
        sign_in(client)
        client.post(CODE, {"code": codes[0]})
        assert is_in(client) is expected
    assert Entry.objects.get(action="credentials.recovery_code.used").details == {"left": 9}


@pytest.mark.slow
def test_one_recovery_code_used_twice_at_once_opens_once(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two transactions that really are two: so the rows are put in and taken out by hand, and the trail is left alone."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one writer in at a time")
    monkeypatch.setattr("prongsai.credentials.actions.codes.audit.record", lambda *_, **__: None)
    with django_db_blocker.unblock():
        user = User.objects.create_user("twice", None, name_th="สองครั้ง")
        data = {"seed": encrypt("ab" * 40), "used_mask": 0}
        row = Authenticator.objects.create(user=user, type="recovery_codes", data=data)
        try:
            assert sorted(_taken_twice(user, row.wrap().get_unused_codes()[0])) == ["recovery_codes", "wrong"]
        finally:
            row.delete()
            user.delete()


def _taken_twice(user: User, code: str) -> list[str]:
    taken: list[str] = []
    gate = threading.Barrier(2)

    def take() -> None:
        gate.wait()
        try:
            taken.append(actions.take_code(user=user, code=code, now=timezone.now()).type)
        except actions.CannotTakeCode as refused:
            taken.append(refused.code)
        finally:
            connections.close_all()

    both = [threading.Thread(target=take) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    return taken


@pytest.mark.slow
def test_codes_are_guessed_ten_times_at_most_from_however_many_addresses(phone: Phone) -> None:
    for turn in range(11):
        client = Client(REMOTE_ADDR=f"192.0.2.{turn}")
        sign_in(client)
        answer = client.post(CODE, {"code": f"{turn:06}"})
    assert answer.status_code == 422
    client.post(CODE, {"code": phone.code()})
    assert not is_in(client)


def test_wrong_codes_count_like_wrong_passwords(phone: Phone, settings: object) -> None:
    settings.AXES_ENABLED = True  # type: ignore[attr-defined]
    settings.AXES_FAILURE_LIMIT = 4  # type: ignore[attr-defined]
    client = Client()
    sign_in(client)
    answers = [client.post(CODE, {"code": f"{turn:06}"}).status_code for turn in range(4)]
    assert answers == [422, 422, 422, 429]
    assert client.post(CODE, {"code": phone.code()}).status_code == 429
    assert sign_in(Client()).status_code == 429  # type: ignore[attr-defined]


def test_the_second_step_waits_ten_minutes_and_no_longer(
    phone: Phone, travel: time_machine.Traveller
) -> None:
    client = Client()
    sign_in(client)
    travel.shift(601)
    assert client.post(CODE, {"code": phone.code()})["Location"] == "/accounts/log-in/"
    assert not is_in(client)


def test_nobody_reaches_the_second_step_without_the_first(db: None) -> None:
    assert Client().get(CODE)["Location"] == "/accounts/log-in/"
    assert Client().post(CODE, {"code": "123456"})["Location"] == "/accounts/log-in/"


def test_what_was_typed_is_carried_through_both_steps(phone: Phone, bangkok_yai_2568: object) -> None:
    client = Client()
    kept = hidden(client.post(NEW, TYPED).content.decode())
    second = sign_in(client, **kept)
    kept = hidden(second.content.decode())  # type: ignore[attr-defined]
    wrong = hidden(client.post(CODE, {**kept, "code": "000000"}).content.decode())
    assert wrong["kept"] == kept["kept"]
    page = client.post(CODE, {**wrong, "code": phone.code()}).content.decode()
    assert client.post(NEW, hidden(page)).status_code == 302
    assert len(ResultDraft.objects.get().raw_rows) == 3


def test_secrets_are_sealed_and_stand_on_no_page_afterwards(
    phone: Phone, anong: Member, client_of: Browser
) -> None:
    stored = str(list(Authenticator.objects.filter(user=anong.user).values_list("data", flat=True)))
    assert phone.secret not in stored
    assert phone.secret not in client_of(anong).get("/accounts/security/").content.decode().replace(" ", "")


def test_keys_are_changed_without_losing_a_factor(phone: Phone, anong: Member, settings: object) -> None:
    settings.FACTOR_KEYS = ["the new key", settings.SECRET_KEY]  # type: ignore[attr-defined]
    client = Client()
    sign_in(client)
    client.post(CODE, {"code": phone.code()})
    assert is_in(client)
    sealed = Authenticator.objects.get(user=anong.user, type="totp").data["secret"]
    assert (reseal_factors(), reseal_factors()) == (2, 0), "the app and the recovery codes, once"
    settings.FACTOR_KEYS = ["the new key"]  # type: ignore[attr-defined]
    assert (
        sealing.opened(Authenticator.objects.get(user=anong.user, type="totp").data["secret"]) == phone.secret
    )
    with pytest.raises(sealing.CannotOpen):
        sealing.opened(sealed)


def test_a_lost_key_is_said_and_not_an_error_of_the_server(
    phone: Phone, settings: object, caplog: pytest.LogCaptureFixture
) -> None:
    settings.FACTOR_KEYS = ["another key altogether"]  # type: ignore[attr-defined]
    client = Client()
    client.cookies["django_language"] = "en"
    sign_in(client)
    assert "cannot read your second factor" in client.post(CODE, {"code": phone.code()}).content.decode()
    assert "cannot be opened" in caplog.text


def test_a_wrong_code_leaves_the_same_picture_to_scan(anong: Member, client_of: Browser) -> None:
    client = client_of(anong)
    first = client.get("/accounts/app/").content.decode()
    wrong = client.post("/accounts/app/", {"code": "000000"})
    assert wrong.status_code == 422
    assert first.split('id="secret"')[1][:80] == wrong.content.decode().split('id="secret"')[1][:80]
    assert not Authenticator.objects.exists()
    assert "data:image/svg+xml" in first


@pytest.mark.slow
def test_recovery_codes_are_shown_once_and_made_anew(anong: Member, client_of: Browser) -> None:
    client = client_of(anong)
    _phone, codes = set_up_app(client)
    assert codes[0] not in client.get("/accounts/security/").content.decode()
    page = client.post("/accounts/recovery-codes/").content.decode()
    assert codes[0] not in page
    assert 'download="prongsai-recovery-codes.txt"' in page


def test_with_the_last_factor_its_recovery_codes_go(phone: Phone, anong: Member, client_of: Browser) -> None:
    client_of(anong).post("/accounts/app/remove/")
    assert not Authenticator.objects.exists()
    client = Client()
    sign_in(client)
    assert is_in(client)
    kinds = list(
        Entry.objects.filter(action__startswith="credentials.factor").values_list("action", flat=True)
    )
    assert kinds == ["credentials.factor.removed", "credentials.factor.added"]


def test_after_a_quarter_of_an_hour_the_password_is_asked_for_first(
    anong: Member, client_of: Browser, travel: time_machine.Traveller
) -> None:
    client = client_of(anong)
    travel.shift(16 * 60)
    assert client.get("/accounts/app/")["Location"] == "/accounts/confirm/?next=%2Faccounts%2Fapp%2F"
    assert client.post("/accounts/confirm/", {"current": "wrong"}).status_code == 422
    answer = client.post("/accounts/confirm/", {"current": PASSWORD, "next": "/accounts/app/"})
    assert answer["Location"] == "/accounts/app/"
    assert client.get("/accounts/app/").status_code == 200
    forged = client.post("/accounts/confirm/", {"current": PASSWORD, "next": "//elsewhere.example/"})
    assert forged["Location"] == "/accounts/security/"


def test_a_new_password_ends_the_other_sessions_and_not_this_one(anong: Member, client_of: Browser) -> None:
    here, elsewhere = client_of(anong), client_of(anong)
    new = {"current": PASSWORD, "password": "correct-horse-battery", "again": "correct-horse-battery"}
    assert here.post("/accounts/password/", {**new, "current": "wrong"}).status_code == 422
    assert here.post("/accounts/password/", {**new, "again": "x"}).status_code == 422
    assert here.post("/accounts/password/", new).status_code == 302
    assert here.get("/accounts/security/").status_code == 200
    assert elsewhere.get("/accounts/security/").status_code == 302
    assert Entry.objects.filter(action="credentials.password.changed").exists()


@pytest.mark.parametrize("place", ["/accounts/confirm/", "/accounts/password/"])
def test_a_stolen_session_is_no_place_to_guess_the_password(
    anong: Member, client_of: Browser, settings: object, place: str
) -> None:
    settings.AXES_ENABLED = True  # type: ignore[attr-defined]
    settings.AXES_FAILURE_LIMIT = 3  # type: ignore[attr-defined]
    client = client_of(anong)
    for turn in range(3):
        client.post(place, {"current": f"wrong {turn}"})
    new = "correct-horse-battery"
    answer = client.post(place, {"current": PASSWORD, "password": new, "again": new})
    assert answer.status_code == 429
    assert User.objects.get(pk=anong.user.pk).check_password(PASSWORD)
