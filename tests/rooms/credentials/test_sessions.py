"""Where somebody is signed in: seen, ended by hand, ended by itself."""

from collections.abc import Callable

import pytest
import time_machine
from django.test import Client
from django.utils import timezone, translation

from prongsai.accounts.members import Member
from prongsai.audit.models import Entry
from prongsai.credentials.devices import in_words
from prongsai.credentials.models import OpenSession
from prongsai.credentials.sweeping import sweep_sessions
from tests.rooms.accounts.test_kept import NEW, TYPED, hidden
from tests.rooms.credentials.conftest import is_in, sign_in

pytestmark = pytest.mark.slow
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1"
SECURITY = "/accounts/security/"


def _at(agent: str) -> Client:
    client = Client(HTTP_USER_AGENT=agent)
    sign_in(client)
    return client


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (WINDOWS, "Chrome on Windows"),
        (IPHONE, "Safari on iPhone"),
        (WINDOWS + " Edg/130.0", "Edge on Windows"),
        (
            "Mozilla/5.0 (Linux; Android 14) Version/4.0 Chrome/130.0 Safari/537.36 Line/14.0",
            "LINE on Android",
        ),
        ("curl/8.0", "A device that does not say what it is"),
        ("", "A device that does not say what it is"),
    ],
)
def test_a_device_is_said_in_words(agent: str, words: str) -> None:
    with translation.override("en"):
        assert in_words(agent) == words


def test_all_devices_are_listed_and_this_one_is_marked(
    anong: Member, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    here, _phone = _at(WINDOWS), _at(IPHONE)
    here.get(SECURITY)
    with django_assert_max_num_queries(8):  # type: ignore[attr-defined]
        page = here.get(SECURITY)
    rows = page.context["page"].sessions
    assert sorted(row.is_this for row in rows) == [False, True]
    assert "iPhone" in next(row.device for row in rows if not row.is_this)
    assert not any(key in page.content.decode() for key in OpenSession.objects.values_list("key", flat=True))


def test_one_device_is_signed_out(anong: Member) -> None:
    here, phone, third = _at(WINDOWS), _at(IPHONE), _at("")
    [row] = [row for row in here.get(SECURITY).context["page"].sessions if "iPhone" in row.device]
    assert here.post(row.end_href).status_code == 302
    assert phone.get("/people/").status_code == 302
    assert third.get("/people/").status_code == 200
    assert Entry.objects.filter(action="credentials.session.ended").count() == 1


def test_all_other_devices_are_signed_out(anong: Member) -> None:
    here, phone = _at(WINDOWS), _at(IPHONE)
    here.post("/accounts/sessions/end-others/")
    assert phone.get("/people/").status_code == 302
    assert here.get("/people/").status_code == 200
    assert Entry.objects.get(action="credentials.sessions.ended").details == {"number": 1}


def test_nobody_ends_the_session_of_another(
    anong: Member, dao: Member, client_of: Callable[[Member], Client]
) -> None:
    here = _at(WINDOWS)
    row = OpenSession.objects.get(user=anong.user)
    assert client_of(dao).post(f"/accounts/sessions/{row.pk}/end/").status_code == 404
    assert here.get("/people/").status_code == 200


def test_a_session_ends_when_nobody_uses_it_and_what_was_typed_is_kept(
    anong: Member, settings: object, travel: time_machine.Traveller, bangkok_yai_2568: object
) -> None:
    settings.SESSION_IDLE_SECONDS = 3600  # type: ignore[attr-defined]
    client = _at(WINDOWS)
    for _ in range(3):
        travel.shift(50 * 60)
        assert client.get("/people/").status_code == 200, "every use counts"
    travel.shift(61 * 60)
    answer = client.post(NEW, TYPED)
    assert answer.status_code == 401
    assert hidden(answer.content.decode())["kept_to"] == NEW
    assert not OpenSession.objects.exists()
    assert Entry.objects.filter(action="credentials.session.ended").exists()


def test_a_clock_that_is_moved_back_ends_nothing(
    anong: Member, settings: object, travel: time_machine.Traveller
) -> None:
    settings.SESSION_IDLE_SECONDS = 3600  # type: ignore[attr-defined]
    client = _at(WINDOWS)
    travel.shift(-7200)
    assert client.get("/people/").status_code == 200
    travel.shift(3601)
    assert client.get("/people/").status_code == 302, "and from then on the time counts as ever"


def test_sessions_that_are_over_are_forgotten(anong: Member, travel: time_machine.Traveller) -> None:
    gone, here = _at(WINDOWS), _at(IPHONE)
    gone.session.delete()
    sweep_sessions(now=timezone.now())
    assert OpenSession.objects.get().device == IPHONE
    assert is_in(here)
